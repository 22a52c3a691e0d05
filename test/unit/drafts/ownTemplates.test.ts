import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { builtInTexts, createCompiler } from "../../../src/drafts/compiler.js";
import { renderDraft, renderDraftWith } from "../../../src/drafts/render.js";
import { emptyOffboarding, fullOffboarding, modelOf } from "../../support/builders.js";

const model = modelOf(fullOffboarding());
const set = (texts: Record<string, string>) => ({
  sources: Object.entries(texts).map(([name, text]) => ({ name, text, file: `${name}.hbs` })),
  compiler: createCompiler,
  builtIn: builtInTexts,
});
const render = (texts: Record<string, string>, from = model) => renderDraftWith("email", from, set(texts));

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
    const german = modelOf(fullOffboarding({ client: { ...fullOffboarding().client, language: "de-AT" } }));
    const texts = { "de/partials/greeting": "Guten Tag,\n", "en/partials/greeting": "Good day,\n" };
    assert.match(render(texts, german).text, /^Guten Tag,$/m);
    assert.match(render(texts).text, /^Good day,$/m);
  });

  it("escape what was entered, whatever it is", () => {
    const hostile = modelOf(emptyOffboarding({ client: { name: "*Acme* <b>", contacts: [] } }));
    assert.equal(
      render({ "en/email": "{{client.name}} {{{client.name}}}" }, hostile).text,
      "\\*Acme\\* \\<b> \\*Acme\\* \\<b>\n",
    );
  });

  const broken: readonly (readonly [text: string, line: number, message: RegExp])[] = [
    ["one\n{{#if client}}\ntwo", 3, /cannot be read/],
    ["one\n\n{{shout client.name}}", 3, /unknown helper shout/],
    ["one\n{{> partials/nowhere}}", 2, /could not be found/],
    ['{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}', 1, /Inline partials/],
    ["{{> email}}", 1, /could not be found/],
  ];
  for (const [text, line, message] of broken)
    it(`that are broken say where, and the built-in one is used: ${JSON.stringify(text)}`, () => {
      const { text: made, problems } = render({ "en/email": text });
      assert.equal(made, renderDraft("email", model));
      assert.deepEqual([problems[0]?.file, problems[0]?.line], ["en/email.hbs", line]);
      assert.match(problems[0]?.message ?? "", message);
    });

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
    const bare = modelOf(emptyOffboarding());
    for (const [name, text] of Object.entries(builtInTexts)) {
      if (name.endsWith(".html") || name.startsWith("partials/")) continue;
      assert.deepEqual(renderDraftWith("email", bare, set({ "en/email": text })).problems, [], name);
    }
  });

  it("are stopped when they go on for ever, or write without end", () => {
    const many = modelOf(
      fullOffboarding({
        tasks: Array.from({ length: 200 }, (_, id) => ({ id: `t${String(id)}`, name: "x", steps: [] })),
      }),
    );
    const loops = "{{#each jobs.all}}{{#each @root.jobs.all}}{{#each @root.jobs.all}}x{{/each}}{{/each}}{{/each}}";
    const { text, problems } = render({ "en/email": loops }, many);
    assert.equal(text, renderDraft("email", many));
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
