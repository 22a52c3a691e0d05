import assert from "node:assert/strict";
import fc from "fast-check";
import { Lexer } from "marked";
import { describe, it } from "mocha";
import { escapeHtml } from "../../../src/drafts/escapeHtml.js";
import { previewBlocks, toHtml, toLetterHtml } from "../../../src/drafts/toHtml.js";
import { toPlainText } from "../../../src/drafts/toPlainText.js";
import { withTokens } from "../../../src/drafts/withTokens.js";
import { toBlocks } from "../../../src/exports/toBlocks.js";
import { countMarks, hasTooManyMarks, mostMarks } from "../../../src/markdown/inlineMarks.js";

/** What repeated often enough is more than marked can take; in each something means something. */
const patterns = ["*a* ", "__a__ ", "~~a~~ ", "`a` ", "[a](b) ", "![a](b) ", "*a_", "<b>a ", "a_", "!", "**a *b** "];
const pattern = fc.constantFrom(...patterns);
const tooMany = (mark: string): string => `x ${mark.repeat(mostMarks + 1)}`.trimEnd();
const few = (mark: string): string => `x ${mark.repeat(Math.floor(mostMarks / countMarks(mark)))}`.trimEnd();

function isReadAsUsual(text: string): void {
  withTokens(text, (tokens) => {
    assert.deepEqual([...tokens], [...new Lexer({ gfm: true }).lex(text)]);
  });
}

describe("a paragraph of hardly anything but marks", () => {
  for (const mark of patterns)
    it(`is shown as it stands, wherever a draft is shown: ${mark}`, () => {
      const text = tooMany(mark);
      const html = `<p>${escapeHtml(text)}</p>\n`;
      assert.equal(toHtml(text), html);
      assert.equal(toLetterHtml(text), html);
      assert.deepEqual(previewBlocks()(text), [html]);
      assert.equal(toPlainText(text), `${text}\n`);
      assert.deepEqual(toBlocks(text, 1), [{ type: "paragraph", runs: [{ text }] }]);
    });

  it("costs nothing else of the text its meaning, and no place of it is lost", () => {
    const text = tooMany("*a* ");
    const around = (middle: string): string =>
      `# *A*\n\n${middle}\n\n- *b*\n- ${middle}\n\n| c |\n|---|\n| ${middle} |\n`;
    assert.equal(toHtml(around(text)), toHtml(around("MIDDLE")).replaceAll("MIDDLE", text));
    assert.equal(previewBlocks()(around(text)).join(""), toHtml(around(text)));
    assert.equal(toPlainText(around(text)), toPlainText(around("MIDDLE")).replaceAll("MIDDLE", text));
    assert.equal(toHtml(`- [x] ${text}`), `<ul>\n<li>☑ ${text}</li>\n</ul>\n`);
  });

  it("is read up to the bound, just as marked reads it", () => {
    for (const mark of patterns) {
      const text = few(mark);
      assert.ok(!hasTooManyMarks(text), mark);
      isReadAsUsual(text);
    }
  });

  it("is one by its marks, and none by those that are escaped; in a long text fewer are enough", () => {
    assert.ok(!hasTooManyMarks("a".repeat(1_000_000)));
    assert.ok(!hasTooManyMarks(`![shop](data:image/png;base64,${"A".repeat(1_000_000)})`));
    assert.ok(!hasTooManyMarks("\\_\\*".repeat(mostMarks)));
    assert.ok(hasTooManyMarks("_".repeat(mostMarks + 1)) && !hasTooManyMarks("_".repeat(mostMarks)));
    assert.ok(hasTooManyMarks(`a_${"b".repeat(10_000)}`.repeat(100)));
  });

  it("leaves any text as marked reads it but for what is above the bound, of which every letter stays", () => {
    const paragraph = fc
      .array(fc.oneof(pattern, fc.constantFrom("word ", "R&D ", "1 < 2 ", "\\* ", "line\n")), { maxLength: 12 })
      .chain((parts) => fc.integer({ min: 1, max: 300 }).map((times) => `x${parts.join("").repeat(times)}x`));
    fc.assert(
      fc.property(fc.array(paragraph, { minLength: 1, maxLength: 3 }), (paragraphs) => {
        const shown = paragraphs.map((each) => toHtml(each));
        assert.equal(toHtml(paragraphs.join("\n\n")), shown.join(""));
        paragraphs.forEach((each, index) => {
          if (hasTooManyMarks(each)) assert.equal(toPlainText(each), `${each}\n`);
          else isReadAsUsual(each);
          const letters = (of: string): string => of.replace(/<[^>]*>|&\w+;|[^a-z]/g, "");
          if (hasTooManyMarks(each)) assert.equal(letters(shown[index] ?? ""), letters(escapeHtml(each)));
        });
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);
});
