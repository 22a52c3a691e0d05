import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { alignLines } from "../../../src/drafts/alignLines.js";
import { changedLines } from "../../../src/drafts/changedLines.js";
import { mergeDraft } from "../../../src/drafts/mergeDraft.js";

/** How many lines two texts have in common, in the same order: the plain way, table and all. */
function mostInCommon(old: readonly string[], now: readonly string[]): number {
  let row = Array.from({ length: now.length + 1 }, () => 0);
  for (const line of old) {
    const next = [0];
    now.forEach((other, index) => {
      next.push(line === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    });
    row = next;
  }
  return row.at(-1) ?? 0;
}

function assertAligned(old: readonly string[], now: readonly string[]): void {
  let [x, y] = [-1, -1];
  for (const [from, to] of alignLines(old, now)) {
    assert.ok(from > x && to > y, "in their order");
    assert.equal(old[from], now[to]);
    [x, y] = [from, to];
  }
}

const line = fc.constantFrom("", "a", "b", "c", "__proto__");
const lines = fc.array(line, { maxLength: 14 });

describe("the lines that two texts have in common", () => {
  it("are as many as can be, in their order", () => {
    fc.assert(
      fc.property(lines, lines, (old, now) => {
        assertAligned(old, now);
        assert.equal(alignLines(old, now).length, mostInCommon(old, now));
      }),
      { numRuns: 1000 },
    );
  });

  it("are found in texts that have next to nothing in the same place", () => {
    // More than is looked at for the best: each line is there, none where it was.
    const old = Array.from({ length: 3000 }, (_, index) => `line ${String(index % 700)}`);
    const now = Array.from({ length: 3000 }, (_, index) => `line ${String((index * 37) % 700)}`);
    assertAligned(old, now);
    assert.ok(alignLines(old, now).length > 0);
    assertAligned(old, [...old].reverse());
  });
});

describe("a draft with thousands of equal lines", () => {
  const same = (count: number) => Array.from({ length: count }, () => "- x");

  it("is merged with what both wrote in it", () => {
    const base = same(3000).join("\n");
    const mine = [...same(1500), "mine", ...same(1500)].join("\n");
    const fresh = ["new", ...same(2990), "fresh", ...same(10)].join("\n");
    const { text, conflicts } = mergeDraft({ base, mine, fresh });
    assert.equal(conflicts, 0);
    const others = text.split("\n").filter((each) => each !== "- x");
    assert.deepEqual(others, ["new", "mine", "fresh"]);
    assert.equal(text.split("\n").length, 3000 + 3);
  });

  it("shows what changes in it, and nothing else", () => {
    const [before, after] = [same(3000).join("\n"), [...same(1000), "new", ...same(1999)].join("\n")];
    assert.deepEqual(changedLines(before, after), [
      { kind: "added", text: "new" },
      { kind: "removed", text: "- x" },
    ]);
  });
});
