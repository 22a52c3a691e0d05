import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { applyChanges, type Change, diff, invert } from "../../../src/core/changes.js";
import type { Json } from "../../../src/core/json.js";
import { type Operation, operate, operation } from "../store/documentOperations.js";
import { runs } from "../store/editing.js";
import { anyDocument, type Container, toJson } from "../store/jsoncDocuments.js";

const operations = fc.array(operation, { minLength: 1, maxLength: 6 });

/** Small values from few keys and ids, so that two of them have much in common; repeated and missing ids too. */
const { value } = fc.letrec<{ value: Json; object: Json; element: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Json[]>(null, 1, "a"),
    tie("object"),
    fc.array(tie("element"), { maxLength: 5 }),
    fc.array(tie("value"), { maxLength: 3 }),
  ),
  object: fc.dictionary(fc.constantFrom("a", "b", "c", "0", "__proto__", "constructor"), tie("value"), {
    noNullPrototype: true,
  }),
  element: fc
    .tuple(fc.constantFrom("a", "b", "a (2)", "__proto__", "d", "e"), tie("object"))
    .map(([id, object]) => ({ id, ...(object as object) })),
}));

function operated(root: Container, todo: readonly Operation[]): Container {
  return todo.reduce((now, one, i) => operate(now, one, 1000 * (i + 1))?.root ?? now, root);
}

function applied(current: Json, changes: readonly Change[]): Json {
  const result = applyChanges(current, changes);
  assert.ok(result.ok, `refused: ${result.ok ? "" : result.path}`);
  return result.value;
}

/** What a change is about: a place that no other change may be above or below of. */
function places(change: Change): readonly (readonly string[])[] {
  if (change.kind === "set") return [change.path];
  const ids = [...Object.keys(change.removed), ...Object.keys(change.added)];
  return [...ids, "(order)"].map((id) => [...change.path, id]);
}

function movesIn(change: Change): boolean {
  if (change.kind === "set") return false;
  const stay = change.before.filter((id) => change.after.includes(id));
  return stay.join() !== change.after.filter((id) => change.before.includes(id)).join();
}

/** Whether two changes have nothing to do with each other. */
function unrelated(one: Change, other: Change): boolean {
  const sameList = one.kind === "list" && other.kind === "list" && one.path.join() === other.path.join();
  if (sameList && (movesIn(one) || movesIn(other))) return false;
  // Two additions at one place: either order is right.
  if (sameList && Object.keys(one.added).length > 0 && Object.keys(other.added).length > 0) return false;
  if (sameList)
    return places(one).every((a) => places(other).every((b) => a.at(-1) === "(order)" || a.at(-1) !== b.at(-1)));
  return places(one).every((a) => places(other).every((b) => !isPrefix(a, b) && !isPrefix(b, a)));
}

function isPrefix(short: readonly string[], long: readonly string[]): boolean {
  return short.every((step, i) => step === long[i]);
}

describe("changes, laws", function () {
  this.timeout(100 * runs.numRuns);

  it("a diff applied to the one gives the other, and its inverse leads back", () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        const changes = diff(before, after);
        assert.deepEqual(applied(before, changes), after);
        assert.deepEqual(applied(after, invert(changes)), before);
        assert.deepEqual(applied(before, invert(invert(changes))), after);
      }),
      { numRuns: runs.numRuns * 3 },
    );
  });

  it("keeps the order of keys and elements", () => {
    fc.assert(
      fc.property(anyDocument, operations, ({ root }, todo) => {
        const before = toJson(root);
        const after = toJson(operated(root, todo));
        const changes = diff(before, after);
        assert.equal(JSON.stringify(applied(before, changes)), JSON.stringify(after));
        assert.equal(JSON.stringify(applied(after, invert(changes))), JSON.stringify(before));
      }),
      runs,
    );
  });

  it("there is nothing between a value and itself", () => {
    fc.assert(
      fc.property(value, (one) => {
        assert.deepEqual(diff(one, one), []);
        assert.deepEqual(diff(one, structuredClone(one)), []);
      }),
      runs,
    );
  });

  it("a change cannot be made twice", () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        const changes = diff(before, after);
        fc.pre(changes.length > 0);
        assert.equal(applyChanges(after, changes).ok, false);
      }),
      runs,
    );
  });

  it("unrelated changes commute", () => {
    let met = 0;
    fc.assert(
      fc.property(anyDocument, operations, operations, ({ root }, todo, others) => {
        const base = toJson(root);
        const mine = diff(base, toJson(operated(root, todo)));
        const theirs = diff(
          base,
          toJson(
            operated(
              root,
              others.map((one) => ({ ...one, at: one.at + 1, from: one.from + 1 })),
            ),
          ),
        );
        fc.pre(mine.every((one) => theirs.every((other) => unrelated(one, other))));
        met++;
        assert.deepEqual(applied(applied(base, mine), theirs), applied(applied(base, theirs), mine));
      }),
      runs,
    );
    assert.ok(met >= runs.numRuns);
  });
});
