import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { readChecklist } from "../../../src/checklists/readChecklist.js";
import { importItems } from "../../../src/core/importItems.js";
import { fixedContext, sampleOffboarding } from "../../support/sample.js";

const refuses = (text: string, why: RegExp) => {
  assert.throws(() => readChecklist(text), { name: "UserError", field: "text", message: why });
};

/** Markdown as nobody writes it: everything that opens, closes or nests, in any order. */
const anyMarkdown = fc
  .array(
    fc.oneof(
      {
        weight: 9,
        arbitrary: fc.constantFrom(
          ..."\n- [ ] a|\n- [x] b|\n  - [ ] c|\n    * [X] d|\n1. [ ] e|\n  2) [ ] f|\n-\t[ ] g|\n\t- [ ] h|\n- [ ]|\n- i|\n  - j|\n\n  k|\n> - [ ] l|\n\n# M\n|\n\n## N\n|\n```\n|\n    - [ ] o|\n<div>|</div>\n|<!--|-->|---\n|\nkey: v\n|[p](q)|[r]: s\n|**|_|`|\\|&nbsp;|&#10;|&#8232;| [Jane]| _(required, for &#10;)_| <!-- sendoff:t -->|\r\n|\ufeff|☑|[|]| |    |\n\n".split(
            "|",
          ),
          "\n|a|[x]|\n|-|-|\n",
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("readChecklist, given anything", () => {
  it("refuses what is too large, what is no text, and what nests too deep, and says what to do", () => {
    refuses("- [ ] a\n".repeat(1_300_000), /^text: is larger than 2 MB; split it/);
    refuses("- [ ] a\0", /^text: is not a text but a binary file; choose/);
    refuses("\u0001\u0002- [ ]\ufffd\u0007", /^text: is not a text but a binary file/);
    refuses(`${"- ".repeat(10_000)}[ ] a`, /^text: nests more than 60 levels deep/);
    refuses(
      Array.from({ length: 1_000 }, (_, depth) => `${" ".repeat(2 * depth)}- [ ] a`).join("\n"),
      /^text: nests more than 60 levels deep/,
    );
    refuses(`- [ ] a\n${"b\n".repeat(100_000)}`, /^text: line 502: more than 500 lines without an empty one/);
    refuses(
      Array.from({ length: 10_001 }, (_, index) => `- [ ] ${String(index)}`).join("\n"),
      /^text: has more than 10000 items; split it/,
    );
  }).timeout(20_000);

  it("reads a long list, a long fence, and a megabyte of empty boxes", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `- [ ] ${String(index)}`).join("\n");
    assert.equal(readChecklist(many).items.length, 10_000);
    assert.equal(readChecklist(`- [ ] a\n\n\`\`\`\n${"log\n".repeat(5_000)}\`\`\`\n`).items[0]?.note?.length, 20_007);
    assert.equal(readChecklist("- [ ] ".repeat(170_000)).items.length, 1);
    const empty = readChecklist("- [ ] \n".repeat(150_000));
    assert.deepEqual([empty.items.length, empty.skipped.length, empty.hasBoxes], [0, 150_000, true]);
  }).timeout(20_000);

  it("does not hang on signs that Markdown reads in the square of their number", () => {
    for (const sign of ["[", "**a* ", "a_b", "<!--", "`` ` ", "!?", "&#", "_(", " ", "\\\n", "- - "]) {
      const start = performance.now();
      readChecklist(`- [ ] a${sign.repeat(Math.floor(50_000 / sign.length / (sign.includes("\n") ? 80 : 1)))}`);
      const took = performance.now() - start;
      assert.ok(took < 3_000, `${JSON.stringify(sign)} took ${String(took)} ms`);
    }
  }).timeout(20_000);

  it("throws nothing but a UserError, names lines that are there, and finds what can be imported, once", () => {
    fc.assert(
      fc.property(anyMarkdown, fc.boolean(), (text, bullets) => {
        const checklist = (() => {
          try {
            return readChecklist(text, { bullets });
          } catch (error) {
            assert.equal((error as Error).name, "UserError");
            return undefined;
          }
        })();
        if (!checklist) return;
        const lines = text.split(/\r\n?|\n/).length;
        for (const { line } of [...checklist.items, ...checklist.skipped]) assert.ok(line >= 1 && line <= lines);

        const first = importItems(checklist.items)(sampleOffboarding(), fixedContext());
        assert.equal(first.result.added.length + first.result.updated.length <= checklist.items.length, true);
        const again = importItems(checklist.items)(first.offboarding, fixedContext());
        assert.deepEqual(again, { offboarding: first.offboarding, result: { added: [], updated: [] } });
      }),
      { numRuns: 300 },
    );
  }).timeout(20_000);

  it("names the line on which each item stands, however deep and with whatever between", () => {
    const between = fc.constantFrom(
      "",
      "\n",
      "\n  a note\n",
      "\n\n> quoted\n\n",
      "\n  wrapped\n",
      "\n```\ncode\n\n- [ ] x\n```\n",
      "\n\n# H\n",
    );
    const row = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom("-", "*", "1.", "2)"), between);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
        const text = rows
          .map(([depth, bullet, after], index) => `${"  ".repeat(depth)}${bullet} [ ] item ${String(index)}.${after}`)
          .join("\n");
        const lines = text.split("\n");
        for (const { title, line } of readChecklist(text).items) {
          const [name = ""] = /^item \d+\./.exec(title) ?? [];
          assert.ok(
            name !== "" && lines[line - 1]?.includes(`[ ] ${name}`),
            `${title}, line ${String(line)}:\n${text}`,
          );
        }
      }),
      { numRuns: 300 },
    );
  }).timeout(20_000);
});
