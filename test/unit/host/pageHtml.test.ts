import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { pageHtml } from "../../../src/host/pageHtml.js";

const places = { nonce: "n-1", language: "en", source: "https://own.example", script: "main.js", style: "main.css" };

describe("a webview's page", () => {
  it("lets nothing run or load but our own script and files", () => {
    const html = pageHtml({ name: "details", title: "Details", words: {} }, places);
    assert.match(html, /content="default-src 'none'; script-src 'nonce-n-1'; style-src https:\/\/own\.example;/);
    assert.doesNotMatch(html, /unsafe|<style| style=| on\w+=/);
    assert.deepEqual(html.match(/<script[^>]*>/g), ['<script nonce="n-1" src="main.js">']);
  });

  it("holds its words as text, whatever they are", () => {
    const hostile = { word: `</main><script>alert("&")</script>` };
    const html = pageHtml({ name: "details", title: "<b>", words: hostile }, places);
    assert.equal(html.match(/<script/g)?.length, 1);
    const [, attribute = ""] = /data-words="([^"]*)"/.exec(html) ?? [];
    const text = attribute.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&");
    assert.deepEqual(JSON.parse(text), hostile);
  });
});
