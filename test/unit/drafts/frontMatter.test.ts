import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { splitFrontMatter } from "../../../src/drafts/frontMatter.js";
import { yamlLine } from "../../../src/drafts/helpers.js";
import { renderDraft } from "../../../src/drafts/render.js";
import { emptyOffboarding, modelOf } from "../../support/builders.js";

describe("front matter", () => {
  it("is taken off, whatever the line ends", () => {
    for (const end of ["\n", "\r\n"]) {
      const draft = ["---", "to: jane@acme.example", 'subject: "Shop: done"', "---", "", "Hello,", "", "text", ""].join(
        end,
      );
      const expected = {
        data: { to: "jane@acme.example", subject: "Shop: done" },
        body: ["Hello,", "", "text", ""].join(end),
      };
      assert.deepEqual(splitFrontMatter(draft), expected);
      assert.deepEqual(splitFrontMatter(`\ufeff${draft}`), expected);
    }
  });

  it("may be missing, empty, or end at the end of the file", () => {
    assert.deepEqual(splitFrontMatter("Hello\n"), { data: {}, body: "Hello\n" });
    assert.deepEqual(splitFrontMatter(""), { data: {}, body: "" });
    assert.deepEqual(splitFrontMatter("---\n---\nHello\n"), { data: {}, body: "Hello\n" });
    assert.deepEqual(splitFrontMatter("---\nto: a\n---"), { data: { to: "a" }, body: "" });
  });

  it("is not taken for what is text: a rule, an open end, text between two rules", () => {
    for (const text of ["---\nHello\n", "---\nHello you\n---\nmore\n", "----\na: b\n---\n", "text\n---\na: b\n---\n"])
      assert.deepEqual(splitFrontMatter(text), { data: {}, body: text });
  });

  it("says what is wrong when it is broken, and still gives the text", () => {
    for (const broken of ['to: "open', "to: [a", "a: b: c", "\tto: x", "to: a\nto: b"]) {
      const { data, body, problem } = splitFrontMatter(`---\n${broken}\n---\n\nHello\n`);
      assert.deepEqual([data, body], [{}, "Hello\n"]);
      assert.ok(problem !== undefined && problem !== "" && !problem.includes("\n"), broken);
    }
  });

  it("is not blown up by aliases, and sets no prototype", () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ..."bcdefgh".split("").map((key, index) => {
        const before = "abcdefg"[index] ?? "a";
        return `${key}: &${key} [${Array.from({ length: 9 }, () => `*${before}`).join(",")}]`;
      }),
    ].join("\n");
    assert.notEqual(splitFrontMatter(`---\n${bomb}\n---\nHello\n`).problem, undefined);
    const { data } = splitFrontMatter("---\n__proto__:\n  to: x\n---\n");
    assert.equal(data.to, undefined);
    assert.equal(({} as Record<string, unknown>).to, undefined);
  });

  it("gives back any text that was written as one line", () => {
    const texts = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "null",
        "1",
        "yes",
        "- a",
        "a: b",
        "'",
        '"',
        "#x",
        "&a",
        "*a",
        "!x",
        "%",
        "@",
        "`",
        "a #b",
        "{a}",
        "[a]",
        "2026-12-11",
        "---",
        "...",
      ),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const written = yamlLine(text);
        assert.doesNotMatch(written, /[\n\r\u0085\u2028\u2029]/);
        const { data, problem } = splitFrontMatter(`---\nsubject: ${written}\n---\n`);
        assert.equal(problem, undefined);
        const expected = text.replace(/[\s\u0085]+/g, " ").trim();
        assert.equal(data.subject, expected.replace(/\p{Cs}/gu, "\ufffd"));
      }),
      { numRuns: 3000 },
    );
  });

  it("of an email says to whom and what, for any project and name", () => {
    const lines = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/[\n\r\u2028\u2029]/u.test(text));
    fc.assert(
      fc.property(lines, lines, (name, contact) => {
        const contacts = [{ id: "x", name: contact, email: "x@acme.example" }];
        const offboarding = emptyOffboarding({
          client: { name: "Acme", contacts },
          project: { name, lastDay: "2026-12-11" },
        });
        const { data, problem } = splitFrontMatter(renderDraft("email", modelOf(offboarding)));
        assert.equal(problem, undefined);
        assert.deepEqual(Object.keys(data), ["to", "subject"]);
        const tidy = name
          .replace(/[^\P{Cc}\t]/gu, "")
          .replace(/\s+/gu, " ")
          .trim();
        assert.ok(
          typeof data.subject === "string" && data.subject.startsWith(tidy),
          `${String(data.subject)} of ${name}`,
        );
        assert.ok(typeof data.to === "string" && data.to.endsWith(" <x@acme.example>"));
      }),
    );
  });
});
