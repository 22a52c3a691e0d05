import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { chartBlock } from "../../../src/drafts/chart.js";
import { insertSnippet } from "../../../src/panels/draft/insertSnippet.js";
import { toHtml } from "../../../src/drafts/toHtml.js";
import { applyChange } from "../../../src/protocol/textChange.js";

const chart = "```chart\nOrders\nBefore: 40 a day\nNow: 9 a day\n```";

/** The text with the snippet where `/` stands in it. */
function inserted(text: string, snippet: string): string {
  const at = text.indexOf("/");
  return applyChange(text, insertSnippet(text, at, 1, snippet));
}

describe("a snippet that is inserted", () => {
  it("stands among the words, if it is one line", () => {
    assert.equal(inserted("Ask / about it", "Anna, anna@example.com"), "Ask Anna, anna@example.com about it");
    assert.equal(inserted("- /", "**The shop**"), "- **The shop**");
  });

  it("begins a paragraph of its own, if it is several", () => {
    assert.equal(
      chartBlock("Orders", [
        ["Before", "40 a day"],
        ["Now", "9 a day"],
      ]),
      chart,
    );
    assert.equal(inserted("/", chart), chart);
    assert.equal(inserted("One\n\n/", chart), `One\n\n${chart}`);
    assert.equal(inserted("One\n/\nTwo", chart), `One\n\n${chart}\n\nTwo`);
    assert.equal(inserted("Before / after", chart), `Before\n\n${chart}\n\nafter`);
    assert.equal(inserted("- cake\n- /", chart), `- cake\n\n${chart}`);
    assert.equal(inserted("1. cake\n2. [ ] /\n3. tea", chart), `1. cake\n\n${chart}\n\n3. tea`);
    assert.equal(inserted("> /", chart), chart);
  });

  it("goes on with a list, if it is one", () => {
    assert.equal(inserted("- cake\n- /", "- bread\n- rolls"), "- cake\n- bread\n- rolls");
    assert.equal(inserted("Cake\n/", "- bread\n- rolls"), "Cake\n\n- bread\n- rolls");
  });

  it("is drawn wherever there is no code around it, and keeps every word", () => {
    const line = fc.constantFrom(
      "",
      "word",
      "- item",
      "1. item",
      "- [ ] box",
      "> quote",
      "# Title",
      "  - deep",
      "| a | b |",
    );
    const place = fc.constantFrom("/", "- /", "* [ ] /", "3. /", "> /", "word / word", "  /", "- word /");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 4 }), place, fc.array(line, { maxLength: 4 }), (above, here, below) => {
        const text = [...above, here, ...below].join("\n");
        const result = inserted(text, chart);
        assert.match(toHtml(result), /Before[\s\S]*40 a day[\s\S]*Now[\s\S]*9 a day/);
        assert.match(toHtml(result), /<svg/);
        const words = (of: string) => of.match(/[a-z]{4,}/gi)?.sort() ?? [];
        assert.deepEqual(words(result), words(text + chart));
      }),
    );
  });
});
