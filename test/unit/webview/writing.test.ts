import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { applyChange } from "../../../src/protocol/textChange.js";
import { continueLine } from "../../../src/webview/draft/continueLine.js";
import { toggleEmphasis } from "../../../src/webview/draft/emphasis.js";
import { indentLines, insertLink } from "../../../src/webview/draft/linkAndIndent.js";
import type { Edited, Selected } from "../../../src/webview/draft/selected.js";

/** A text with its selection between `[` and `]`, or its caret at `|`, as in the tests below. */
function selected(shown: string): Selected {
  const caret = shown.indexOf("|");
  if (caret >= 0) return { text: shown.replace("|", ""), start: caret, end: caret };
  const start = shown.indexOf("⟦");
  const end = shown.indexOf("⟧") - 1;
  return { text: shown.replace(/[⟦⟧]/g, ""), start, end };
}

function shown({ text }: Selected, { change, start, end }: Edited): string {
  const after = applyChange(text, change);
  if (start === end) return `${after.slice(0, start)}|${after.slice(start)}`;
  return `${after.slice(0, start)}⟦${after.slice(start, end)}⟧${after.slice(end)}`;
}

function done(before: string, edit: (selected: Selected) => Edited | undefined): string | undefined {
  const given = selected(before);
  const edited = edit(given);
  return edited && shown(given, edited);
}

interface NestedItem {
  readonly depth: number;
  readonly mark: string;
}

/** A list in lists; each item is at most one level deeper than the one before. */
const nestedList: fc.Arbitrary<readonly NestedItem[]> = fc
  .array(fc.record({ deeper: fc.integer({ min: -2, max: 1 }), mark: fc.constantFrom("-", "*", "1.", "12)") }), {
    minLength: 1,
    maxLength: 7,
  })
  .map((steps) => {
    let depth = -1;
    return steps.map(({ deeper, mark }, index) => {
      depth = index === 0 ? 0 : Math.max(0, depth + deeper);
      return { depth, mark };
    });
  });

/** Where an item begins: behind the marks of those that it is inside of. */
function columnOf(items: readonly NestedItem[], index: number): number {
  const depth = items[index]?.depth ?? 0;
  if (depth === 0) return 0;
  const parent = items.slice(0, index).findLastIndex((item) => item.depth === depth - 1);
  return columnOf(items, parent) + (items[parent]?.mark.length ?? 0) + 1;
}

function listText(items: readonly NestedItem[]): string {
  return items.map(({ mark }, index) => `${" ".repeat(columnOf(items, index))}${mark} word`).join("\n");
}

function at(text: string): Selected {
  return { text, start: text.length, end: text.length };
}

