import assert from "node:assert/strict";
import fc from "fast-check";
import { type Token, type Tokens, Marked } from "marked";
import { describe, it } from "mocha";
import { decodeEntities } from "../../../src/markdown/entities.js";
import {
  escapeExactly,
  escapeLine,
  escapeText,
  paragraphs,
  tidyLines,
  unescape,
} from "../../../src/markdown/escapeMarkdown.js";
import { line, place, sentence, text } from "../../../src/drafts/words.js";
import { hostile, odd } from "../../support/hostileText.js";

const marked = new Marked({ gfm: true });

/** The inline tokens at every depth, in order. */
function flat(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => ["tokens" in token ? flat(token.tokens) : [], token].flat());
}

/** What a reader sees of inline tokens; fails for anything but text. */
function shown(tokens: readonly Token[], allowed: readonly string[] = []): string {
  return tokens
    .map((token) => {
      if (token.type === "br") return "\n";
      if (allowed.includes(token.type)) return shown((token as Tokens.Strong).tokens, allowed);
      assert.ok(token.type === "text" || token.type === "escape", `“${token.type}” came out of ${token.raw}`);
      return token.type === "escape" ? (token as Tokens.Escape).text : decodeEntities((token as Tokens.Text).text);
    })
    .join("");
}

const oneLine = (value: string) => tidyLines(value).join(" ");

/** The value alone, in a list, in a heading, in bold, and in a table: it has to be read alike everywhere. */
function assertLiteral(value: string): void {
  const expected = oneLine(value);
  if (expected === "") return;
  const escaped = escapeLine(value);

  const [alone, ...more] = marked.lexer(escaped);
  assert.deepEqual([alone?.type, more.length], ["paragraph", 0], `blocks came out of ${escaped}`);
  assert.equal(shown((alone as Tokens.Paragraph).tokens), expected);

  const [list, ...afterList] = marked.lexer(`- ${escaped}\n- two`);
  assert.deepEqual([list?.type, afterList.length], ["list", 0], `no list of two with ${escaped}`);
  const { items } = list as Tokens.List;
  assert.deepEqual([items.length, items[0]?.task, items[0]?.tokens.length], [2, false, 1]);
  assert.equal(shown((items[0]?.tokens[0] as Tokens.Text).tokens ?? []), expected);

  const [heading] = marked.lexer(`## ${escaped}\n`);
  assert.equal(heading?.type, "heading");
  assert.equal(shown((heading as Tokens.Heading).tokens), expected);

  const [bold] = marked.lexer(`Some **${escaped}** – text`);
  assert.equal(shown((bold as Tokens.Paragraph).tokens, ["strong"]), `Some ${expected} – text`);

  const [table] = marked.lexer(`| a | b |\n| --- | --- |\n| ${escaped} | two |\n`);
  assert.equal(table?.type, "table", `no table with ${escaped}`);
  const { rows } = table as Tokens.Table;
  assert.deepEqual([rows.length, rows[0]?.length], [1, 2]);
  assert.equal(shown(rows[0]?.[0]?.tokens ?? []), expected);
  assert.equal(shown(rows[0]?.[1]?.tokens ?? []), "two");
}

describe("escaping for Markdown", () => {
  it("shows a line literally, wherever it stands", () => {
    for (const value of hostile) assertLiteral(value);
  });

  it("shows any line literally", () => {
    fc.assert(fc.property(odd, assertLiteral), { numRuns: 3000 });
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), assertLiteral), { numRuns: 500 });
  });

  it("keeps the paragraphs and line ends of a text, and makes nothing else of it", () => {
    fc.assert(
      fc.property(odd, (value) => {
        const blocks = marked.lexer(escapeText(value)).filter(({ type }) => type !== "space");
        const expected = paragraphs(value).map((lines) => lines.join("\n"));
        assert.deepEqual(
          blocks.map((block) => {
            assert.equal(block.type, "paragraph");
            return shown((block as Tokens.Paragraph).tokens, ["link"]);
          }),
          expected,
        );
        const links = flat(blocks).filter((token): token is Tokens.Link => token.type === "link");
        for (const { href, text: label } of links) assert.ok(href === label || href === `mailto:${label}`);
      }),
      { numRuns: 3000 },
    );
  });

  it("keeps a line to the very space where that is asked for, in Markdown and read back", () => {
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ unit: "binary" })), fc.boolean(), (value, links) => {
        const expected = value.replace(/\p{Cs}|\0/gu, "\ufffd");
        const escaped = escapeExactly(value, { links });
        assert.equal(unescape(escaped), expected);
        assert.doesNotMatch(escaped, /[^\P{Cc}]|^\s|\s$|\s\s/u);
        if (expected === "") return;
        const [alone, ...more] = marked.lexer(escaped);
        assert.deepEqual([alone?.type, more.length], ["paragraph", 0], `blocks came out of ${escaped}`);
        assert.equal(shown((alone as Tokens.Paragraph).tokens, ["link"]), expected);
      }),
      { numRuns: 600 },
    );
  });

  it("escapes no more than it must", () => {
    for (const value of [
      "snake_case",
      "R&D",
      "C#",
      "#1",
      "-5 °C",
      "3.5 hours",
      "Müller & Söhne (Wien)",
      "a > b",
      "e.g. this",
    ])
      assert.equal(escapeLine(value), value);
  });

  it("makes links of whole addresses only where a place is asked for", () => {
    assert.equal(String(place("https://shop.example/a_b?c=1")), "<https://shop.example/a_b?c=1>");
    assert.equal(String(place("jane_doe@acme.example")), "<jane_doe@acme.example>");
    assert.equal(String(place("www.shop.example")), "[www\\.shop.example](http://www.shop.example)");
    assert.equal(String(place("javascript:alert(1)")), "javascript:alert(1)");
    assert.equal(String(line("https://shop.example")), "https\\://shop.example");
    assert.equal(
      text("See https://shop.example.").toHTML(),
      '<p>See <a href="https://shop.example">https://shop.example</a>.</p>',
    );
  });

  it("ends a sentence once, and never makes a list of a year", () => {
    assert.equal(String(sentence(line("within a day"))), "within a day.");
    assert.equal(String(sentence(line("Really?"))), "Really?");
    assert.equal(marked.lexer(String(sentence(line("2026"))))[0]?.type, "paragraph");
  });
});
