import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { binsOf, namedDays, spanWords } from "../../../src/webview/facts/bins.js";

const month = (name: string, all: number, ours = 0) => ({ month: name, all, ours });

describe("the spans of a timeline", () => {
  it("are months, quarters or years, whatever fits, without a hole", () => {
    const months = [month("2024-11", 3, 1), month("2025-02", 4), month("2026-01", 5, 5)];
    const shown = (most: number) => {
      const { unit, bins } = binsOf(months, most);
      return [unit, bins.map(({ all }) => all)];
    };
    assert.deepEqual(shown(15), ["month", [3, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5]]);
    assert.deepEqual(shown(14), ["quarter", [3, 4, 0, 0, 0, 5]]);
    assert.deepEqual(shown(5), ["year", [3, 4, 5]]);
    assert.deepEqual(shown(1), ["year", [3, 4, 5]]);
    assert.deepEqual(binsOf([], 10).bins, []);
  });

  it("leave out what no clock was set for, unless there is nothing else", () => {
    assert.equal(binsOf([month("1970-01", 1), month("2026-01", 2)], 10).bins.length, 1);
    assert.equal(binsOf([month("1970-01", 1)], 10).bins[0]?.all, 1);
  });

  it("are each named while there is room, and else as the scale does", () => {
    const { bins } = binsOf([month("2026-03", 1), month("2026-05", 1)], 10);
    const scale = (count: number) => [new Date(Date.UTC(2026, count))];
    const named = (room: number) => namedDays(bins, room, scale).map((day) => day.toISOString().slice(0, 7));
    assert.deepEqual(named(3), ["2026-03", "2026-04", "2026-05"]);
    assert.deepEqual(named(2), ["2026-03"]);
  });

  it("are called by their months and years", () => {
    const words = (most: number) => {
      const { unit, bins } = binsOf([month("2025-01", 1), month("2025-06", 1)], most);
      return bins.map((bin) => spanWords(bin, unit, "en")).at(-1);
    };
    assert.deepEqual([words(6), words(2), words(1)], ["June 2025", "April – June 2025", "2025"]);
  });

  it("lose no commit, and follow each other", () => {
    const months = fc.uniqueArray(
      fc.record({
        month: fc
          .tuple(fc.integer({ min: 1971, max: 2100 }), fc.integer({ min: 1, max: 12 }))
          .map(([year, of]) => `${String(year)}-${String(of).padStart(2, "0")}`),
        all: fc.nat(50),
        ours: fc.nat(50),
      }),
      { selector: (each) => each.month, minLength: 1 },
    );
    fc.assert(
      fc.property(months, fc.integer({ min: 1, max: 400 }), (given, most) => {
        const sorted = [...given].sort((a, b) => (a.month < b.month ? -1 : 1));
        const { bins } = binsOf(sorted, most);
        const sum = (list: readonly { all: number }[]): number => list.reduce((total, { all }) => total + all, 0);
        assert.equal(sum(bins), sum(sorted));
        bins.slice(1).forEach((bin, index) => {
          assert.deepEqual(bin.start, bins[index]?.end);
        });
      }),
    );
  });
});
