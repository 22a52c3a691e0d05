import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { findingsIn, type Guard } from "../../../src/exports/findings.js";
import type { Output } from "../../../src/exports/output.js";

const key = `ghp_${"a1B2".repeat(9)}`;
const guard: Guard = { privateWords: [], allowed: [], salt: "one", hash: (text) => `${String(text.length)}${text}` };
const output = (content: string, path = "summary.md"): Output => ({
  path,
  content,
  format: "markdown",
  reader: "owner",
});

describe("the guard", () => {
  it("finds secrets, with their place and without repeating them", () => {
    const [found, ...more] = findingsIn([output(`# Summary\n\nThe key is ${key}\n`)], guard);
    assert.deepEqual(more, []);
    assert.equal(found?.line, 3);
    assert.equal(found.rule, "github-token");
    assert.ok(!found.masked.includes(key.slice(4)));
  });

  it("finds private words, whatever happened to their case, line ends and signs", () => {
    const privateWords = ["They always haggle about the last invoice."];
    const text = output("# Notes\n\nThey *always* haggle\nabout the **last** invoice\n");
    const [found] = findingsIn([text], { ...guard, privateWords });
    assert.deepEqual([found?.rule, found?.line, found?.path], ["private", 3, "summary.md"]);
    assert.deepEqual(findingsIn([output("They haggle.")], { ...guard, privateWords }), []);
  });

  it("does not take a few common words for private ones", () => {
    const privateWords = ["not in contract", "ok", ""];
    assert.deepEqual(findingsIn([output("This is ok, but not in contract.")], { ...guard, privateWords }), []);
  });

  it("looks at what a file shows that is no text", () => {
    const pdf: Output = {
      path: "a.pdf",
      content: new Uint8Array([1]),
      shown: `x ${key}`,
      format: "pdf",
      reader: "owner",
    };
    assert.equal(findingsIn([pdf], guard)[0]?.path, "a.pdf");
  });

  it("lets through what was allowed, and only that", () => {
    const other = key.replace("a1B2", "b1B2");
    const text = output(`${key}\n${other}\n`);
    const [first] = findingsIn([text], guard);
    const allowed = [first?.fingerprint ?? ""];
    assert.deepEqual(
      findingsIn([text], { ...guard, allowed }).map(({ line }) => line),
      [2],
    );
    // What was allowed of one offboarding is not allowed of another.
    assert.equal(findingsIn([text], { ...guard, allowed, salt: "two" }).length, 2);
  });
});
