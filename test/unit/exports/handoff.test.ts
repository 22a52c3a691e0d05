import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "mocha";
import { accentOn, accentStyle, contrastOf } from "../../../src/exports/accent.js";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { handoffOutputs } from "../../../src/exports/handoff.js";
import { leftGaps } from "../../../src/exports/leftGaps.js";
import { pdfDocuments } from "../../../src/exports/pdfDocuments.js";
import type { Drafts, Format, Reader } from "../../../src/exports/output.js";
import {
  emptyOffboarding,
  everyReason,
  firstVersion,
  fullOffboarding,
  inLanguage,
  modelOf,
} from "../../support/builders.js";
import { fiveQuestions } from "../../support/fiveQuestions.js";

function outputs(drafts: Drafts = {}, formats: readonly Format[] = ["markdown", "html"]) {
  return outputsOf(fullOffboarding(), drafts, formats);
}

function outputsOf(offboarding: Offboarding, drafts: Drafts = {}, formats: readonly Format[] = ["markdown", "html"]) {
  return handoffOutputs(
    { model: modelOf(offboarding), view: offboarding, drafts, versionOf: firstVersion },
    formats,
  ).map(({ path, content, reader }) => ({ path, reader, text: typeof content === "string" ? content : "" }));
}

function textOf(path: string, drafts: Drafts = {}): string {
  const found = outputs(drafts).find((output) => output.path === path);
  assert.ok(found, path);
  return found.text;
}

