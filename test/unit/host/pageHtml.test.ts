import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import { pageHtml, problemHtml } from "../../../src/host/pageHtml.js";

const files = { script: "run()", style: "main { color: red }" };
const once = { nonce: "n-1", language: "en" };

describe("a webview's page", () => {
  it("lets nothing run or load but our own script and style, which stand in it", () => {
    const html = pageHtml({ name: "details", title: "Details", words: {} }, files, once);
    const policy =
      "default-src 'none'; script-src 'nonce-n-1'; style-src 'nonce-n-1'; img-src data:; form-action 'none'; base-uri 'none'";
    assert.ok(html.includes(`content="${policy}"`));
    assert.doesNotMatch(html, /unsafe| style=| on\w+=| src=| href=/);
    assert.deepEqual(html.match(/<(?:script|style)[^>]*>[^<]*/g), [
      '<style nonce="n-1">main { color: red }',
      '<script nonce="n-1">run()',
    ]);
  });

  it("that is none says what is wrong as text, and may load nothing", () => {
    const html = problemHtml("<b>", ["<script>alert(1)</script>", "Open it again."], "en");
    assert.ok(html.includes(`content="default-src 'none'"`));
    assert.ok(html.includes("<p>&lt;script>alert(1)&lt;/script></p>\n<p>Open it again.</p>"));
    assert.doesNotMatch(html, /<script|<b>/);
  });

  it("holds its words as text, whatever they are", () => {
    const hostile = { word: `</main><script>alert("&")</script>` };
    const html = pageHtml({ name: "details", title: "<b>", words: hostile }, files, once);
    assert.equal(html.match(/<script/g)?.length, 1);
    const [, attribute = ""] = /data-words="([^"]*)"/.exec(html) ?? [];
    const text = attribute.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
    assert.deepEqual(JSON.parse(text), hostile);
  });

  it("holds its first state as data that cannot end or run, whatever is in it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom("", "</script>", "<!--<script>", "&lt;"), (value, more) => {
        const first = { value, more };
        const html = pageHtml({ name: "facts", title: "Facts", words: {} }, files, { ...once, first });
        const [, data = ""] =
          /<script type="application\/json" id="first">([^<]*)<\/script>\n<script nonce/.exec(html) ?? [];
        assert.deepEqual(JSON.parse(data), JSON.parse(JSON.stringify(first)));
      }),
    );
  });

  it("is built of scripts that can stand in a page", () => {
    const scripts = readdirSync("dist/webview").map((name) => join("dist/webview", name, "main.js"));
    assert.ok(scripts.length >= 3);
    for (const script of scripts) {
      const text = readFileSync(script, "utf8");
      // Either of them alone could end the element early.
      assert.doesNotMatch(text, /<\/script|<!--[^]*<script/i, script);
    }
  });
});