describe("Enter", () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["- one|", "- one\n- |"],
    ["- one|two", "- one\n- |two"],
    ["  * one|", "  * one\n  * |"],
    ["9. nine|", "9. nine\n10. |"],
    ["1) one|\nrest", "1) one\n2) |\nrest"],
    ["- [x] done|", "- [x] done\n- [ ] |"],
    ["> said|", "> said\n> |"],
    ["> - said|", "> - said\n> - |"],
    ["- one\n- |", "- one\n|"],
    ["> |", "|"],
    ["- one\n  - |", "- one\n- |"],
    ["1. one\n   - two\n     - |", "1. one\n   - two\n   - |"],
    ["1. one\n   - two\n   - |", "1. one\n   - two\n2. |"],
    ["1. one\n   - two\n2. |", "1. one\n   - two\n|"],
    ["- [x] one\n  - |\n- [ ] three", "- [x] one\n- [ ] |\n- [ ] three"],
    ["- one\n\n  - two\n  - |", "- one\n\n  - two\n- |"],
    ["- one\ngoes on\n  - |", "- one\ngoes on\n- |"],
    ["Words\n\n  - |", "Words\n\n|"],
    ["> - one\n>   - |", "> - one\n> - |"],
    ["> - one\n> - |", "> - one\n> |"],
    ["- one\n\n> - |", "- one\n\n> |"],
    ["- one\n\t- |", "- one\n- |"],
    ["plain|", undefined],
    ["|- one", undefined],
    ["```\n- code|", undefined],
    ["```\n~~~\n```\n- one|", "```\n~~~\n```\n- one\n- |"],
    ["````\n```\n- code|", undefined],
    ["```code``` in a line\n- one|", "```code``` in a line\n- one\n- |"],
    ["1. run\n    ```\n    - code|", undefined],
    ["- ```sh\n  - code|", undefined],
    ["> ```\n> - code|", undefined],
    ["~~~ `x`\n- code|", undefined],
    ["* * *|", undefined],
    ["- 🥖|🥐", "- 🥖\n- |🥐"],
    ["- o\u0308|", "- o\u0308\n- |"],
    ["⟦- one⟧", undefined],
  ];
  for (const [before, after] of cases)
    it(`on ${JSON.stringify(before)} gives ${JSON.stringify(after)}`, () => {
      assert.equal(done(before, continueLine), after);
    });

  it("on an empty item steps out level by level, until the list is over", () => {
    fc.assert(
      fc.property(nestedList, (items) => {
        const mark = items.at(-1)?.mark ?? "";
        const text = listText(items);
        // Its last item, emptied.
        let now: Selected = { ...at(text.slice(0, text.lastIndexOf(mark) + mark.length + 1)) };
        for (let depth = items.at(-1)?.depth ?? 0; depth >= 0; depth--) {
          const edited = continueLine(now);
          assert.ok(edited);
          now = at(applyChange(now.text, edited.change));
          const line = now.text.slice(now.text.lastIndexOf("\n") + 1);
          const outer = items.findLast((item) => item.depth === depth - 1);
          assert.equal(line.length, outer ? columnOf(items, items.lastIndexOf(outer)) + line.trim().length + 1 : 0);
          assert.equal(line.trim().at(-1), outer?.mark.at(-1));
        }
        assert.equal(continueLine(now), undefined);
      }),
    );
  });

  it("adds to the text, or takes the mark of an empty line, and nothing else", () => {
    const unit = fc.constantFrom("-", "1", ".", " ", ">", "\n", "a", "[", "]", "`");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.nat(30), (text, at) => {
        const caret = Math.min(at, text.length);
        const edited = continueLine({ text, start: caret, end: caret });
        if (!edited) return;
        const { offset, length } = edited.change;
        assert.match(text.slice(offset, offset + length), /^[->\s\d.)[\]+*xX]*$/);
      }),
    );
  });
});

describe("bold and italic", () => {
  const cases: readonly (readonly [string, "bold" | "italic", string])[] = [
    ["⟦## Was\n- 🥖⟧", "bold", "## **⟦Was**\n- **🥖⟧**"],
    ["⟦## **Was**⟧", "bold", "## ⟦Was⟧"],
    ["a ⟦big⟧ day", "bold", "a **⟦big⟧** day"],
    ["a **⟦big⟧** day", "bold", "a ⟦big⟧ day"],
    ["a ⟦**big**⟧ day", "bold", "a ⟦big⟧ day"],
    ["a ⟦big ⟧day", "italic", "a *⟦big⟧* day"],
    ["a **⟦big⟧** day", "italic", "a ***⟦big⟧*** day"],
    ["a ***⟦big⟧*** day", "italic", "a **⟦big⟧** day"],
    ["a ***⟦big⟧*** day", "bold", "a *⟦big⟧* day"],
    ["a bi|g day", "bold", "a **bi|g** day"],
    ["a **bi|g** day", "bold", "a bi|g day"],
    ["a **big|** day", "bold", "a **big**| day"],
    ["a | day", "bold", "a **|** day"],
    ["a **|** day", "bold", "a | day"],
    ["⟦- one\n- two⟧", "bold", "- **⟦one**\n- **two⟧**"],
    ["- **⟦one**\n- **two⟧**", "bold", "- ⟦one\n- two⟧"],
  ];
  for (const [before, emphasis, after] of cases)
    it(`${emphasis} on ${JSON.stringify(before)} gives ${JSON.stringify(after)}`, () => {
      assert.equal(
        done(before, (given) => toggleEmphasis(given, emphasis)),
        after,
      );
    });

  it("twice is as it was, or the caret has stepped out behind the word", () => {
    const unit = fc.constantFrom("a", "é", " ", "\n", "-", "1", ".", "_");
    const emphasis = fc.constantFrom("bold" as const, "italic" as const);
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.nat(30), fc.nat(30), emphasis, (text, a, b, which) => {
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        const once = toggleEmphasis({ text, start, end }, which);
        const marked = applyChange(text, once.change);
        const twice = toggleEmphasis({ text: marked, start: once.start, end: once.end }, which);
        const steppedOut = once.start === once.end && twice.start > once.start;
        assert.equal(applyChange(marked, twice.change), steppedOut ? marked : text, JSON.stringify(marked));
        if (steppedOut) assert.match(marked.slice(once.start, twice.start), /^\*+$/);
      }),
    );
  });
});

