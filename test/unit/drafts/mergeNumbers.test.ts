import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { mergeDraft } from "../../../src/drafts/mergeDraft.js";

/** A numbered item, on a line of its own as our templates write them. */
interface Item {
  readonly number: number;
  readonly text: string;
}

interface Change {
  readonly kind: "add" | "drop" | "move" | "word";
  readonly at: number;
  readonly to: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("add", "drop", "move", "word"),
  at: fc.nat({ max: 7 }),
  to: fc.nat({ max: 7 }),
});
const changes = fc.array(change, { minLength: 1, maxLength: 2 });

/** The items after somebody changed them; what they add has the number that follows the one above, and nothing else is numbered anew. */
function changed(items: readonly Item[], all: readonly Change[], who: string): readonly Item[] {
  const now = [...items];
  for (const [index, { kind, at, to }] of all.entries()) {
    const place = at % now.length;
    const item = now[place];
    const text = `${who} ${String(index)}`;
    if (!item || kind === "add") now.splice(at, 0, { number: (now[at - 1]?.number ?? 0) + 1, text });
    else if (kind === "word") now[place] = { ...item, text: `${item.text}, ${text}` };
    else {
      now.splice(place, 1);
      if (kind === "move") now.splice(to, 0, item);
    }
  }
  return now;
}

const numbered = (items: readonly { readonly text: string }[]): readonly Item[] =>
  items.map(({ text }, index) => ({ number: index + 1, text }));

const written = (items: readonly Item[]): string =>
  `# List\n\n${items.map(({ number, text }) => `${String(number)}. ${text}`).join("\n")}\n\nThe end\n`;

/** Two numbers that follow each other in a text although they don't in counting, each such pair once. */
function oddities(text: string): ReadonlySet<string> {
  const numbers = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
  const pairs = numbers.slice(1).map((number, index) => [numbers[index] ?? 0, number] as const);
  return new Set(pairs.filter(([above, below]) => below !== above + 1).map((pair) => pair.join(" → ")));
}

/*
 * Nothing numbers a list anew when a draft is refreshed: what the facts take out or put in changes the numbers of all that follows, and meets
 * what the user did to the same list as a conflict, not as two items with one number. Only items of several lines, which our templates don't
 * write, may come together with numbers that don't fit, and those are mostly on lines of the user's own.
 */
describe("the numbers of a list that the user and the facts changed", () => {
  it("are right after a refresh without conflicts, but where the user had them otherwise", () => {
    let merges = 0;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), changes, changes, fc.boolean(), (count, own, now, renumbers) => {
        const base = numbered(Array.from({ length: count }, (_, index) => ({ text: `item ${String(index)}` })));
        const theirs = changed(base, own, "mine");
        const mine = written(renumbers ? numbered(theirs) : theirs);
        const fresh = written(numbered(changed(base, now, "new")));
        const { text, conflicts } = mergeDraft({ base: written(base), mine, fresh });
        if (conflicts > 0) return;
        if (text !== mine && text !== fresh) merges++;
        const before = oddities(mine);
        const added = [...oddities(text)].filter((pair) => !before.has(pair));
        assert.deepEqual(added, [], text);
      }),
      { numRuns: 3000 },
    );
    assert.ok(merges > 50, `only ${String(merges)} were merged`);
  }).timeout(20_000);
});
