import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Finding } from "../../../src/drafts/checks/finding.js";
import { findingsIn, fixIn } from "../../../src/panels/draft/findings.js";

const of = "---\nto: a\n---\n\nDear [name],\n\nthank you.\n";
const gap: Finding = {
  rule: "gap",
  severity: "error",
  message: "A gap",
  line: 5,
  offset: of.indexOf("[name]"),
  length: 6,
  fix: { title: "Take it out", text: "" },
};
const bodyOffset = of.indexOf("Dear");

describe("findings in a text that goes on", () => {
  it("stand at their places in the body", () => {
    const header: Finding = { rule: "name", severity: "warning", message: "Who?", line: 2, offset: 8, length: 1 };
    assert.deepEqual(findingsIn({ of, findings: [gap, header] }, of, bodyOffset), [
      {
        id: `gap ${String(gap.offset)} 6`,
        severity: "error",
        message: "A gap",
        line: 1,
        range: { offset: 5, length: 6 },
        fix: "Take it out",
      },
      { id: "name 8 1", severity: "warning", message: "Who?", line: 0, field: "to" },
    ]);
  });

  it("move with the text around them", () => {
    const text = of.replace("Dear", "Hello and\ndear");
    const [found] = findingsIn({ of, findings: [gap] }, text, bodyOffset);
    assert.ok(found);
    assert.equal(found.line, 2);
    assert.equal(text.slice(bodyOffset + (found.range?.offset ?? 0)).slice(0, 6), "[name]");
    const fix = fixIn({ of, findings: [gap] }, text, found.id);
    assert.deepEqual(fix, { offset: text.indexOf("[name]"), length: 6, text: "" });
  });

  it("are not mended where somebody has changed them since", () => {
    const text = of.replace("[name]", "[nam]");
    assert.equal(fixIn({ of, findings: [gap] }, text, `gap ${String(gap.offset)} 6`), undefined);
    assert.equal(fixIn({ of, findings: [gap] }, of, "gap 0 0"), undefined);
  });

  it("lead to the details form where something is missing there, whatever was typed since", () => {
    const finding: Finding = { ...gap, rule: "reason", fix: { title: "Open the details", tab: "client" } };
    const [found] = findingsIn({ of, findings: [finding] }, of, bodyOffset);
    assert.equal(found?.fix, "Open the details");
    const typed = of.replace("[name]", "Jane");
    assert.deepEqual(fixIn({ of, findings: [finding] }, typed, found.id), { tab: "client" });
  });
});
