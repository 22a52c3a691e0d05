import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { balance } from "../../../src/core/balance.js";
import { defaultPieces } from "../../../src/core/catalogue.js";
import { close } from "../../../src/core/closing.js";
import { placedItems } from "../../../src/core/flow.js";
import { editFields } from "../../../src/core/fields.js";
import { markSent } from "../../../src/core/goodbye.js";
import { addItem, setItemState } from "../../../src/core/items.js";
import { type Offboarding, type Reason, reasons, sizes } from "../../../src/core/offboarding.js";
import { addPiece, combinePieces } from "../../../src/core/pieces.js";
import { startAgainFrom } from "../../../src/core/startAgain.js";
import { fullOffboarding } from "../../support/builders.js";
import { after } from "../../support/operations.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext("2027-06-01", "Anna Berg");
const ending = { lastDay: "2027-07-30", reason: "contract-end" } as const;

function again(old: Offboarding, changes: Partial<Parameters<typeof startAgainFrom>[1]> = {}): Offboarding {
  return startAgainFrom(old, { ...ending, ...changes }, context);
}

describe("startAgainFrom", () => {
  it("is new, with the client's data and an open default checklist", () => {
    const old = fullOffboarding({ flavor: "friendly", size: "standard", status: "closed", closedOn: "2027-01-04" });
    const before = structuredClone(old);
    const result = again(old);
    assert.deepEqual(old, before);
    assert.equal(result.id, "id-1");
    const { client, provider, tasks, issues, decisions, needs, flavor, size } = old;
    const { project, pieces, deliverables, access, invoices, support, ...rest } = result;
    assert.deepEqual(rest, {
      version: 1,
      id: "id-1",
      createdOn: "2027-06-01",
      status: "open",
      provider,
      client,
      reason: "contract-end",
      flavor,
      size,
      tasks,
      issues,
      decisions,
      needs,
    });
    assert.deepEqual(project, { ...old.project, startedOn: "2026-12-11", lastDay: "2027-07-30" });
    assert.deepEqual(pieces, defaultPieces("contract-end", "standard"));
    assert.deepEqual(
      deliverables?.map(({ id }) => id),
      ["shop", "baking-list", "cakes"],
    );
    assert.deepEqual(support, { covers: old.support?.covers, rateAfter: old.support?.rateAfter });
    assert.ok(access && invoices);
  });

  it("takes My Details as they are today, if they are told", () => {
    const provider = { name: "Anna Berg", phone: "+353 1 555 0999" };
    assert.deepEqual(again(fullOffboarding(), { provider }).provider, provider);
  });

  it("lets the work begin where it ended, at the restart if it was paused", () => {
    const started = (old: Offboarding, lastDay: string = ending.lastDay) => again(old, { lastDay }).project.startedOn;
    const old = fullOffboarding();
    assert.equal(started(old), "2026-12-11");
    assert.equal(started({ ...old, reason: "paused" }), "2027-03-01");
    assert.equal(started({ ...old, reason: "paused", support: {} }), "2026-12-11");
    // The client thought better of it: the same work, with another end.
    assert.equal(started(old, "2026-12-11"), "2026-02-02");
    assert.equal(started(sampleOffboarding(), "2026-11-30"), undefined);
  });

  it("asks of each account again, from where it is by now", () => {
    const old = fullOffboarding();
    const states = ["to-move", "moved", "confirmed", "mine-removed"] as const;
    const access = states.map((state) => ({
      id: state,
      name: state,
      kind: "hosting" as const,
      ownerNow: "me",
      ownerAfter: "client",
      renewal: state === "moved" ? "2027-05-31" : "2027-06-01",
      state,
      secretRotatedOn: "2026-12-14",
    }));
    assert.deepEqual(
      again({ ...old, access }).access,
      states.map((state) => ({
        id: state,
        name: state,
        kind: "hosting",
        ownerNow: state === "to-move" ? "me" : "client",
        ownerAfter: "client",
        ...(state !== "moved" && { renewal: "2027-06-01" }),
      })),
    );
  });

  it("never loses a balance: open invoices come along, settled ones do not", () => {
    const old = fullOffboarding();
    const invoice = { currency: "EUR", total: 100 } as const;
    const invoices: Offboarding["invoices"] = [
      ...(old.invoices ?? []),
      { ...invoice, id: "partly", number: "3", payments: [{ on: "2026-12-20", amount: 40 }] },
      { ...invoice, id: "agreed", number: "4", state: "agreed", agreedOn: "2026-12-20" },
      { ...invoice, id: "off", number: "5", state: "written-off" },
      { ...invoice, id: "refund", number: "6", credited: 150 },
      { ...invoice, id: "early", number: "7", issued: "2026-01-31" },
    ];
    const all: Offboarding = { ...old, invoices, billing: { settledUpTo: "2026-03-31" } };
    const result = again(all);
    assert.deepEqual(
      result.invoices?.map(({ id, state }) => [id, state].join(" ").trim()),
      ["final", "partly", "agreed agreed", "refund"],
    );
    assert.deepEqual(balance(result), balance(all));
  });

  it("does not take “nothing” over: neither a nil balance nor an empty list", () => {
    const old: Offboarding = {
      ...sampleOffboarding(),
      billing: { outstanding: "none", declaredOn: "2026-12-10" },
      issues: [],
      tasks: [],
      access: [],
      invoices: [],
    };
    const result = again(old);
    assert.equal(balance(result).known, false);
    for (const field of ["billing", "issues", "tasks", "access", "invoices"])
      assert.ok(!Object.hasOwn(result, field), field);
  });

  it("keeps promises whose day has not passed, and nothing else of the meeting", () => {
    const promise = { id: "guide", text: "A guide", who: "me", by: "2027-06-01" };
    const meeting = { choice: "hold", notes: "Long", promises: [promise, { ...promise, id: "b", by: "2027-05-31" }] };
    assert.deepEqual(again({ ...fullOffboarding(), meeting } as Offboarding).meeting, { promises: [promise] });
    assert.equal(again(fullOffboarding()).meeting, undefined);
  });

  it("asks for no promise again that was kept or has passed, and takes one that stands with its day and tick", () => {
    const promises = [
      { text: "Send the logo", who: "me", by: "2026-12-16" },
      { text: "Look in", who: "me", by: "2027-08-01" },
      { text: "Pay", who: "client", by: "2027-09-01" },
    ];
    const old = after(
      sampleOffboarding(),
      editFields({ "meeting.promises": promises }),
      setItemState(["promise-send-the-logo", "promise-look-in"], { state: "done" }),
    );
    assert.deepEqual(
      placedItems(again(old)).flatMap(({ item }) =>
        item.id.startsWith("promise-") ? [[item.id, item.due, item.state]] : [],
      ),
      [
        ["promise-look-in", "2027-08-01", "done"],
        ["promise-pay", "2027-09-01", "open"],
      ],
    );
  });

  it("asks for one's own pieces and items again, but for what was not needed", () => {
    const old = after(
      sampleOffboarding({ size: "full" }),
      addPiece({ title: "Photos", before: "training" }),
      addItem({ piece: "photos", title: "Send them", due: "T-3d", need: "required", owner: "both", note: "On Monday" }),
      addItem({ piece: "photos", title: "Print some", due: "2026-12-01", indent: 1 }),
      addItem({ piece: "photos", title: "Frame one" }),
      addItem({ piece: "access", title: "Door key", indent: 1 }),
      addPiece({ title: "Party" }),
      combinePieces({ piece: "photos", within: "meeting" }),
      setItemState(["send-them", "door-key", "jobs"], { state: "done" }),
      setItemState("frame-one", { state: "not-needed", because: "other" }),
    );
    const skipped: Offboarding = {
      ...old,
      pieces: old.pieces.map((piece) =>
        piece.id === "party" ? { ...piece, skippedBecause: "not-applicable" } : piece,
      ),
    };
    const result = again(skipped);
    assert.deepEqual(
      result.pieces.map(({ id }) => id),
      defaultPieces("complete", "full").flatMap(({ id }) => (id === "email" ? ["photos", "email"] : [id])),
    );
    assert.deepEqual(
      result.pieces.find(({ id }) => id === "photos"),
      {
        id: "photos",
        kind: "custom",
        title: "Photos",
        items: [
          { id: "send-them", title: "Send them", need: "required", due: "T-3d", owner: "both", state: "open" },
          { id: "print-some", title: "Print some", need: "optional", state: "open", indent: 1 },
        ],
      },
    );
    assert.deepEqual(result.pieces.find(({ id }) => id === "access")?.items.at(-1), {
      id: "door-key",
      title: "Door key",
      need: "optional",
      state: "open",
    });
  });

  it("says which argument is wrong", () => {
    assert.throws(() => again(fullOffboarding(), { lastDay: "soon" }), /^UserError: lastDay: expected a day/);
    assert.throws(() => again(fullOffboarding(), { reason: "bored" as Reason }), /^UserError: reason: expected/);
  });

  it("has no tick and no goodbye, and each item once, whatever the old one was", () => {
    const any = fc.record({
      reason: fc.constantFrom(...reasons),
      size: fc.constantFrom(...sizes),
      next: fc.constantFrom(...reasons),
      ticks: fc.infiniteStream(fc.constantFrom("open" as const, "done" as const)),
      isSent: fc.boolean(),
    });
    fc.assert(
      fc.property(any, ({ reason, size, next, ticks, isSent }) => {
        const fresh = sampleOffboarding({ reason, size });
        const ids = placedItems(fresh).flatMap(({ item }) =>
          item.auto === undefined && ticks.next().value === "done" ? [item.id] : [],
        );
        const ticked = ids.length > 0 ? [setItemState(ids, { state: "done" })] : [];
        const sent = isSent ? [markSent({ overridden: true })] : [];
        const result = again(after(fresh, ...ticked, ...sent, close({ anyway: true })), { reason: next });
        assert.deepEqual(result.pieces, defaultPieces(next, size));
        for (const field of ["email", "closedOn"]) assert.ok(!Object.hasOwn(result, field), field);
        assert.equal(result.status, "open");
      }),
    );
  });
});
