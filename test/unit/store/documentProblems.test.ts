import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { newText } from "../../../src/core/start.js";
import { applyEdits, differingEdit, invertEdits } from "../../../src/store/applyEdits.js";
import { readDocument } from "../../../src/store/readDocument.js";
import { sampleOffboarding } from "../../support/sample.js";

const whole = newText(sampleOffboarding());

/** Codes of the problems of a text, with what they point at. */
function problemsOf(text: string): readonly (readonly [string, string])[] {
  return readDocument(text).problems.map(({ code, offset, length }) => [code, text.slice(offset, offset + length)]);
}

describe("a document that is odd", () => {
  it("has no problems if it is as we write it, with comments, too", () => {
    assert.deepEqual(problemsOf(whole), []);
    assert.deepEqual(problemsOf(whole.replace('"status"', '// the "status": of it\n  "status"')), []);
  });

  it("with a key twice says which one does not count", () => {
    const text = whole.replace(
      '"reason": "complete"',
      '"reason": "paused", "x": { "y": 1, "y": 2 }, "reason": "complete"',
    );
    assert.deepEqual(problemsOf(text), [
      ["repeated-key", '"reason"'],
      ["repeated-key", '"y"'],
    ]);
    const reading = readDocument(text);
    assert.ok(reading.ok);
    assert.equal(reading.offboarding.reason, "complete");
    assert.equal(text.indexOf('"reason"'), reading.problems[0]?.offset);
  });

  it("without a kind of piece says which one", () => {
    const document = sampleOffboarding();
    const text = newText({ ...document, pieces: document.pieces.filter(({ kind }) => kind !== "referrals") });
    const { problems } = readDocument(text);
    assert.deepEqual(
      problems.map(({ code, message }) => [code, message.includes("referrals")]),
      [["missing-piece", true]],
    );
  });

  it("with a piece inside what cannot carry it says so", () => {
    const document = sampleOffboarding();
    const inside = (kind: string, within: string) =>
      newText({
        ...document,
        pieces: document.pieces.map((piece) => (piece.kind === kind ? { ...piece, within } : piece)),
      });
    assert.deepEqual(problemsOf(inside("summary", "meeting")), []);
    for (const [kind, within] of [
      ["summary", "access"],
      ["summary", "nowhere"],
      ["email", "meeting"],
      ["meeting", "meeting"],
    ] as const)
      assert.deepEqual(problemsOf(inside(kind, within)), [["wrong-carrier", `"${within}"`]]);
  });
});

describe("edits", () => {
  it("that are taken back leave the text as it was", () => {
    const edits = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.string({ maxLength: 4 })), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), edits, (text, gaps) => {
        let at = 0;
        const made = gaps.flatMap(([gap, length, inserted]) => {
          const offset = at + gap;
          at = offset + length;
          return at > text.length ? [] : [{ offset, length, text: inserted }];
        });
        const inOrder = made.filter((edit, i) =>
          made.slice(0, i).every((each) => each.offset + each.length <= edit.offset),
        );
        const after = applyEdits(text, inOrder);
        assert.equal(applyEdits(after, invertEdits(text, inOrder)), text);
      }),
    );
  });

  it("from one text to another are one, and as small as their common ends allow", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (head, one, other, tail) => {
        const [from, to] = [head + one + tail, head + other + tail];
        const edits = differingEdit(from, to);
        assert.equal(applyEdits(from, edits), to);
        assert.ok(edits.every(({ length }) => length <= one.length));
      }),
    );
  });
});
