import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { builtInTexts, createCompiler } from "../../../src/drafts/compiler.js";
import { helpers } from "../../../src/drafts/helpers.js";
import { draftLanguage, renderDocumentWith, renderDraft, renderDraftWith } from "../../../src/drafts/render.js";
import { emptyOffboarding, fullOffboarding, inLanguage, modelsOf } from "../../support/builders.js";

const models = modelsOf(fullOffboarding());
const model = models.english;
const set = (texts: Record<string, string>) => ({
  sources: Object.entries(texts).map(([name, text]) => ({ name, text, file: `${name}.hbs` })),
  compiler: createCompiler,
  builtIn: builtInTexts,
});
const render = (texts: Record<string, string>, from = models) => renderDraftWith("email", from, set(texts));

describe("templates of one's own", () => {
  it("take the place of the built-in one of their name, by reason before by kind", () => {
    assert.equal(render({ "en/email": "Hi {{client.greeting}}\n\n\n\nBye" }).text, "Hi Jane\n\nBye\n");
    assert.equal(render({ "en/email": "A", "en/email/complete": "B" }).text, "B\n");
    assert.equal(render({ "en/email/paused": "A" }).text, renderDraft("email", model));
  });

  it("may be one part of all documents", () => {
    const { text } = render({ "en/partials/greeting": "Good morning {{client.name}},\n" });
    assert.match(text, /^Good morning Holm & Daughters Bakery,$/m);
    assert.equal(text.replace(/^Good morning.*$/m, "Hello Jane,"), renderDraft("email", model));
  });

  it("are chosen by the client's language, with English for what is not there", () => {
    const german = modelsOf(inLanguage("de-AT"));
    const texts = { "de/partials/greeting": "Guten Tag,\n", "en/partials/greeting": "Good day,\n" };
    assert.match(render(texts, german).text, /^Guten Tag,$/m);
    assert.match(render(texts).text, /^Good day,$/m);
  });

  it("have days and money in their own language, and English ones in English", () => {
    const austrian = modelsOf(inLanguage("de-AT"));
    const last = "{{project.lastDay}}, {{#each balance.invoices}}{{open}}{{/each}} ({{language}})";
    const german = "11.\u00a0Dezember 2026, €\u00a01.250,00 (de-AT)\n";
    const english = "December 11, 2026, €1,250.00 (en)\n";
    assert.equal(render({ "de/email": last, "en/email": "x" }, austrian).text, german);
    assert.equal(render({ "DE-AT/email/complete": last, "de/email": "x" }, austrian).text, german);
    assert.equal(render({ "en/email": last }, austrian).text, english);
    // One part in German makes no German letter, and a broken German one makes the built-in English one.
    const { text } = render({ "de/partials/greeting": "Guten Tag,\n" }, austrian);
    assert.equal(text.replace("Guten Tag,", "Hello Jane,"), renderDraft("email", austrian.english));
    assert.equal(render({ "de/email": "{{#if client}}" }, austrian).text, renderDraft("email", austrian.english));
    // The country counts where the language is theirs.
    const british = "11 December 2026, €1,250.00 (en-GB)\n";
    assert.equal(render({ "en/email": last }, modelsOf(inLanguage("en-GB"))).text, british);
    assert.equal(render({ "en-GB/email": last }, modelsOf(inLanguage("en-GB"))).text, british);
    assert.equal(render({ "de/email": last, "en/email": last }, modelsOf(inLanguage("fr"))).text, english);
  });

  it("say what language a document is in", () => {
    const said = (name: string, language: string) =>
      renderDocumentWith("README", modelsOf(inLanguage(language)), set({ [`${name}/README`]: "{{files.x}}" }), {
        files: { x: "y" },
      }).rendered;
    assert.deepEqual(said("de", "de-AT"), { text: "y\n", language: "de-AT" });
    assert.deepEqual(said("en", "de-AT"), { text: "y\n", language: "en" });
    assert.equal(said("fr", "de-AT"), undefined);
    const draft = (names: readonly string[], language: string) =>
      draftLanguage("email", inLanguage(language), set(Object.fromEntries(names.map((name) => [name, ""]))).sources);
    assert.equal(draft(["de/email"], "de-AT"), "de-AT");
    assert.equal(draft(["de/email/complete"], "de"), "de");
    assert.equal(draft(["de/email/paused", "de/partials/greeting", "de/summary"], "de"), "en");
    assert.equal(draft([], "en-GB"), "en-GB");
    assert.equal(draft([], "en-aa-bb"), "en");
  });

  it("escape what was entered, whatever it is", () => {
    const hostile = modelsOf(emptyOffboarding({ client: { name: "*Acme* <b>", contacts: [] } }));
    assert.equal(
      render({ "en/email": "{{client.name}} {{{client.name}}}" }, hostile).text,
      "\\*Acme\\* \\<b> \\*Acme\\* \\<b>\n",
    );
  });

  it("know of every helper how it is called", () => {
    for (const name of ["if", "unless", "each", "with", "lookup", ...Object.keys(helpers)]) {
      const called = name === "yaml" ? "{{yaml}}" : `{{${name} 1 2 3 4}}`;
      const message = render({ "en/email": called }).problems[0]?.message ?? "";
      assert.match(message, new RegExp(`^“${name}” is written like this: \\{\\{#?${name}`));
      // What it says works.
      assert.deepEqual(render({ "en/email": message.slice(message.indexOf("{{")) }).problems, [], message);
    }
  });

  const broken: readonly (readonly [text: string, line: number, message: RegExp | string])[] = [
    ["one\n{{#if client}}\ntwo", 3, "It cannot be read: a block such as {{#if}} is opened and not closed."],
    ["one\n\n{{shout client.name}}", 3, /^There is no helper “shout” to be given something\. There are if, unless, /],
    ["one\n{{> partials/nowhere}}", 2, "The part “partials/nowhere” could not be found; parts are files in partials/."],
    ['{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}', 1, /Inline partials/],
    ["{{> email}}", 1, /could not be found/],
    ["one\n\n{{> (lookup reason 'x')}}", 3, /^The part that is meant here could not be found/],
    ["one\n{{lookup}}", 2, "“lookup” is written like this: {{lookup jobs.all 0}}"],
    ["one\n{{#each jobs.all}}\n{{lookup jobs.all}}{{/each}}", 3, /^“lookup” is written like this/],
    ["{{#lookup client 'name'}}{{/lookup}}", 1, /^“lookup” is written like this/],
    ["one\n{{#if}}x{{/if}}", 2, /^“if” is written like this: \{\{#if /],
    ["{{#if client project}}x{{/if}}", 1, /^“if” is written like this/],
    ["{{#if client}}x{{else if}}y{{/if}}", 1, /^“if” is written like this/],
    ["one\n{{each jobs.all}}", 2, "“each” is written like this: {{#each jobs.all}}…{{/each}}"],
    ["{{#each}}x{{/each}}", 1, /^“each” is written like this/],
    [
      "{{#each jobs.all as job}}x{{/each}}",
      1,
      "The name behind “as” stands between bars: {{#each jobs.all as |job|}}.",
    ],
    ["{{with client}}", 1, /^“with” is written like this/],
    ["{{unless client}}", 1, /^“unless” is written like this/],
    ["one\n{{choose}}", 2, /^“choose” is written like this/],
    ["{{plural 3}}", 1, /^“plural” is written like this/],
    ["{{deeper client}}", 1, /^“deeper” is written like this/],
    ["{{yaml}}", 1, /^“yaml” is written like this/],
    ["{{log 'x'}}", 1, /^There is no helper “log”/],
    ["{{#if (eq client.name 'x')}}y{{/if}}", 1, /^There is no helper “eq”/],
    ["{{client.name 'x'}}", 1, /^There is no helper “client.name”/],
    ["one\n{{#if client}}{{/each}}", 2, "It cannot be read: {{#if}} is closed by {{/each}}."],
    ["one\n{{/if}}", 2, "It cannot be read: this closes a block that is not open."],
    ["{{else}}", 1, "It cannot be read: {{else}} stands outside of a block, or twice in it."],
    ["one\n{{client.name", 2, "It cannot be read: {{ is opened and not closed by }}."],
    ["{{client.name}", 1, "It cannot be read: {{ is opened and not closed by }}."],
    ["{{{client.name}}", 1, "It cannot be read: {{{ is opened, and }}} has to close it."],
    ["one\n{{}}", 2, "It cannot be read: something is missing before }}."],
    ["{{!-- client", 1, "It cannot be read: a remark {{!-- is not closed by --}}."],
    ["{{x=1}}", 1, "It cannot be read: this is nothing that may stand between {{ and }}."],
  ];
  for (const [text, line, message] of broken)
    it(`that are broken say where, and the built-in one is used: ${JSON.stringify(text)}`, () => {
      const { text: made, problems } = render({ "en/email": text });
      assert.equal(made, renderDraft("email", model));
      assert.deepEqual([problems[0]?.file, problems[0]?.line], ["en/email.hbs", line]);
      if (typeof message === "string") assert.equal(problems[0]?.message, message);
      else assert.match(problems[0]?.message ?? "", message);
    });

  it("that are broken say why in plain words, whatever is written", () => {
    const braces = [
      "{{",
      "}}",
      "{{#",
      "{{/",
      "{{{",
      "}}}",
      "{{>",
      "{{^",
      "{{!--",
      "--}}",
      "{{else",
      "{{&",
      "(",
      ")",
      "|",
      "\n",
    ];
    const helper = ["if", "unless", "each", "with", "lookup", "choose", "plural", "yaml", "deeper", "phrase", "log"];
    const value = [
      "client",
      "client.name",
      "jobs.all",
      "this",
      "../x",
      "@index",
      "3",
      "'a'",
      "a=1",
      "as",
      "partials/greeting",
      "undefined",
    ];
    const piece = fc.constantFrom(...braces, ...helper, ...value).map((each) => `${each} `);
    const call = fc
      .tuple(
        fc.constantFrom(...helper),
        fc.array(fc.constantFrom(...value), { maxLength: 3 }),
        fc.boolean(),
        fc.string(),
      )
      .map(([name, values, isBlock, inside]) => {
        const called = [name, ...values].join(" ");
        return isBlock ? `{{#${called}}}${inside}{{/${name}}}` : `{{${called}}}`;
      });
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, call), { maxLength: 8 }), (pieces) => {
        const { text, problems } = render({ "en/email": pieces.join("") });
        assert.ok(text.length > 0);
        for (const { message, line } of problems) {
          assert.ok(line >= 1);
          // What is quoted is the user's own.
          assert.doesNotMatch(
            message.replace(/“[^”]*”/g, ""),
            /undefined|Expecting|not a function|Cannot|argument|iterator|You specified|Lexical|Parse|null|doesn't/,
          );
        }
      }),
      { numRuns: 1000 },
    );
  }).timeout(60_000);

  it("say where a field is misspelled, and are used all the same", () => {
    const { text, problems } = render({
      "en/email": "Hi {{clinet.name}}\n{{#each contacts as |one|}}{{one.nam}}{{/each}}",
    });
    assert.equal(text.split("\n")[0], "Hi");
    assert.deepEqual(
      problems.map(({ line, message, isUsed }) => [line, message, isUsed]),
      [
        [1, "There is no field “clinet”, so nothing stands there.", true],
        [2, "There is no field “nam”, so nothing stands there.", true],
      ],
    );
  });

  it("know every field of the built-in ones, whatever is known of the client", () => {
    const bare = modelsOf(emptyOffboarding());
    for (const [name, text] of Object.entries(builtInTexts)) {
      if (name.endsWith(".html") || name.startsWith("partials/")) continue;
      assert.deepEqual(renderDraftWith("email", bare, set({ "en/email": text })).problems, [], name);
    }
  });

  it("are stopped when they go on for ever, or write without end", () => {
    const many = modelsOf(
      fullOffboarding({
        tasks: Array.from({ length: 200 }, (_, id) => ({ id: `t${String(id)}`, name: "x", steps: [] })),
      }),
    );
    const loops = "{{#each jobs.all}}{{#each @root.jobs.all}}{{#each @root.jobs.all}}x{{/each}}{{/each}}{{/each}}";
    const { text, problems } = render({ "en/email": loops }, many);
    assert.equal(text, renderDraft("email", many.english));
    assert.match(problems[0]?.message ?? "", /more than 20,000 times/);
    const itself = render({ "en/partials/greeting": "{{> partials/greeting}}" });
    assert.equal(itself.text, renderDraft("email", model));
    assert.equal(itself.problems[0]?.file, "en/partials/greeting.hbs");
    assert.equal(
      itself.problems[0].message,
      "It goes round more often than can be followed; does a part contain itself?",
    );
    const each = render({
      "en/email": "{{> partials/a}}",
      "en/partials/a": "{{> partials/b}}{{> partials/b}}",
      "en/partials/b": "{{> partials/a}}{{> partials/a}}",
    });
    assert.equal(each.text, renderDraft("email", model));
    assert.match(each.problems[0]?.message ?? "", /contain itself/);
    const long = render({ "en/email": `{{#each jobs.all}}${"y".repeat(190_000)}{{/each}}` }, many);
    assert.match(long.problems[0]?.message ?? "", /more than a million characters/);
  });

  it("reach nothing but the model", () => {
    for (const text of [
      "{{constructor}}",
      "{{client.constructor.name}}",
      "{{lookup client '__proto__'}}",
      "{{client.name.raw}}",
    ])
      assert.equal(render({ "en/email": `x${text}` }).text, "x\n", text);
  });
});
