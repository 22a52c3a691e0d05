import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { findItem } from "../../../src/core/flow.js";
import { addItem, editItem, moveItem, removeItem, setItemState } from "../../../src/core/items.js";
import { type Offboarding, offboarding as schema } from "../../../src/core/offboarding.js";
import type { Operation } from "../../../src/core/operation.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const context = fixedContext("2026-11-23", "Sam Field");

function idsIn(document: Offboarding, piece: string): string[] {
  return document.pieces.find((each) => each.id === piece)?.items.map((item) => item.id) ?? [];
}

describe("setItemState", () => {
  it("ticks with moment and name, right behind the state, and takes both back", () => {
    const ticked = setItemState("deliverables", { state: "done" })(sampleOffboarding(), context).offboarding;
    assert.deepEqual(Object.entries(findItem(ticked, "deliverables")?.item ?? {}).slice(5), [
      ["state", "done"],
      ["doneAt", "2026-11-23T09:30:00Z"],
      ["doneBy", "Sam Field"],
      ["check", "deliverables-listed"],
      ["opens", "details:deliverables"],
    ]);
    const again = setItemState("deliverables", { state: "open" })(ticked, context).offboarding;
    assert.deepEqual(again, sampleOffboarding());
  });

  it("does nothing to what is in that state already", () => {
    const ticked = setItemState("deliverables", { state: "done" })(sampleOffboarding(), context).offboarding;
    const later = setItemState("deliverables", { state: "done" })(ticked, fixedContext("2026-12-01")).offboarding;
    assert.deepEqual(later, ticked);
  });

  it("is atomic: one that cannot be ticked, and none is", () => {
    const tick = (ids: string[]) => () => setItemState(ids, { state: "done" })(sampleOffboarding(), context);
    assert.throws(tick(["deliverables", "balance"]), /^UserError: item: .*sendoff\.recordPayment/);
    assert.throws(tick(["deliverables", "goodbye-sent"]), /^UserError: item: .*sendoff\.markEmailSent/);
    assert.throws(tick(["deliverables", "nothing"]), /^UserError: item: there is no item “nothing”/);
    assert.throws(tick([]), /^UserError: item: name at least one/);
  });

  it("wants a reason for “not needed”, and only then", () => {
    const set = (state: Parameters<typeof setItemState>[1]) => () =>
      setItemState("deliverables", state)(sampleOffboarding(), context);
    assert.throws(set({ state: "not-needed" }), /^UserError: because: is required/);
    assert.throws(set({ state: "done", because: "other" }), /^UserError: because/);
    assert.equal(
      findItem(set({ state: "not-needed", because: "already-theirs" })().offboarding, "deliverables")?.item.notNeeded,
      "already-theirs",
    );
  });

  it("refuses when it is closed, but for the aftercare", () => {
    const closed: Offboarding = { ...sampleOffboarding(), status: "closed" };
    assert.throws(
      () => setItemState("deliverables", { state: "done" })(closed, context),
      /offboarding: Acme Ltd is closed/,
    );
    const standard: Offboarding = { ...sampleOffboarding({ size: "standard" }), status: "closed" };
    assert.equal(
      findItem(setItemState("hello-two-weeks", { state: "done" })(standard, context).offboarding, "hello-two-weeks")
        ?.item.state,
      "done",
    );
  });

  it("refuses an id that stands twice", () => {
    const document = sampleOffboarding();
    const doubled = {
      ...document,
      pieces: document.pieces.map((piece) => ({ ...piece, items: piece.items.flatMap((item) => [item, item]) })),
    };
    assert.throws(
      () => setItemState("deliverables", { state: "done" })(doubled, context),
      /item: two items have the id/,
    );
  });
});

