import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { safeHref } from "../../../src/drafts/safeHref.js";
import { toHtml } from "../../../src/drafts/toHtml.js";

/** Everything that a document may consist of; attributes only as written here. */
const allowed =
  /^<(?:\/?(?:p|ul|li|h[1-6]|em|strong|del|blockquote|pre|code)|br|hr|\/?ol(?: start="\d+")?|\/?(?:table|thead|tbody|tr|th|td)(?: role="\w+")?(?: scope="col")?(?: data-label="[^"<>]*")?|a href="[^"<>]*" rel="noreferrer"|\/a)>$/;

/** Fails for any element, attribute or link that has no place in a document. */
function assertSafe(markdown: string): void {
  const html = toHtml(markdown);
  for (const tag of html.match(/<[^>]*>?/g) ?? []) assert.match(tag, allowed, `from ${markdown.slice(0, 200)}`);
  for (const [, href = ""] of html.matchAll(/href="([^"]*)"/g)) {
    // As a browser reads it: entities decoded, tabs and line ends dropped, spaces trimmed.
    const read = href.replace(
      /&(amp|lt|gt|quot|#39);/g,
      (whole) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' })[whole] ?? "'",
    );
    const scheme = /^[\0- ]*([a-z][a-z0-9+.-]*):/i.exec(read.replace(/[\t\n\r]/g, ""))?.[1]?.toLowerCase();
    assert.ok(scheme === undefined || ["http", "https", "mailto", "tel"].includes(scheme), `${read} from ${markdown}`);
    assert.doesNotMatch(read, /^[\s/\\]*[/\\]{2}/, `${read} leads to another machine`);
  }
}

const links = [
  "javascript:alert(1)",
  "JaVaScript&#58;alert(1)",
  "javascript&colon;alert(1)",
  "java&Tab;script:alert(1)",
  "java&NewLine;script:alert(1)",
  "&#x6A;avascript:alert(1)",
  "\u0001javascript:alert(1)",
  "java\u200bscript:alert(1)",
  "\u00a0javascript:alert(1)",
  "vbscript:msgbox(1)",
  "data:text/html,<script>alert(1)</script>",
  "file:///etc/passwd",
  "vscode://settings",
  "command:workbench.action.quit",
  "//evil.example/x",
  "\\\\evil.example\\share",
  "/\\evil.example",
  "blob:x",
  "java%73cript:alert(1)",
];

describe("Markdown as HTML", () => {
  it("leads only where a document may lead", () => {
    for (const href of links) {
      assert.equal(safeHref(href), undefined, href);
      for (const markdown of [
        `[x](${href})`,
        `[x](<${href}>)`,
        `<${href}>`,
        `![x](${href})`,
        `[x][r]\n\n[r]: ${href}`,
        `[x]: ${href}\n\n[x]`,
      ]) {
        assertSafe(markdown);
        assert.doesNotMatch(toHtml(markdown), /href/, markdown);
      }
    }
    for (const href of [
      "https://a.example/x?y=1&z=2#q",
      "http://a.example",
      "mailto:a@b.example",
      "tel:+353155501",
      "summary.md",
      "#owe",
      "docs/a.md",
      "?q",
    ])
      assert.equal(safeHref(href), href);
    assert.equal(
      toHtml("[x](https://a.example/?a=1&amp;b=2)"),
      '<p><a href="https://a.example/?a=1&amp;b=2" rel="noreferrer">x</a></p>\n',
    );
  });

  it("shows raw HTML as text", () => {
    for (const html of [
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)>",
      "a <b onclick=x>b</b> c",
      "<pre><script>alert(1)</script></pre>",
      "x <pre> <img src=x onerror=alert(1)>",
      "<style>*{}</style>",
      "<!-- <script> -->",
      "<![CDATA[ <x> ]]>",
      "<?php x ?>",
      '<a href="javascript:alert(1)">x</a>',
      "<svg/onload=alert(1)>",
      '```js"><script>\nx\n```',
      "`<b>`",
      '| <b> |\n|---|\n| "><script> |',
      '[x](https://a.example "\\"onmouseover=alert(1)")',
      '!["><script>](x)',
      "&lt;script&gt;",
    ]) {
      assertSafe(html);
      assert.doesNotMatch(toHtml(html), /<(script|img|b|style|svg|pre><script)/);
    }
    assert.equal(toHtml("a <b>c</b>"), "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n");
  });

  it("loads nothing: a picture is a link, or its words", () => {
    assert.equal(
      toHtml("![Our shop](https://a.example/x.png)"),
      '<p><a href="https://a.example/x.png" rel="noreferrer">Our shop</a></p>\n',
    );
    assert.equal(toHtml("![Our shop](data:image/png;base64,AA)"), "<p>Our shop</p>\n");
  });

  it("keeps what people write: entities, tables, lists, tasks", () => {
    assert.equal(toHtml("&copy; R&D 1 < 2"), "<p>&copy; R&amp;D 1 &lt; 2</p>\n");
    assert.equal(toHtml("\\&copy;"), "<p>&amp;copy;</p>\n");
    assert.match(toHtml("| a | b |\n|---|---|\n| 1 | 2 |\n"), /<td role="cell" data-label="b">2<\/td>/);
    assert.match(toHtml("- [x] done\n- [ ] open"), /<li>☑ done<\/li>\n<li>☐ open<\/li>/);
  });

  it("fits headings into a page without skipping a level", () => {
    const levels = (markdown: string) =>
      [...toHtml(markdown, { headingsFrom: 2 }).matchAll(/<h(\d)>/g)].map(([, level]) => level).join("");
    assert.equal(levels("# a\n\n## b\n\n### c\n\n## d"), "2343");
    assert.equal(levels("# a\n\n#### b\n\n#### c\n\n## d\n\n# e"), "23332");
    assert.equal(levels("### a\n\n# b\n\n###### c"), "223");
    assert.equal([...toHtml("### a").matchAll(/<h3>/g)].length, 1);
  });

  it("shows a text that nests too deep as it stands, quickly", function () {
    this.timeout(10_000);
    for (const deep of [
      ">".repeat(2000),
      `${"> ".repeat(2000)}<script>`,
      `${"- ".repeat(2000)}x`,
      `${"1. ".repeat(2000)}x`,
      `${"> - ".repeat(1000)}x`,
      `${"*".repeat(3000)}a${"*".repeat(3000)}`,
      Array.from({ length: 500 }, (_, index) => `${" ".repeat(index * 2)}- x`).join("\n"),
    ]) {
      const start = performance.now();
      assertSafe(deep);
      assert.ok(performance.now() - start < 3000);
    }
    assert.equal(toHtml(">".repeat(2000)), `<pre>${"&gt;".repeat(2000)}</pre>\n`);
  });

  it("is safe for any text", () => {
    const parts = fc.constantFrom(
      ..."<>[]()!\"'`*_~|#&;:/\\- \n\tax1".split(""),
      "<script>",
      "javascript:",
      "](",
      "&#58;",
      "<a href=",
      "onerror=",
      "<!--",
      "-->",
      "```",
      "http://",
      "<pre>",
      "| - |\n",
      "data:",
    );
    const markdown = fc.array(parts, { maxLength: 20 }).map((all) => all.join(""));
    fc.assert(fc.property(markdown, assertSafe), { numRuns: 5000 });
  });
});
