import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { ToldBlocks } from "../../../src/panels/draft/toldBlocks.js";

const blocks = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 8 });

describe("what a webview is told of a preview", () => {
  it("makes each list of blocks of the one before", () => {
    fc.assert(
      fc.property(fc.array(blocks), (lists) => {
        const told = new ToldBlocks();
        let shown: readonly string[] = [];
        for (const list of lists) {
          const { start, removed, added, total } = told.tell(list);
          shown = [...shown.slice(0, start), ...added, ...shown.slice(start + removed)];
          assert.deepEqual(shown, list);
          assert.equal(total, list.length);
        }
      }),
    );
  });

  it("is no more than what changed", () => {
    const told = new ToldBlocks();
    told.tell(["a", "b", "c", "d"]);
    assert.deepEqual(told.tell(["a", "x", "c", "d"]), { start: 1, removed: 1, added: ["x"], total: 4 });
    assert.deepEqual(told.tell(["a", "x", "c", "d"]), { start: 4, removed: 0, added: [], total: 4 });
    assert.deepEqual(told.tell(["a", "d"]), { start: 1, removed: 2, added: [], total: 2 });
  });

  it("is all of it for one that has forgotten", () => {
    const told = new ToldBlocks();
    told.tell(["a", "b"]);
    told.forget();
    assert.deepEqual(told.tell(["a", "b"]), { start: 0, removed: 0, added: ["a", "b"], total: 2 });
  });
});
