import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { renderDraft } from "../../../src/drafts/render.js";
import { line, phrase, text } from "../../../src/drafts/words.js";
import { everyReason, fullOffboarding, modelOf } from "../../support/builders.js";

describe("a phrase", () => {
  it("has no full stop at its end, where the sentence goes on after it", () => {
    for (const [written, said] of [
      ["New photos.", "New photos"],
      ["New photos", "New photos"],
      ["Is it late?", "Is it late?"],
      ["Wait…", "Wait…"],
      ["Wait...", "Wait..."],
      ["Cakes, bread, etc.", "Cakes, bread, etc."],
      ["At 6 p.m.", "At 6 p.m."],
      ["12.", "12."],
      ["", ""],
    ] as const) {
      assert.equal(phrase(line(written)).raw, said);
      assert.equal(phrase(line(written)).toHTML(), said);
      assert.equal(phrase(line(written)).toString().replaceAll("\\", ""), said);
    }
    assert.equal(phrase(text("See https://x.example/a.\n\nNow.")).toString(), "See <https://x.example/a>. Now");
    assert.equal(phrase(line("*All* of <it>.")).toHTML(), "*All* of &lt;it&gt;");
  });

  it("stands in every draft before a dash, whatever people end their lines with", () => {
    const full = fullOffboarding();
    const [promise] = full.meeting?.promises ?? [];
    assert.ok(promise);
    for (const reason of everyReason)
      for (const kind of ["email", "summary", "training", "meeting", "developer"] as const) {
        const written = renderDraft(
          kind,
          modelOf({
            ...full,
            reason,
            issues: [
              { id: "a", title: "The list prints twice.", owner: "client" },
              { id: "b", title: "Search is slow.", workaround: "Wait." },
              { id: "c", title: "No accents.", impact: "Few find it", owner: "Mika Sand" },
            ],
            meeting: { ...full.meeting, promises: [{ ...promise, text: "A guide." }] },
            results: [{ id: "r", text: "Fewer calls.", before: "40", after: "9" }],
          }),
        );
        assert.doesNotMatch(written, /\.\*{0,2}(?: –|:)/, `${kind} of ${reason}`);
        assert.doesNotMatch(written, /^- \*\*[^*]+\*\* \p{Lu}/mu, `${kind} of ${reason}`);
      }
  });
});
