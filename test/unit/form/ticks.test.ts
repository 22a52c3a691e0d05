import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { findItem } from "../../../src/core/flow.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { addRecord } from "../../../src/core/recordOperations.js";
import { act } from "../../../src/form/actions.js";
import { applyDrafts, type Draft } from "../../../src/form/drafts.js";
import { tabState } from "../../../src/form/tabState.js";
import { warningsIn } from "../../../src/form/warnings.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext("2026-11-23", "Sam Field");
const full = (): Offboarding => sampleOffboarding({ size: "full" });
const type = (document: Offboarding, at: Draft["at"], text: string): Offboarding => {
  const { offboarding, problems } = applyDrafts(document, [{ at, text }], context);
  assert.deepEqual(problems, {});
  return offboarding;
};
const stateOf = (document: Offboarding, id: string) => findItem(document, id)?.item.state;
const add = (document: Offboarding, kind: "access" | "task" | "invoice", value: object): Offboarding =>
  addRecord(kind, { ...value })(document, context).offboarding;

describe("what the details form does, it ticks", () => {
  it("with the last account of its kinds that moves, and with a job that was tried alone", () => {
    const account = { ownerNow: "me", ownerAfter: "client" };
    let document = add(full(), "access", { name: "Domain", kind: "domain", ...account });
    document = add(document, "access", { name: "Host", kind: "hosting", ...account });
    document = type(document, ["access", "domain", "state"], "moved");
    assert.equal(stateOf(document, "access-domain-hosting"), "open");
    document = type(document, ["access", "host", "state"], "moved");
    assert.equal(stateOf(document, "access-domain-hosting"), "done");
    assert.equal(findItem(document, "access-domain-hosting")?.item.doneBy, "Sam Field");

    document = add(document, "task", { name: "Back up" });
    document = type(document, ["tasks", "back-up", "minutes"], "15");
    assert.equal(stateOf(document, "tried-alone"), "open");
    document = type(document, ["tasks", "back-up", "triedAloneOn"], "2026-11-20");
    assert.equal(stateOf(document, "tried-alone"), "done");
  });

  it("with fields that an item asks for, all of them", () => {
    let document = type(full(), ["support", "until"], "2027-03-01");
    document = type(document, ["support", "covers"], "Faults of the shop");
    assert.equal(stateOf(document, "support-window"), "open");
    document = type(document, ["support", "rateAfter"], "90 € an hour");
    assert.equal(stateOf(document, "support-window"), "done");
  });

  it("with the word that there are none, which answers what an item asks for", () => {
    const asking = { issues: "known-issues", tasks: "jobs", needs: "needs" } as const;
    for (const [list, item] of Object.entries(asking)) {
      const none = act(full(), "none", [list], context);
      assert.equal(stateOf(none, item), "done", list);
      // What was ticked may have been looked at since; to take the word back unticks nothing.
      assert.equal(stateOf(act(none, "unset", [list], context), item), "done", list);
    }
    assert.equal(stateOf(add(full(), "task", { name: "Back up" }), "jobs"), "open");
  });

  it("not again what a person has opened again", () => {
    let document = add(full(), "task", { name: "Back up" });
    document = type(document, ["tasks", "back-up", "triedAloneOn"], "2026-11-20");
    document = type(document, ["pieces", "training", "items", "tried-alone", "note"], "Once more with Tom");
    const reopened = {
      ...document,
      pieces: document.pieces.map((piece) => ({
        ...piece,
        items: piece.items.map((item) => (item.id === "tried-alone" ? { ...item, state: "open" as const } : item)),
      })),
    };
    assert.equal(stateOf(type(reopened, ["tasks", "back-up", "minutes"], "10"), "tried-alone"), "open");
  });
});

describe("the meeting in the details form", () => {
  const piece = ({ pieces }: Offboarding) => pieces.find(({ kind }) => kind === "meeting");
  const shownPaths = (document: Offboarding): readonly string[] =>
    tabState(document, "meeting", context.today).flatMap(({ fields }) => fields.map(({ at }) => at.join(".")));

  it("is held or folded by the rules of the command, which ticks its item", () => {
    const folded = type(full(), ["meeting", "choice"], "fold");
    assert.deepEqual([piece(folded)?.within, stateOf(folded, "meeting-choice")], ["email", "done"]);
    const held = type(folded, ["meeting", "choice"], "hold");
    assert.deepEqual([piece(held)?.within, held.meeting?.choice], [undefined, "hold"]);
  });

  it("is skipped with a reason, which is asked only then and goes for its items", () => {
    const reason = "pieces.meeting.skippedBecause";
    assert.ok(!shownPaths(full()).includes(reason));
    const skipped = type(full(), ["meeting", "choice"], "skip");
    assert.ok(shownPaths(skipped).includes(reason));
    assert.equal(findItem(skipped, "agenda")?.item.notNeeded, "not-applicable");
    const said = type(skipped, reason.split("."), "not-in-contract");
    assert.equal(piece(said)?.skippedBecause, "not-in-contract");
    assert.equal(findItem(said, "agenda")?.item.notNeeded, "not-in-contract");
    assert.equal(stateOf(type(said, ["meeting", "choice"], "hold"), "agenda"), "open");
  });
});

describe("what is odd in the details form", () => {
  it("stands at the address of its field or row, and a late draft of an invoice with it", () => {
    const invoice = { currency: "EUR", total: 500 };
    let document = add(sampleOffboarding(), "invoice", { ...invoice, number: "7", state: "draft" });
    document = add(document, "invoice", { ...invoice, number: "7", issued: "2027-02-01", due: "2027-01-01" });
    document = { ...document, project: { ...document.project, startedOn: "2026-12-24" } };
    const found = warningsIn(document, "2026-12-12").map(({ at, label, message }) => [at.join("."), label, message]);
    assert.deepEqual(found, [
      ["invoices.7-2.number", "Number", "The invoice number 7 is used twice."],
      [
        "invoices.7-2.issued",
        "Issued",
        "This invoice went out after the last day; the client should know of it before the goodbye.",
      ],
      ["invoices.7-2.due", "Due", "This invoice is due before it was issued."],
      ["project.lastDay", "Last day", "This is before the work began (2026-12-24)."],
      ["invoices.7.state", "State", "This invoice is late: send it while you still talk often."],
    ]);
    const wrong = {
      ...document,
      invoices: [{ id: "a", number: "9", currency: "EUR", total: 5, lines: [{ text: "x", amount: 6 }] }],
    };
    assert.deepEqual(
      warningsIn(wrong, "2026-11-23")
        .slice(0, 1)
        .map(({ at, message }) => [at.join("."), message]),
      [["invoices.a.total", "Is €0.05, but the lines make €0.06."]],
    );
  });
});
