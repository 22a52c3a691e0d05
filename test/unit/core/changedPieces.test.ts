import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { changedPieces } from "../../../src/core/changedPieces.js";
import { addItem, moveItem, setItemState } from "../../../src/core/items.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import type { Operation } from "../../../src/core/operation.js";
import { combinePieces } from "../../../src/core/pieces.js";
import { editFields } from "../../../src/core/fields.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

describe("changed pieces", () => {
  const document = sampleOffboarding();
  const after = (...operations: readonly Operation<unknown>[]): Offboarding =>
    operations.reduce((now, operation) => operation(now, fixedContext()).offboarding, document);
  const changed = (...operations: readonly Operation<unknown>[]) =>
    changedPieces(document, JSON.parse(JSON.stringify(after(...operations))) as Offboarding)?.map(({ id }) => id);

  it("are those in which items were ticked, added or moved", () => {
    assert.deepEqual(changed(), []);
    assert.deepEqual(changed(setItemState(["jobs", "guide"], { state: "done" })), ["summary", "training"]);
    assert.deepEqual(changed(addItem({ piece: "repo", title: "Till" })), ["repo"]);
    assert.deepEqual(changed(moveItem("jobs", { piece: "training" })), ["summary", "training"]);
  });

  it("are not all, if other data changed, a piece came to be shown, or nests otherwise", () => {
    assert.equal(changed(editFields({ "project.lastDay": "2027-01-01" })), undefined);
    assert.equal(changed(addItem({ piece: "meeting", title: "Coffee" })), undefined);
    assert.equal(changed(combinePieces({ preset: "email-carries" })), undefined);
  });
});