describe("links and indentation", () => {
  it("makes a link of words, of an address, of nothing", () => {
    assert.equal(done("see ⟦the guide⟧.", insertLink), "see [the guide](⟦https://⟧).");
    assert.equal(done("see ⟦https://acme.example/x⟧.", insertLink), "see [|](https://acme.example/x).");
    assert.equal(done("see |.", insertLink), "see [|](https://).");
  });

  it("moves items of lists below the one before, and back", () => {
    assert.equal(
      done("- a\n- b|", (given) => indentLines(given, "in")),
      "- a\n  - b|",
    );
    assert.equal(
      done("1. a\n2. b|", (given) => indentLines(given, "in")),
      "1. a\n   2. b|",
    );
    assert.equal(
      done("1. a\n- b|", (given) => indentLines(given, "in")),
      "1. a\n   - b|",
    );
    assert.equal(
      done("1. a\n   - b|", (given) => indentLines(given, "out")),
      "1. a\n- b|",
    );
    assert.equal(
      done("1. a\n\nWords\n\n- b|", (given) => indentLines(given, "in")),
      "1. a\n\nWords\n\n  - b|",
    );
    assert.equal(
      done("- a|", (given) => indentLines(given, "out")),
      undefined,
    );
  });

  it("moves an item behind the bullets that are below the item before, and a quoted one in its quote", () => {
    const moved = (before: string, way: "in" | "out") => done(before, (given) => indentLines(given, way));
    assert.equal(moved("1. a\n   - b\n- c|", "in"), "1. a\n   - b\n   - c|");
    assert.equal(moved("1. a\n   - b\n   - c|", "in"), "1. a\n   - b\n     - c|");
    assert.equal(moved("10. a\n    - b\n      - c\n- d|", "in"), "10. a\n    - b\n      - c\n    - d|");
    assert.equal(moved("1. a\n   - b\n     - c|", "out"), "1. a\n   - b\n   - c|");
    assert.equal(moved("- a\ngoes on\n- b|", "in"), "- a\ngoes on\n  - b|");
    assert.equal(moved("- a\n## b\n1. c|", "in"), "- a\n## b\n   1. c|");
    assert.equal(moved("1. a\n⟦- b\n  - c\n\n- d⟧", "in"), "1. a\n   ⟦- b\n     - c\n\n   - d⟧");
    assert.equal(moved("> 1. a\n> - b|", "in"), "> 1. a\n>    - b|");
    assert.equal(moved("> 1. a\n>    - b|", "out"), "> 1. a\n> - b|");
    assert.equal(moved("- a\n\t- b|", "in"), "- a\n\t\t- b|");
    assert.equal(moved("- a\n\t- b|", "out"), "- a\n- b|");
  });

  it("in and out again is as it was, in any list and in any text", () => {
    const inAndOut = ({ text, start, end }: Selected): void => {
      const moved = indentLines({ text, start, end }, "in");
      if (!moved) return;
      const after = applyChange(text, moved.change);
      const back = indentLines({ text: after, start: moved.start, end: moved.end }, "out");
      assert.equal(back && applyChange(after, back.change), text);
    };
    fc.assert(
      fc.property(nestedList, fc.nat(), fc.nat(), (items, a, b) => {
        const text = listText(items);
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
        inAndOut({ text, start, end });
      }),
    );
    // What stands a little further in than the item it follows comes back to where that one begins.
    const unit = fc.constantFrom("a", " ", "\n", "-", "1.");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), fc.nat(30), fc.nat(30), (text, a, b) => {
        fc.pre(!/^ +[^ \n]/m.test(text));
        const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
        inAndOut({ text, start, end });
      }),
    );
  });
});
