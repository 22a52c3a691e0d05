import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { draftParts, fieldOf, withBody } from "../../../src/drafts/draftParts.js";
import { splitFrontMatter } from "../../../src/drafts/frontMatter.js";
import { previewBlocks, toHtml, toHtmlBlocks } from "../../../src/drafts/toHtml.js";

const email = "---\n# for Jane\nto: jane@acme.example\nsubject: Acme shop\n---\n\nDear Jane,\n";

describe("the parts of a draft", () => {
  it("are the text, to the letter", () => {
    assert.deepEqual(draftParts(email).body, "Dear Jane,\n");
    assert.deepEqual(draftParts("Dear Jane,\n"), { front: "", body: "Dear Jane,\n" });
    assert.deepEqual(draftParts("---\nno fields\n---\nDear"), { front: "", body: "---\nno fields\n---\nDear" });
    const unit = fc.constantFrom("---", "\n", "to: a", "b", "...");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const { front, body } = draftParts(text);
        assert.equal(front + body, text);
      }),
    );
  });

  it("have the body that was given to them, blank lines at its beginning included", () => {
    const fronts = fc.constantFrom("---\nto: a\n---\n", "---\nto: a\n---\n\n", "---\nto: a\n---", "---\n---\n");
    const bodies = fc.string({ unit: fc.constantFrom("\n", "a", " "), maxLength: 8 });
    fc.assert(
      fc.property(fronts, bodies, bodies, (front, before, after) => {
        const text = withBody(front, before);
        assert.equal(draftParts(text).body, before);
        assert.equal(draftParts(withBody(draftParts(text).front, after)).body, after);
      }),
    );
  });

  it("have fields as people see them", () => {
    const field = (text: string, name: string) => fieldOf(splitFrontMatter(text).data, name);
    assert.equal(field(email, "to"), "jane@acme.example");
    assert.equal(field(email, "cc"), "");
    assert.equal(field("---\nto:\n  - a@b.example\n  - c@d.example\n---\n", "to"), "a@b.example, c@d.example");
    assert.equal(field("---\nsubject: 2026\n---\n", "subject"), "2026");
    assert.equal(field("---\nto: [a\n---\n", "to"), "");
  });
});

describe("blocks of HTML", () => {
  it("are together what the whole text is", () => {
    const texts = [
      "# One\n\nA [link][a] and *more*.\n\n- a\n- b\n\n1. c\n\n[a]: https://acme.example\n",
      "> quoted\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```\ncode\n```\n\n---\n\n<b>raw</b>\n",
      `${"> ".repeat(3000)}deep`,
      "",
    ];
    for (const text of texts) {
      assert.equal(toHtmlBlocks(text).join(""), toHtml(text));
      assert.equal(previewBlocks()(text).join(""), toHtml(text));
    }
  });

  it("are so in every step of writing, whatever is remembered", () => {
    const pieces = [
      ..."\n\n\n  ab*_`[]()!<>#-+|:=~1.\\&".split(""),
      ...[
        "\n\n",
        "# One\n",
        "- a\n",
        "  - b\n",
        "1. c\n",
        "- [ ] d\n",
        "> e\n",
        "    f\n",
        "```\n",
        "~~~\n",
        "---\n",
        "===\n",
      ],
      ...[
        "| a | b |\n| - | - |\n| *1* | 2 |\n",
        "[x]",
        "[x]: https://acme.example\n",
        "[x]: /two\n",
        "**bold**",
        "<b>",
        "<!--",
        "-->",
      ],
      ...["<div>\n", "\r\n", "\t", "\u00a0", "![p](q)", "https://acme.example", "```chart\nSales: 3\n```\n"],
    ];
    const step = fc.record({ at: fc.nat(), drop: fc.nat({ max: 4 }), put: fc.array(fc.constantFrom(...pieces)) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const blocks = previewBlocks();
        let text = "";
        for (const { at, drop, put } of steps) {
          const start = text.length === 0 ? 0 : at % (text.length + 1);
          text = text.slice(0, start) + put.join("") + text.slice(start + drop);
          assert.equal(blocks(text).join(""), toHtml(text));
        }
      }),
      { numRuns: 300 },
    );
  });
});
