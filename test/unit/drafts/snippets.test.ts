import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { snippets } from "../../../src/drafts/snippets.js";
import { toHtml } from "../../../src/drafts/toHtml.js";
import { emptyOffboarding, fullOffboarding, modelOf } from "../../support/builders.js";
import { hostile } from "../../support/hostileText.js";

describe("snippets", () => {
  it("offer what the client may read of every record", () => {
    const found = snippets(modelOf(fullOffboarding()));
    assert.deepEqual(
      [...new Set(found.map(({ kind }) => kind))].filter(
        (kind) => !["result", "issue", "invoice", "balance"].includes(kind),
      ),
      ["deliverable", "job", "contact", "account", "chart"],
    );
    for (const { label, text } of found) {
      assert.notEqual(label.trim(), "");
      assert.doesNotMatch(text, /undefined|null|\[object/);
    }
  });

  it("list all jobs at a glance, and each with its steps", () => {
    const jobs = snippets(modelOf(fullOffboarding())).filter(({ kind }) => kind === "job");
    assert.equal(jobs.length, 4);
    const [all] = jobs;
    assert.ok(all);
    assert.equal(all.label, "All 3 jobs");
    assert.match(all.text, /^- \*\*Look through failed payments\*\* – every week, about 15 minutes\n- /);
  });

  it("say of a job without steps how often it comes and how long it takes", () => {
    const texts = (task: object): readonly string[] =>
      snippets(
        modelOf(fullOffboarding({ tasks: [{ id: "j", name: "Look through failed payments", steps: [], ...task }] })),
      )
        .filter(({ kind }) => kind === "job")
        .map(({ text }) => text);
    const link = "https://video.example/1";
    assert.deepEqual(texts({ every: "week", minutes: 15, link }), [
      `**Look through failed payments** – every week, about 15 minutes, <${link}>`,
    ]);
    assert.deepEqual(texts({}), ["**Look through failed payments**"]);
    assert.deepEqual(texts({ every: "week", steps: ["Log in", "Look"] }), [
      "**Look through failed payments**\n1. Log in\n2. Look",
    ]);
  });

  it("say nothing of a balance that nobody knows", () => {
    assert.ok(snippets(modelOf(emptyOffboarding())).every(({ kind }) => kind !== "balance"));
  });

  it("show hostile names as they are written, and link to nothing", () => {
    fc.assert(
      fc.property(fc.constantFrom(...hostile), (name) => {
        const model = modelOf({ ...fullOffboarding(), deliverables: [{ id: "x", name, benefit: "It helps" }] });
        const [first] = snippets(model);
        assert.ok(first);
        const html = toHtml(first.text);
        assert.doesNotMatch(html.replaceAll(/<\/?(?:p|strong)>/g, ""), /<[a-z]/i);
      }),
    );
  });
});
