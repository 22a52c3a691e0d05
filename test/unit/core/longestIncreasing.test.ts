import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { longestIncreasing } from "../../../src/core/longestIncreasing.js";

/** The length of a longest increasing subsequence, found by trying them all. */
function longest(values: readonly number[], above = -Infinity): number {
  return Math.max(0, ...values.map((value, i) => (value > above ? 1 + longest(values.slice(i + 1), value) : 0)));
}

describe("longestIncreasing", () => {
  it("finds positions of increasing values, and as many as there are", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 8 }), (values) => {
        const positions = [...longestIncreasing(values)].toSorted((one, other) => one - other);
        const found = positions.map((position) => values[position] ?? NaN);
        assert.ok(found.every((value, i) => i === 0 || value > (found[i - 1] ?? NaN)));
        assert.equal(found.length, longest(values));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps all that is in order", () => {
    assert.equal(longestIncreasing([]).size, 0);
    assert.deepEqual([...longestIncreasing([3, 1, 2])].toSorted(), [1, 2]);
  });
});
