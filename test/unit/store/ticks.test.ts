import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Json } from "../../../src/core/json.js";
import { locate } from "../../../src/store/parseText.js";
import { applyEdits, textEdits } from "../../../src/store/textEdits.js";
import { parsed, runs } from "./editing.js";

/** An item as people keep it: its state stands first, last or in between, with comments and fields that we don't know. */
interface Item {
  readonly before: boolean;
  readonly after: boolean;
  readonly comment: "none" | "line" | "above";
}
const item: fc.Arbitrary<Item> = fc.record({
  before: fc.boolean(),
  after: fc.boolean(),
  comment: fc.constantFrom("none", "line", "above"),
});

function write(items: readonly Item[], eol: string): string {
  const texts = items.map(({ before, after, comment }, i) =>
    [
      "    {",
      `      "id": "item-${String(i)}",`,
      ...(before ? [`      "x-ours": [`, `        1`, `      ],`] : []),
      ...(comment === "above" ? [`      // how far it is`] : []),
      `      "state": "open"${after ? "," : ""}${comment === "line" ? " // not yet" : ""}`,
      ...(after ? [`      "due": "T-8d"`] : []),
      `    }${i < items.length - 1 ? "," : ""}`,
    ].join(eol),
  );
  return [`{`, `  "items": [`, texts.join(eol), `  ]`, `}`, ``].join(eol);
}

function ticked(items: readonly Item[], done: readonly number[]): Json {
  return {
    items: items.map(({ before, after }, i) => ({
      id: `item-${String(i)}`,
      ...(before ? { "x-ours": [1] } : {}),
      ...(done.includes(i) ? { state: "done", doneAt: "2026-12-01T10:00Z", doneBy: "Jo" } : { state: "open" }),
      ...(after ? { due: "T-8d" } : {}),
    })),
  };
}

/** The first and last line of a text that edits touch, counted from 0. */
function touchedLines(text: string, edits: ReturnType<typeof textEdits>): readonly [number, number] {
  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length - 1;
  const last = edits.at(-1);
  assert.ok(edits[0] && last);
  return [lineOf(edits[0].offset), lineOf(last.offset + last.length)];
}

describe("ticks", function () {
  this.timeout(100 * runs.numRuns);
  const documents = fc.record({
    items: fc.array(item, { minLength: 2, maxLength: 8 }),
    eol: fc.constantFrom("\n", "\r\n"),
    one: fc.nat(),
    other: fc.nat(),
  });

  it("change nothing but the line of the state, and add lines behind it", () => {
    fc.assert(
      fc.property(documents, ({ items, eol, one }) => {
        const text = write(items, eol);
        const tick = one % items.length;
        const edits = textEdits(text, parsed(text), ticked(items, [tick]));
        const state = text.slice(0, locate(text, ["items", tick, "state"]).offset).split("\n").length - 1;
        assert.deepEqual(touchedLines(text, edits), [state, state]);
        const added = applyEdits(text, edits).split(eol);
        const lines = text.split(eol);
        assert.deepEqual(added.slice(0, state), lines.slice(0, state));
        assert.deepEqual(added.slice(state + 3), lines.slice(state + 1));
      }),
      runs,
    );
  });

  it("of different items never conflict: git merges changes that have an unchanged line between them", () => {
    fc.assert(
      fc.property(documents, ({ items, eol, one, other }) => {
        const text = write(items, eol);
        const first = one % items.length;
        const second = (first + 1 + (other % (items.length - 1))) % items.length;
        const mine = textEdits(text, parsed(text), ticked(items, [first]));
        const theirs = textEdits(text, parsed(text), ticked(items, [second]));
        const [from, to] = touchedLines(text, mine);
        const [theirFrom, theirTo] = touchedLines(text, theirs);
        assert.ok(theirFrom > to + 1 || from > theirTo + 1);
        const merged = [...mine, ...theirs].toSorted((a, b) => a.offset - b.offset);
        assert.deepEqual(parsed(applyEdits(text, merged)), ticked(items, [first, second]));
      }),
      runs,
    );
  });

  it("are quick in a large document", () => {
    const items = Array.from({ length: 10_000 }, () => ({ before: true, after: true, comment: "none" as const }));
    const text = write(items, "\n");
    const before = parsed(text);
    const start = performance.now();
    assert.equal(textEdits(text, before, ticked(items, [5000])).length, 2);
    assert.ok(performance.now() - start < 5000, "something is quadratic");
  });
});
