import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { defaultPieces } from "../../../src/core/catalogue.js";
import { findItem, placedItems } from "../../../src/core/flow.js";
import { addItem, editItem, moveItem, removeItem, setItemState } from "../../../src/core/items.js";
import { type Item, type Offboarding, type Reason, reasons, type Size, sizes } from "../../../src/core/offboarding.js";
import type { Operation } from "../../../src/core/operation.js";
import { setReason, setSize } from "../../../src/core/reshape.js";
import { listed, tableOrder } from "../../support/checklistTable.js";
import { after, attempt } from "../../support/operations.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext("2026-11-23", "Sam Field");

function itemsOf(document: Offboarding): readonly Item[] {
  return placedItems(document).map(({ item }) => item);
}

function idsIn(document: Offboarding, piece: string): readonly string[] {
  return document.pieces.find(({ id }) => id === piece)?.items.map(({ id }) => id) ?? [];
}

/** Ids in the order of the table. */
function sorted(ids: readonly string[]): readonly string[] {
  const order = tableOrder();
  return [...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** What a change from one list of the table to another is to do with a document that has `here`. */
function expected(here: readonly string[], reason: Reason, size: Size) {
  const ids = listed(reason, size).map(({ id }) => id);
  return {
    added: ids.filter((id) => !here.includes(id)),
    suggestNotNeeded: sorted(here.filter((id) => !ids.includes(id))),
  };
}

describe("the catalogue", () => {
  it("is the design's table, item by item", () => {
    for (const reason of reasons)
      for (const size of sizes)
        assert.deepEqual(
          defaultPieces(reason, size).flatMap(({ id: piece, items }) =>
            items.map(({ id, need, due, owner }) => ({ piece, id, due, owner, need })),
          ),
          listed(reason, size),
        );
  });
});

describe("setReason and setSize", () => {
  for (const reason of reasons)
    for (const size of sizes)
      it(`go by the table, from ${reason} ${size} to any reason in any size`, () => {
        const nothing = { added: [], suggestNotNeeded: [] };
        const document = sampleOffboarding({ reason, size });
        for (const reasonThen of reasons) {
          const first = setReason(reasonThen)(document, context);
          const start = listed(reason, size).map(({ id }) => id);
          assert.deepEqual(
            first.result,
            reason === reasonThen ? nothing : expected(start, reasonThen, size),
            `→ ${reasonThen}`,
          );
          for (const sizeThen of sizes) {
            const what = `→ ${reasonThen} ${sizeThen}`;
            const here = [...start, ...first.result.added];
            const { result, offboarding } = setSize(sizeThen)(first.offboarding, context);
            assert.deepEqual(result, size === sizeThen ? nothing : expected(here, reasonThen, sizeThen), what);

            const { pieces, ...rest } = offboarding;
            assert.deepEqual({ ...rest, pieces: document.pieces }, { ...document, reason: reasonThen, size: sizeThen });
            const ids = pieces.flatMap(({ items }) => items.map(({ id }) => id));
            assert.deepEqual(ids, sorted([...here, ...result.added]), what);
            const before = new Map(listed(reason, "full").map(({ id, need }) => [id, need]));
            const now = new Map(listed(reasonThen, "full").map(({ id, need }) => [id, need]));
            for (const { id, need } of itemsOf(offboarding))
              assert.equal(need, now.get(id) ?? before.get(id), `${what}: ${id}`);
          }
        }
      });

  it("change nothing when it is the same value again, not even what is missing", () => {
    const document = after(sampleOffboarding(), removeItem("jobs"));
    for (const operation of [setReason("complete"), setSize("quick")]) {
      const outcome = operation(document, context);
      assert.equal(outcome.offboarding, document);
      assert.deepEqual(outcome.result, { added: [], suggestNotNeeded: [] });
    }
  });

  it("bring back what was deleted, since that looks like what was never there", () => {
    const document = after(sampleOffboarding(), removeItem("jobs"));
    const outcome = setReason("contract-end")(document, context);
    assert.ok(outcome.result.added.includes("jobs"));
    assert.deepEqual(idsIn(outcome.offboarding, "summary"), idsIn(sampleOffboarding(), "summary"));
  });

  it("let the need follow the reason only where the user had not changed it", () => {
    const document = after(
      sampleOffboarding({ reason: "complete", size: "full" }),
      editItem("plan-contract", { need: "required" }),
      editItem("guide", { need: "optional" }),
    );
    const need = (reason: Reason, id: string) => findItem(after(document, setReason(reason)), id)?.item.need;
    // The catalogue: plan-contract is optional when complete or paused, guide required but for we-cancelled.
    assert.equal(need("paused", "plan-contract"), "required");
    assert.equal(need("client-cancelled", "guide"), "optional");
    assert.equal(need("paused", "backup"), "optional");
    assert.equal(need("we-cancelled", "support-window"), "optional");
  });

  it("suggest open items of the catalogue only, and leave them alone", () => {
    const document = after(
      sampleOffboarding({ size: "standard" }),
      setItemState("results", { state: "done" }),
      setItemState("needs", { state: "not-needed", because: "not-applicable" }),
      addItem({ piece: "summary", title: "Print the photos" }),
    );
    const outcome = setSize("quick")(document, context);
    assert.deepEqual(outcome.result.added, []);
    assert.ok(outcome.result.suggestNotNeeded.includes("who-to-call"));
    for (const id of ["results", "needs", "print-the-photos", "jobs"])
      assert.ok(!outcome.result.suggestNotNeeded.includes(id), id);
    assert.deepEqual(outcome.offboarding, { ...document, size: "quick" });
  });

  it("find what the user moved to another piece, and don't add it twice", () => {
    const document = after(sampleOffboarding(), moveItem("access-list", { piece: "plan" }));
    const outcome = setReason("paused")(document, context);
    assert.deepEqual(idsIn(outcome.offboarding, "plan"), ["plan-notice", "plan-restart", "access-list"]);
    assert.ok(!idsIn(outcome.offboarding, "access").includes("access-list"));
  });

  it("put what they add at its place in the catalogue, between the user's own items", () => {
    const document = after(
      sampleOffboarding(),
      addItem({ piece: "summary", title: "First", before: "deliverables" }),
      addItem({ piece: "summary", title: "Below the list", before: "summary-draft", indent: 1 }),
      addItem({ piece: "summary", title: "Above the faults", before: "known-issues" }),
      addItem({ piece: "referrals", title: "Mine" }),
      addItem({ piece: "meeting", title: "Bring cake" }),
      setSize("full"),
    );
    assert.deepEqual(idsIn(document, "summary"), [
      "first",
      "deliverables",
      "below-the-list",
      "results",
      "summary-draft",
      "decisions",
      "above-the-faults",
      "known-issues",
      "jobs",
      "needs",
    ]);
    assert.deepEqual(idsIn(document, "referrals"), ["mine", "referral-offer", "referral-ask"]);
  });

  it("don't come between an item and what it stands below of", () => {
    const document = after(
      sampleOffboarding({ reason: "paused" }),
      addItem({ piece: "plan", title: "The calendar", before: "plan-notice" }),
      editItem("plan-notice", { indent: 1 }),
      setSize("standard"),
    );
    assert.deepEqual(idsIn(document, "plan"), [
      "plan-agreement",
      "plan-contract",
      "plan-receivers",
      "the-calendar",
      "plan-notice",
      "plan-restart",
    ]);
  });

  it("follow the user's order: behind the neighbour in the catalogue, wherever that is", () => {
    const document = after(sampleOffboarding(), moveItem("jobs", { before: "deliverables" }), setSize("standard"));
    assert.deepEqual(idsIn(document, "summary"), [
      "jobs",
      "needs",
      "deliverables",
      "results",
      "summary-draft",
      "known-issues",
    ]);
  });

  it("give a file back a piece that it lost", () => {
    const document = sampleOffboarding({ reason: "client-cancelled" });
    const kept = document.pieces.filter(({ kind }) => kind !== "feedback" && kind !== "aftercare");
    const result = after({ ...document, pieces: kept }, setReason("complete"), setSize("full"));
    assert.deepEqual(
      result.pieces.map(({ id }) => id),
      document.pieces.map(({ id }) => id),
    );
    assert.deepEqual(idsIn(result, "feedback"), ["feedback-questions", "feedback-asked", "review"]);
  });

  it("take a file without a size for a quick one", () => {
    const { size: _, ...document } = sampleOffboarding();
    const outcome = setReason("client-cancelled")(document, context);
    assert.deepEqual(outcome.result.added, setReason("client-cancelled")(sampleOffboarding(), context).result.added);
    assert.equal(outcome.offboarding.size, undefined);
    assert.equal(setSize("quick")(document, context).offboarding.size, "quick");
  });

  it("refuse what is closed, and what is no reason or size", () => {
    const closed: Offboarding = { ...sampleOffboarding(), status: "closed" };
    assert.throws(() => setReason("paused")(closed, context), /^UserError: offboarding: Acme Ltd is closed/);
    assert.throws(() => setSize("quick")(closed, context), /^UserError: offboarding: Acme Ltd is closed/);
    assert.throws(() => setReason("bored" as Reason)(sampleOffboarding(), context), /^UserError: reason: expected/);
    assert.throws(() => setSize("huge" as Size)(sampleOffboarding(), context), /^UserError: size: expected/);
  });

  it("never lose a tick, a word or an item, whatever the sequence", () => {
    const operation: fc.Arbitrary<Operation<unknown>> = fc.oneof(
      fc.constantFrom(...reasons).map(setReason),
      fc.constantFrom(...sizes).map(setSize),
    );
    const id = fc.constantFrom("deliverables", "jobs", "guide", "pushed", "no-secrets", "support-window");
    const edit: fc.Arbitrary<Operation<unknown>> = fc.oneof(
      id.map((item) => setItemState(item, { state: "done" })),
      id.map((item) => setItemState(item, { state: "not-needed", because: "already-theirs" })),
      id.map((item) => editItem(item, { title: "In my words", due: "T-1d", owner: "both", note: "Mine" })),
      fc.tuple(id, id).map(([item, before]) => moveItem(item, { before })),
      fc.nat(3).map((indent) => addItem({ piece: "summary", title: "Mine", before: "jobs", indent })),
    );
    const whole = (document: Offboarding) =>
      new Map(
        placedItems(document).map(({ piece, item: { need: _, ...item } }) => [item.id, { piece: piece.id, ...item }]),
      );
    fc.assert(
      fc.property(
        fc.array(edit, { maxLength: 5 }).map((edits) => edits.reduce(attempt, sampleOffboarding())),
        fc.array(operation, { minLength: 1, maxLength: 6 }),
        (document, operations) => {
          const before = structuredClone(document);
          const result = after(document, ...operations);
          assert.deepEqual(document, before);
          const now = whole(result);
          for (const [item, kept] of whole(document)) assert.deepEqual(now.get(item), kept);
          const order = itemsOf(result).map((item) => item.id);
          assert.equal(new Set(order).size, order.length);
          // What was there stays in its order, too.
          const known = itemsOf(document).map((item) => item.id);
          assert.deepEqual(
            order.filter((item) => known.includes(item)),
            known,
          );
        },
      ),
    );
  });
});
