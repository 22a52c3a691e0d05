import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { applyChanges, diff, invert } from "../../../src/core/changes.js";
import type { Json } from "../../../src/core/json.js";

/** What becomes of `current` when the change from `before` to `after` is made to it: a value, or where it is refused. */
function merged(before: Json, after: Json, current: Json): Json {
  const result = applyChanges(current, diff(before, after));
  return result.ok ? result.value : `refused: ${result.path}`;
}

function undone(before: Json, after: Json, current: Json): Json {
  const result = applyChanges(current, invert(diff(before, after)));
  return result.ok ? result.value : `refused: ${result.path}`;
}

const item = (id: string, state = "open"): Json => ({ id, state });
const ids = (value: Json): string => (value as readonly { id: string }[]).map(({ id }) => id).join("");

describe("changes", () => {
  describe("diff", () => {
    it("speaks of keys and ids", () => {
      const before = { pieces: [{ id: "plan", items: [item("a"), item("b")] }], reason: "complete" };
      const after = { pieces: [{ id: "plan", items: [item("a"), { ...{ id: "b", state: "done" }, doneAt: "now" }] }] };
      assert.deepEqual(diff(before, after), [
        { kind: "set", path: ["pieces", "plan", "items", "b", "state"], before: "open", after: "done" },
        { kind: "set", path: ["pieces", "plan", "items", "b", "doneAt"], after: "now", follows: "state" },
        { kind: "set", path: ["reason"], before: "complete", follows: "pieces" },
      ]);
    });

    it("has one change for a list", () => {
      assert.deepEqual(
        diff({ l: [item("a"), item("b"), item("c")] }, { l: [item("c"), item("x"), item("a", "done")] }),
        [
          {
            kind: "list",
            path: ["l"],
            before: ["a", "b", "c"],
            after: ["c", "x", "a"],
            removed: { b: item("b") },
            added: { x: item("x") },
          },
          { kind: "set", path: ["l", "a", "state"], before: "open", after: "done" },
        ],
      );
    });

    it("takes a list without ids as one value", () => {
      assert.deepEqual(diff({ l: ["a"] }, { l: ["a", "b"] }), [
        { kind: "set", path: ["l"], before: ["a"], after: ["a", "b"] },
      ]);
      assert.equal(diff([item("a"), { title: "no id" }], [item("a", "done"), { title: "no id" }]).length, 1);
    });

    it("tells elements with the same id apart", () => {
      assert.deepEqual(diff([item("a"), item("a")], [item("a"), item("a", "done")]), [
        { kind: "set", path: ["a (2)", "state"], before: "open", after: "done" },
      ]);
      const literal = [item("a"), item("a (2)"), item("a")];
      assert.deepEqual(diff(literal, literal.with(2, item("a", "done")))[0]?.path, ["a (3)", "state"]);
    });

    it("sees no change in another order of keys, nor in a property that is undefined", () => {
      assert.deepEqual(diff({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 }), []);
      assert.deepEqual(diff({ a: 1 }, { a: 1, b: undefined } as unknown as Json), []);
    });

    it("treats __proto__ as a key and an id like any other", () => {
      const before = JSON.parse(`{ "__proto__": { "a": 1 }, "l": [{ "id": "__proto__" }] }`) as Json;
      const after = JSON.parse(`{ "__proto__": { "a": 2 }, "l": [] }`) as Json;
      assert.deepEqual(merged(before, after, before), after);
      assert.deepEqual(undone(before, after, after), before);
      assert.deepEqual(merged({}, before, {}), before);
    });
  });

  describe("applyChanges", () => {
    const before = { a: 1, b: { c: 2 }, l: [item("a"), item("b"), item("c")] };

    it("keeps what others did in the meantime", () => {
      const after = { ...before, b: { c: 3 }, l: [item("a", "done"), item("b"), item("c")] };
      const current = {
        z: 0,
        a: 7,
        b: { c: 2, d: [] },
        l: [item("n"), item("c", "done"), { id: "a", state: "open", x: 1 }],
      };
      assert.deepEqual(merged(before, after, current), {
        z: 0,
        a: 7,
        b: { c: 3, d: [] },
        l: [item("n"), item("c", "done"), { id: "a", state: "done", x: 1 }],
      });
    });

    it("puts a property back to its place", () => {
      const { b, ...rest } = before;
      assert.equal(JSON.stringify(undone(before, rest, rest)), JSON.stringify(before));
      assert.equal(JSON.stringify(undone({ a: 1, b, c: 2 }, {}, { n: 0 })), JSON.stringify({ a: 1, b, c: 2, n: 0 }));
      assert.deepEqual(Object.keys(undone({ a: 1, b }, { a: 1 }, { n: 0 }) as object), ["n", "b"]);
    });

    it("puts elements back to their place, among those of others", () => {
      const list = [item("a"), item("b"), item("c")];
      assert.equal(ids(undone(list, [item("c")], [item("n"), item("c"), item("m")])), "abncm");
      assert.equal(ids(undone(list, [item("a"), item("c")], [item("a"), item("n"), item("c")])), "abnc");
      assert.equal(ids(merged(list, [item("a"), item("b"), item("x"), item("c")], [item("a"), item("c")])), "axc");
    });

    it("moves the fewest elements, so that others may add between them", () => {
      const list = ["a", "b", "c", "d"].map((id) => item(id));
      const moved = ["b", "c", "a", "d"].map((id) => item(id));
      assert.equal(
        ids(
          merged(
            list,
            moved,
            ["n", "a", "b", "m", "c", "o", "d"].map((id) => item(id)),
          ),
        ),
        "nbmcaod",
      );
    });

    it("refuses what somebody changed since, and says where", () => {
      const after = { a: 2, l: [item("b", "done"), item("a"), item("x")] };
      assert.equal(merged(before, after, { ...before, a: 3 }), "refused: a");
      assert.equal(merged(before, after, { a: 1, l: before.l }), "refused: b");
      assert.equal(merged(before, after, { ...before, b: { c: 2, d: 1 } }), "refused: b");
      assert.equal(
        merged(before, after, { ...before, l: [item("a"), item("b", "gone"), item("c")] }),
        "refused: l/b/state",
      );
      assert.equal(merged(before, after, { ...before, l: [item("a"), item("b"), item("c", "x")] }), "refused: l/c");
      assert.equal(merged(before, after, { ...before, l: [item("a"), item("b")] }), "refused: l/c");
      assert.equal(merged(before, after, { ...before, l: [...before.l, item("x")] }), "refused: l/x");
      assert.equal(merged(before, after, { ...before, l: "gone" }), "refused: l");
      assert.equal(merged({}, { n: 1 }, { n: 1 }), "refused: n");
      assert.equal(merged({ b: { c: 1 } }, { b: { c: 2 } }, {}), "refused: b");
      assert.equal(merged(1, 2, 3), "refused: ");
    });

    it("refuses to move what is gone or was moved by somebody else", () => {
      const list = ["a", "b", "c"].map((id) => item(id));
      const moved = ["b", "c", "a"].map((id) => item(id));
      assert.equal(merged(list, moved, [item("b"), item("c")]), "refused: a");
      assert.equal(merged(list, moved, [item("b"), item("a"), item("c")]), "refused: a");
      assert.equal(ids(merged(list, moved, [item("a"), item("c"), item("b")])), "cab");
    });

    it("refuses a list that has no ids any more", () => {
      assert.equal(merged([item("a")], [], [item("a"), "text"]), "refused: ");
      assert.equal(merged({ l: [item("a")] }, { l: [item("a", "done")] }, { l: [{ state: "open" }] }), "refused: l");
    });

    it("leaves what it does not touch the very same", () => {
      const result = applyChanges(before, diff(before, { ...before, a: 2 }));
      assert.ok(result.ok);
      assert.equal((result.value as typeof before).l, before.l);
    });
  });
});
