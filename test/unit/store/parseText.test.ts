import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { locate, parseText, type TextProblem } from "../../../src/store/parseText.js";
import { parsed } from "./editing.js";

function problems(text: string): readonly TextProblem[] {
  const result = parseText(text);
  assert.ok(!result.ok, `valid: ${text}`);
  return result.problems;
}

/** Each problem as the piece of text it marks and its code. */
function marked(text: string): readonly string[] {
  return problems(text).map(({ code, offset, length }) => `${code}: ${text.slice(offset, offset + length)}`);
}

describe("parseText", () => {
  it("reads JSON, with comments and trailing commas too", () => {
    assert.deepEqual(parsed(`{ "a": [1, -2.5e3, "x\\u00e9", true, null] }`), { a: [1, -2500, "xé", true, null] });
    assert.deepEqual(parsed(`// first\n{ /* b */ "a": [1, 2,], // c\n}\n// end`), { a: [1, 2] });
  });

  it("keeps __proto__ as a key of its own, with and without comments", () => {
    for (const comment of ["", "/* x */"]) {
      const value = parsed(`{ "a": { "__proto__": { "b": 1 } }${comment} }`);
      const inner = Object.getOwnPropertyDescriptor(value, "a")?.value as object;
      assert.equal(Object.getPrototypeOf(inner), Object.prototype);
      assert.deepEqual(Object.keys(inner), ["__proto__"]);
    }
  });

  it("lets the last of a repeated key count, with and without comments", () => {
    for (const comment of ["", "/* x */"])
      assert.equal(JSON.stringify(parsed(`{ "a": 1, "b": 2, "a": 3 ${comment}}`)), `{"a":3,"b":2}`);
  });

  it("marks every syntax error, and says what to do", () => {
    assert.deepEqual(marked(`{\n  "a": 1\n  "b": 2,\n  "c" 3,\n  d: 4\n}`), [`syntax: "b"`, "syntax: 3", "syntax: d"]);
    assert.match(problems(`{ "a": 1 "b": 2 }`)[0]?.message ?? "", /^Expected a comma\. Put one/);
    assert.deepEqual(marked(`{ "a": "x }`), [`syntax: "x }`, "syntax: "]);
    assert.deepEqual(marked(`{ "a": "\\q" }`), [`syntax: "\\q"`]);
    assert.deepEqual(marked(`{ "a": 1 } }`), ["syntax: }"]);
    assert.deepEqual(marked(`{ "a": [1 }`), ["syntax: }", "syntax: "]);
    assert.deepEqual(marked(`{} /*`), ["syntax: /*"]);
  });

  it("recognises conflict markers before anything else", () => {
    const conflict = `{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> theirs\n}\n`;
    assert.deepEqual(marked(conflict), ["conflict: <<<<<<<"]);
    assert.deepEqual(marked(conflict.replaceAll("\n", "\r\n")), ["conflict: <<<<<<<"]);
    assert.deepEqual(marked(conflict.replace("<<<<<<< HEAD\n", "")), ["conflict: ======="]);
    assert.deepEqual(marked(`>>>>>>> x\n{ "a" }`), ["conflict: >>>>>>>"]);
  });

  it("takes no comment or text for a conflict marker", () => {
    assert.deepEqual(parsed(`{\n/*\n=======\n<<<<<<< x\n*/ "a": "<<<<<<< y" }`), { a: "<<<<<<< y" });
    assert.deepEqual(marked(`{\n/*\n=======\n*/ "a" 1 }`), ["syntax: 1"]);
    assert.deepEqual(marked(`{\n========\n}`)[0], "syntax: ========");
  });

  it("has a problem of its own for an empty file", () => {
    assert.deepEqual(marked(""), ["empty: "]);
    assert.deepEqual(marked(" \r\n\t"), ["empty:  \r\n\t"]);
    assert.deepEqual(marked("// only this"), ["syntax: "]);
  });

  it("wants an object", () => {
    assert.deepEqual(marked(`[\n1]`), ["shape: ["]);
    assert.deepEqual(marked(`"text"`), [`shape: "text"`]);
    assert.deepEqual(marked(`null // x`), ["shape: null"]);
  });

  it("survives deep nesting", () => {
    const deep = 100_000;
    for (const text of [
      "[".repeat(deep),
      `{"a":${"[".repeat(deep)}${"]".repeat(deep)}}`,
      `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`,
      `// x\n${"[".repeat(deep)}`,
    ]) {
      const [first, ...rest] = problems(text);
      assert.match(first?.message ?? "", /levels deep/);
      assert.equal(first?.length, 1);
      assert.deepEqual(rest, []);
    }
    parsed(`${'{"a":'.repeat(150)}1${"}".repeat(150)}`);
  });

  it("answers whatever the text is", () => {
    for (const text of ["\u0000", "\ufeff{}", "{", "}", '"', "{,}", "[,,]", "nul", "-", "{\u2028}", "]".repeat(5000)])
      assert.ok(problems(text).length > 0, JSON.stringify(text));
  });
});

describe("locate", () => {
  const text = `{ "a": { "b": [1, { "c": 2 }] }, "d": 1, "d": 3 }`;
  const at = (...path: (string | number)[]): string => {
    const { offset, length } = locate(text, path);
    return text.slice(offset, offset + length);
  };

  it("finds values, of a repeated key the last", () => {
    assert.equal(at("a", "b", 1, "c"), "2");
    assert.equal(at("a", "b", 1), `{ "c": 2 }`);
    assert.equal(at("d"), "3");
    assert.equal(at(), text);
  });

  it("falls back to the nearest ancestor's key, or bracket", () => {
    assert.equal(at("a", "x"), `"a"`);
    assert.equal(at("a", "b", 7, "y"), `"b"`);
    assert.equal(at("a", "b", 1, "x", "y"), "{");
    assert.equal(at("x"), "{");
    assert.equal(at("a", "b", "length"), `"b"`);
  });

  it("does what it can in a broken text", () => {
    assert.deepEqual(locate("", ["a"]), { offset: 0, length: 0 });
    assert.deepEqual(locate(`{ "a": , "b": 2`, ["a"]), { offset: 0, length: 1 });
    assert.deepEqual(locate(`{ "a": , "b": 2`, ["b"]), { offset: 14, length: 1 });
  });
});
