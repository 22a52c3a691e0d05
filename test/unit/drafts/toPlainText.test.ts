import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { escapeText, paragraphs } from "../../../src/markdown/escapeMarkdown.js";
import { splitFrontMatter } from "../../../src/drafts/frontMatter.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { toPlainText } from "../../../src/drafts/toPlainText.js";
import { everyReason, fullOffboarding, modelOf } from "../../support/builders.js";

describe("Markdown as plain text", () => {
  it("has headings as lines, lists with marks, and links with their address", () => {
    const markdown = [
      "# Hello *you*",
      "",
      "A [guide](https://a.example/guide), <https://a.example>, <me@a.example>, [b](javascript:x) and `code`\\",
      "second line &amp; R&D \\*no emphasis\\*",
      "",
      "- one",
      "- two",
      "  - inner",
      "",
      "3. three",
      "4. four",
      "",
      "- [x] done",
      "- [ ] open",
      "",
      "> quoted",
      "> text",
      "",
      "| What | Whose | By |",
      "| --- | --- | --- |",
      "| Domain \\| DNS | you | 3 March |",
      "| Hosting | you | |",
      "",
      "---",
      "",
      "![Our shop](https://a.example/x.png)",
    ].join("\n");
    assert.equal(
      toPlainText(markdown),
      [
        "Hello you",
        "",
        "A guide (https://a.example/guide), https://a.example, me@a.example, b and code",
        "second line & R&D *no emphasis*",
        "",
        "- one",
        "- two",
        "  - inner",
        "",
        "3. three",
        "4. four",
        "",
        "- [x] done",
        "- [ ] open",
        "",
        "> quoted",
        "> text",
        "",
        "- Domain | DNS – Whose: you – By: 3 March",
        "- Hosting – Whose: you",
        "",
        "---",
        "",
        "Our shop (https://a.example/x.png)",
        "",
      ].join("\n"),
    );
  });

  it("gives back what was escaped", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (value) => {
        const expected = paragraphs(value).map((lines) => lines.join("\n"));
        assert.equal(toPlainText(escapeText(value)), `${expected.join("\n\n").trim()}\n`);
      }),
      { numRuns: 1000 },
    );
  });

  it("leaves no sign of Markdown in a goodbye", () => {
    for (const reason of everyReason) {
      const text = toPlainText(splitFrontMatter(renderDraft("email", modelOf(fullOffboarding({ reason })))).body);
      assert.doesNotMatch(text, /\*\*|\\|<http|<[^>]*@|^#/m);
      assert.match(text, /IBAN IE12 BOFI 9000 0112 3456 78\nReference/);
    }
  });

  it("shows a text that nests too deep as it stands", () => {
    const deep = `${"> ".repeat(2000)}x`;
    assert.equal(toPlainText(deep), `${deep}\n`);
  });
});