describe("items", () => {
  it("are added at the end or before another, with a readable id that is free", () => {
    const first = addItem({ piece: "repo", title: "Call the host" })(sampleOffboarding(), context);
    assert.equal(first.result.item, "call-the-host");
    const second = addItem({
      piece: "summary",
      title: "Call the host",
      before: "jobs",
      due: "T-3d",
      need: "required",
      note: "Mo–Fr",
    })(first.offboarding, context);
    assert.equal(second.result.item, "call-the-host-2");
    assert.deepEqual(idsIn(second.offboarding, "summary"), [
      "deliverables",
      "summary-draft",
      "known-issues",
      "call-the-host-2",
      "jobs",
    ]);
    assert.deepEqual(Object.keys(findItem(second.offboarding, "call-the-host-2")?.item ?? {}), [
      "id",
      "title",
      "need",
      "due",
      "state",
      "note",
    ]);
  });

  it("say which field is wrong", () => {
    const add = (given: Partial<Parameters<typeof addItem>[0]>) => () =>
      addItem({ piece: "repo", title: "x", ...given })(sampleOffboarding(), context);
    assert.throws(add({ piece: "nowhere" }), /^UserError: piece: there is no piece “nowhere”; there are plan, summary/);
    assert.throws(add({ before: "jobs" }), /^UserError: before: there is no item “jobs” in/);
    assert.throws(add({ title: " " }), /title: must not be empty/);
    assert.throws(add({ due: "soon" }), /due: expected T, T-8d/);
    assert.throws(add({ due: "2026-02-30" }), /due: expected/);
    assert.throws(add({ link: " JaVaScript:alert(1)" }), /link: expected a link/);
    assert.throws(add({ indent: 4 }), /indent/);
    const edit = (set: Record<string, unknown>) => () => editItem("jobs", set)(sampleOffboarding(), context);
    assert.throws(edit({ state: "done" }), /^UserError: set\.state: is set with sendoff\.setItemState/);
    assert.throws(edit({ nonsense: 1 }), /^UserError: set\.nonsense/);
    assert.throws(edit({ title: null }), /^UserError: set\.title: is required/);
    assert.throws(edit({ title: 7 }), /^UserError: set\.title: expected a text/);
  });

  it("are edited field by field, and say what is different now", () => {
    const outcome = editItem("jobs", { due: null, owner: "both", need: "required" })(sampleOffboarding(), context);
    assert.deepEqual(outcome.result.changed, ["due", "owner"]);
    assert.deepEqual(findItem(outcome.offboarding, "jobs")?.item.due, undefined);
  });

  it("are moved together, before another or to the end of a piece", () => {
    const move = (...given: Parameters<typeof moveItem>) => moveItem(...given)(sampleOffboarding(), context);
    assert.deepEqual(move(["jobs", "deliverables"], { before: "known-issues" }).result.items, [
      "summary-draft",
      "jobs",
      "deliverables",
      "known-issues",
    ]);
    assert.deepEqual(move("deliverables", {}).result.items, ["summary-draft", "known-issues", "jobs", "deliverables"]);
    const across = move(["jobs", "pushed"], { piece: "feedback" });
    assert.deepEqual(across.result.items, ["feedback-asked", "jobs", "pushed"]);
    assert.deepEqual(idsIn(across.offboarding, "repo"), ["no-secrets"]);
    assert.deepEqual(move(["deliverables", "summary-draft"], { before: "summary-draft" }).result.items, [
      "deliverables",
      "summary-draft",
      "known-issues",
      "jobs",
    ]);
    assert.throws(() => move("jobs", { before: "pushed", piece: "summary" }), /before: there is no item “pushed”/);
  });

  it("leave what is indented below them where it is when they are removed, one step less each", () => {
    const start = sampleOffboarding();
    const indents: Readonly<Record<string, number>> = { a: 0, a1: 1, a2: 2, b: 1, c: 0, c1: 1 };
    const items = Object.entries(indents).map(
      ([id, indent]) => ({ id, title: id, need: "optional", state: "open", ...(indent > 0 && { indent }) }) as const,
    );
    const pieces = start.pieces.map((piece) => (piece.id === "summary" ? { ...piece, items } : piece));
    const left = (...ids: readonly string[]): string => {
      const { offboarding } = removeItem(ids)({ ...start, pieces }, context);
      const summary = offboarding.pieces.find(({ id }) => id === "summary");
      return (summary?.items ?? []).map(({ id, indent = 0 }) => `${id}${">".repeat(indent)}`).join(" ");
    };
    assert.equal(left("a"), "a1 a2> b c c1>");
    assert.equal(left("a1"), "a a2> b> c c1>");
    assert.equal(left("a", "a1"), "a2 b c c1>");
    assert.equal(left("b"), "a a1> a2>> c c1>");
    assert.equal(left("c1", "c"), "a a1> a2>> b>");
  });

  it("stay whole under any sequence of operations", () => {
    const word = fc.constantFrom("deliverables", "jobs", "pushed", "guide", "balance", "nothing", "new");
    const piece = fc.constantFrom("summary", "repo", "email", "aftercare", "nowhere");
    const operation: fc.Arbitrary<Operation<unknown>> = fc.oneof(
      fc.tuple(piece, fc.string()).map(([id, title]) => addItem({ piece: id, title })),
      fc.tuple(word, fc.string()).map(([id, title]) => editItem(id, { title })),
      word.map((id) => removeItem(id)),
      fc.tuple(fc.uniqueArray(word, { minLength: 1 }), piece).map(([ids, target]) => moveItem(ids, { piece: target })),
      fc.tuple(fc.uniqueArray(word, { minLength: 1 }), word).map(([ids, before]) => moveItem(ids, { before })),
      fc
        .tuple(word, fc.constantFrom("open" as const, "done" as const))
        .map(([id, state]) => setItemState(id, { state })),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 30 }), (operations) => {
        let document = sampleOffboarding();
        for (const each of operations) {
          const before = structuredClone(document);
          try {
            const after = each(document, context).offboarding;
            schema.parse(after);
            assert.deepEqual(document, before, "the document that went in is not changed");
            document = after;
          } catch (error) {
            if (!(error instanceof Error) || error.name !== "UserError") throw error;
          }
        }
        const ids = document.pieces.flatMap((each) => each.items.map((item) => item.id));
        assert.equal(new Set(ids).size, ids.length);
      }),
    );
  });
});