describe("the handoff", () => {
  it("is made by people's own templates where they have some", () => {
    const asked: string[] = [];
    const own = (name: string, more: object) => {
      asked.push(name);
      assert.equal("files" in more, name === "README");
      const isOwn = name === "README" || name === "handover";
      return isOwn ? { text: `# Own ${name}\n`, language: "de" } : undefined;
    };
    const view = fullOffboarding();
    const input = { model: modelOf(view), view, drafts: {}, versionOf: firstVersion, own };
    const texts = new Map(handoffOutputs(input, ["markdown"]).map(({ path, content }) => [path, content]));
    assert.equal(texts.get("README.md"), "# Own README\n");
    assert.equal(texts.get("access.md"), textOf("access.md"));
    const [handover, acceptance] = pdfDocuments(input);
    assert.ok(handover?.shown.includes("Own handover"));
    // Each says the language of its text.
    assert.deepEqual([handover?.document.language, acceptance?.document.language], ["de", "en-IE"]);
    assert.deepEqual([...new Set(asked)].sort(), ["README", "acceptance", "access", "handover", "handover-closing"]);
  });

  it("says that it is in English to a client of another language", () => {
    for (const [language, said] of [
      ["de", "en"],
      ["en-GB", "en-GB"],
    ] as const) {
      const view = inLanguage(language);
      const input = { model: modelOf(view), view, drafts: {}, versionOf: firstVersion };
      assert.deepEqual(
        pdfDocuments(input).map(({ document }) => document.language),
        [said, said],
      );
      const [page] = handoffOutputs(input, ["html"]);
      assert.match(String(page?.content), new RegExp(`^<!doctype html>\n<html lang="${said}">`));
      for (const { path, content } of handoffOutputs(input, ["html", "markdown"]))
        assert.doesNotMatch(String(content), /Dezember|1\.250,00|Stunden/, path);
    }
  });

  it("knows what in it is still to be filled in, each once", () => {
    const gapsOf = (offboarding: Offboarding) =>
      leftGaps(
        handoffOutputs({ model: modelOf(offboarding), view: offboarding, drafts: {}, versionOf: firstVersion }, [
          "markdown",
          "html",
        ]),
      );
    // Nothing is known here of a repository, so only the developer's pages have gaps.
    assert.deepEqual(gapsOf(fullOffboarding()), ["[developer: how to run it]", "[developer: how to deploy it]"]);
    const found = gapsOf(emptyOffboarding());
    assert.ok(found.includes("[deliverables: not listed yet]") && found.includes("[accounts: not listed yet]"));
    assert.equal(new Set(found).size, found.length);
  });

  it("has files for the owner and for the developer", () => {
    const paths = (wanted: Reader, formats?: readonly Format[]) =>
      outputs({}, formats)
        .filter(({ reader }) => reader === wanted)
        .map(({ path }) => path);
    assert.deepEqual(paths("owner"), ["handover.html"]);
    const developer = [
      "README",
      "summary",
      "training",
      "meeting",
      "developer",
      "access",
      "acceptance",
      "checklist",
    ].map((name) => `${name}.md`);
    assert.deepEqual(paths("developer"), developer);
    assert.deepEqual(paths("owner", ["markdown"]), []);
  });

  it("asks nobody to accept work that only pauses", () => {
    const paths = outputsOf(fullOffboarding({ reason: "paused" })).map(({ path }) => path);
    assert.ok(!paths.includes("acceptance.md"));
    assert.ok(paths.includes("access.md"));
  });

  it("lists in the README what lies beside it, and nothing else", () => {
    for (const reason of everyReason) {
      const all = outputsOf(fullOffboarding({ reason })).filter(({ reader }) => reader === "developer");
      const listed = [...(all[0]?.text.matchAll(/^- \[(.*)\]\(\1\)/gm) ?? [])].map(([, path]) => path);
      assert.deepEqual([...listed, "README.md"].sort(), all.map(({ path }) => path).sort());
    }
  });

  it("exports a draft as it stands, without its front matter", () => {
    const summary = "\ufeff---\r\ntitle: mine\r\n---\r\n\r\n# My own *words*\r\n\r\nText  \r\n\r\n\r\n";
    assert.equal(textOf("summary.md", { summary }), "# My own *words*\n\nText\n");
    assert.match(textOf("handover.html", { summary }), /<h2>My own <em>words<\/em><\/h2>\n<p>Text<\/p>/);
    assert.doesNotMatch(textOf("handover.html", { summary }), /title: mine/);
  });

  it("keeps a hostile draft from becoming more than text in the page", () => {
    const summary =
      "# <script>alert(1)</script>\n\n</section></main><img src=x onerror=alert(1)>\n\n[x](javascript:alert(1))\n\n{{{style}}}\n";
    const page = textOf("handover.html", { summary });
    assert.equal(page.match(/<script/g)?.length, 1);
    assert.doesNotMatch(page, /<img|href="javascript/);
    assert.equal(page.match(/<\/main>/g)?.length, 1);
    assert.match(page, /\{\{\{style\}\}\}/);
  });

  it("gives the section a heading where the draft has none", () => {
    assert.match(
      textOf("handover.html", { summary: "Only text.\n" }),
      /<h2>The full account<\/h2>\n<p>Only text\.<\/p>/,
    );
    assert.match(
      textOf("handover.html", { summary: "Text.\n\n# Later\n" }),
      /<h2>The full account<\/h2>\n<p>Text\.<\/p>\n<h3>Later<\/h3>/,
    );
  });

  it("keeps together on paper what stands under a heading of its own, and nothing that is nested elsewhere", () => {
    const training =
      "# Guide\n\n## Jobs\n\n### One\n\n1. Do it\n\n### Two\n\nText.\n\n## Rest\n\n> ### Quoted\n>\n> Text.\n";
    const page = textOf("handover.html", { training });
    const [, steps = ""] = page.split('<section id="steps" class="long">\n');
    assert.equal(
      steps.split("<h3>Rest</h3>")[0],
      '<h2>Guide</h2>\n<h3>Jobs</h3>\n<div class="whole">\n<h4>One</h4>\n<ol>\n<li>Do it</li>\n</ol>\n</div>\n<div class="whole">\n<h4>Two</h4>\n<p>Text.</p>\n</div>\n',
    );
    assert.match(page, /<blockquote>\n<h4>Quoted<\/h4>\n<p>Text\.<\/p>\n<\/blockquote>\n<\/section>/);
    const last = textOf("handover.html", { training: "# Guide\n\n## Jobs\n\n### One\n\nText.\n" });
    assert.match(last, /<h4>One<\/h4>\n<p>Text\.<\/p>\n<\/div>\n<\/section>/);
  });

  it("answers the five questions, in the README and on the page", () => {
    const asked = (text: string, heading: RegExp) => [...text.matchAll(heading)].map(([, title]) => title).slice(0, 5);
    for (const reason of everyReason)
      for (const make of [fullOffboarding, emptyOffboarding])
        for (const { path, text } of outputsOf(make({ reason }))) {
          if (path === "README.md") assert.deepEqual(asked(text, /^## (.*)$/gm), fiveQuestions);
          if (path === "handover.html") assert.deepEqual(asked(text, /<h2>(.*)<\/h2>/g), fiveQuestions);
        }
  });

  it("tells nothing of the machine or the day", () => {
    for (const { text } of outputs()) {
      assert.doesNotMatch(text, /\/home\/|\/Users\/|C:\\|git@|generated/i);
      assert.doesNotMatch(text, new RegExp(String(new Date().getFullYear() + 5)));
      assert.match(text, /[^\n]\n$/);
      assert.doesNotMatch(text, /\r/);
    }
  });

  it("links in the README only to what lies beside it", () => {
    const paths = new Set(outputs().map(({ path }) => path));
    for (const [, href = ""] of textOf("README.md").matchAll(/\]\(([^)]+)\)/g)) assert.ok(paths.has(href), href);
  });
});

describe("the owner's page", () => {
  const page = textOf("handover.html");

  it("asks nothing of any network, and runs nothing but its own script, by its hash", () => {
    assert.match(page, /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'/);
    const [, script = "", ...more] = page.split(/<script>|<\/script>/);
    assert.equal(more.length, 1);
    const hash = createHash("sha256").update(script).digest("base64");
    assert.ok(page.includes(`script-src 'sha256-${hash}'`));
    assert.doesNotMatch(script, /fetch|XMLHttp|import|src|http/);
    const rest = page.replace(script, "").replace("<script></script>", "");
    assert.doesNotMatch(rest, /<script|<link|<img|<iframe|<object|<form|@import|url\(|\ssrc=|\son\w+=/i);
  });

  it("has one h1, no skipped heading level, and targets for all its links", () => {
    const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(target), target);
  });

  it("closes what it opens", () => {
    const open: string[] = [];
    for (const [, close, name = ""] of page
      .replace(/<style>[\s\S]*<\/style>|<script>[\s\S]*<\/script>/g, "")
      .matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
      if (["meta", "br", "hr", "input"].includes(name)) continue;
      if (close === "") open.push(name);
      else assert.equal(open.pop(), name);
    }
    assert.deepEqual(open, []);
  });

  it("wears the provider's colour, as far as it can be read", () => {
    assert.match(page, /--bar:#b4552d/);
    for (const colour of ["#ffffff", "#ffff00", "#000000", "#1f6feb", "#b4552d", "#777777"])
      for (const ground of ["#fdfbf7", "#1d1a17"])
        assert.ok(contrastOf(accentOn(colour, ground), ground) >= 4.5, `${colour} on ${ground}`);
    assert.equal(accentOn("#1a4d8f", "#fdfbf7"), "#1a4d8f");
    assert.doesNotMatch(accentStyle("red}body{display:none"), /display/);
  });
});
