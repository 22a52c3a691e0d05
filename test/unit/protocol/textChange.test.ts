import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { applyChange, changeBetween, movedOffset, rebase } from "../../../src/protocol/textChange.js";

/** Few letters, so that texts have much in common. */
const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "😀", "😁"), maxLength: 30 });

/** A text and a change of it whose inserted words nobody else has. */
const change = (base: string, words: string) =>
  fc
    .tuple(fc.nat(base.length), fc.nat(base.length), fc.constantFrom("", words))
    .map(([a, b, inserted]) => ({ offset: Math.min(a, b), length: Math.abs(a - b), text: inserted }));

/** Whether no character of it is cut in two. */
const isWhole = (part: string) => !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(part);

describe("a change between two texts", () => {
  it("turns one into the other", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const found = changeBetween(before, after);
        assert.equal(found ? applyChange(before, found) : before, after);
      }),
    );
  });

  it("is as small as it can be, and keeps characters whole", () => {
    assert.deepEqual(changeBetween("one two", "one big two"), { offset: 4, length: 0, text: "big " });
    assert.deepEqual(changeBetween("a😀b", "a😁b"), { offset: 1, length: 2, text: "😁" });
    assert.equal(changeBetween("same", "same"), undefined);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const found = changeBetween(before, after);
        if (!found) return;
        for (const part of [before.slice(0, found.offset), before.slice(found.offset + found.length), found.text])
          assert.ok(isWhole(part), JSON.stringify(part));
      }),
    );
  });
});

describe("a change made while somebody else changed the text, too", () => {
  it("keeps the words of both, each once", () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: fc.constantFrom("a", "b", " "), maxLength: 12 })
          .chain((base) => fc.tuple(fc.constant(base), change(base, "MINE"), change(base, "THEIRS"))),
        ([base, mine, theirs]) => {
          const result = applyChange(applyChange(base, theirs), rebase(mine, theirs));
          for (const { text: words } of [mine, theirs])
            if (words !== "") assert.equal(result.split(words).length, 2, `${words} in “${result}”`);
          // Nothing is left that either side took out.
          const removed = (index: number) =>
            [mine, theirs].some(({ offset, length }) => index >= offset && index < offset + length);
          const kept = Array.from(base)
            .filter((_, index) => !removed(index))
            .join("");
          assert.equal(result.replace("MINE", "").replace("THEIRS", ""), kept);
        },
      ),
    );
  });

  it("moves a caret with the text around it", () => {
    const insertion = { offset: 4, length: 0, text: "big " };
    assert.equal(movedOffset(4, insertion), 4);
    assert.equal(movedOffset(5, insertion), 9);
    assert.equal(movedOffset(6, { offset: 4, length: 3, text: "x" }), 5);
    assert.equal(movedOffset(7, { offset: 4, length: 3, text: "x" }), 5);
  });
});
