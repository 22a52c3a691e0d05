import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { fieldOf } from "../../../src/drafts/draftParts.js";
import { withHeaderField, withRemark } from "../../../src/drafts/editFrontMatter.js";
import { splitFrontMatter } from "../../../src/drafts/frontMatter.js";

/** Every way in which a person may have written a field. */
const written = [
  "to: a@x.example",
  "to: [a@x.example,\n  b@x.example]",
  "to:\n  - a@x.example\n  - b@x.example",
  "to:\n- a@x.example\n- b@x.example # both",
  "to: >-\n  a@x.example,\n  b@x.example",
  "to: |\n  a@x.example\n\n",
  "to: a@x.example,\n  b@x.example",
  "to: 'a''s\n\n  b'",
  "to:",
  "to: ~",
  "to: {a: b,\n c: d}",
  "to: # nobody yet",
  "to: !!str 5",
  '"to": a@x.example',
  "# nobody",
];

describe("a field of a draft", () => {
  for (const yaml of written)
    for (const end of ["\n", "\r\n"])
      it(`is set, and nothing else changes: ${JSON.stringify(yaml)} with ${JSON.stringify(end)}`, () => {
        const text = `---\n# top\n${yaml}\nsubject: Bye # the last\nmore: 1\n---\n\nHello\n`.replaceAll("\n", end);
        for (const value of ["c@x.example", "", "Jörg: [x] # y 🥖"]) {
          const set = withHeaderField(text, "to", value);
          const { data, body, problem } = splitFrontMatter(set);
          assert.equal(problem, undefined, set);
          assert.deepEqual([fieldOf(data, "to"), data.subject, data.more], [value, "Bye", 1], set);
          assert.equal(body, `Hello${end}`);
          assert.ok(set.includes("# top") && set.includes("# the last"), set);
          assert.doesNotMatch(set.replaceAll(end, ""), /[\r\n]/, set);
        }
      });

  for (const yaml of written)
    for (const end of ["\n", "\r\n"])
      it(`bears a remark, which is one line more and nothing else: ${JSON.stringify(yaml)} with ${JSON.stringify(end)}`, () => {
        const text = `---\n# top\n${yaml}\nsubject: Bye # the last\n---\n\nHello\n`.replaceAll("\n", end);
        const remarked = withRemark(text, "to", "To: the details\r\nsay: “[x]”\n");
        const remark = `# To: the details say: “[x]”${end}`;
        assert.equal(remarked.replace(remark, ""), text);
        assert.ok(remarked.indexOf(remark) > remarked.indexOf("# top"), remarked);
        assert.ok(remarked.indexOf(remark) < remarked.indexOf("subject"), remarked);
        assert.deepEqual(splitFrontMatter(remarked), splitFrontMatter(text));
      });

  it("bears no remark where there are no fields, or none that can be read", () => {
    for (const text of ["Hello\n", '---\nsubject: "x\n---\n\nHello\n', "---\n- a\n---\n"])
      assert.equal(withRemark(text, "to", "x"), text);
  });

  it("is put before a text that has none, and left alone where the fields cannot be read", () => {
    assert.equal(withHeaderField("Hello\r\n", "subject", "Bye"), "---\r\nsubject: Bye\r\n---\r\n\r\nHello\r\n");
    assert.equal(withHeaderField("Hello\n", "subject", " "), "Hello\n");
    const broken = '---\nsubject: "x\n---\n\nHello\n';
    assert.equal(withHeaderField(broken, "to", "a@x.example"), broken);
  });
});
