import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { newText } from "../../../src/core/start.js";
import { likelyValues, mend } from "../../../src/store/mend.js";
import type { Problem } from "../../../src/store/problem.js";
import { readDocument } from "../../../src/store/readDocument.js";
import { applyEdits } from "../../../src/store/textEdits.js";
import { sampleOffboarding } from "../../support/sample.js";

const document = sampleOffboarding();
const whole = newText(document);
const withPieces = (pieces: Offboarding["pieces"]): string => newText({ ...document, pieces });

/** The text after its first problem was put right; that problem has to be of this kind. */
function mended(text: string, code: Problem["code"]): string {
  const [problem] = readDocument(text).problems;
  assert.equal(problem?.code, code);
  const edits = mend(text, problem, () => "new-id");
  assert.ok(edits);
  return applyEdits(text, edits);
}

describe("what Sendoff puts right by itself", () => {
  it("writes the ids that are missing, and nothing else", () => {
    const text = whole.replace('          "id": "jobs",\n', "");
    const after = mended(text, "missing-id");
    assert.deepEqual(readDocument(after).problems, []);
    assert.equal(after.replace(/ {10}"id": "list-the-recurring[^\n]*\n/, ""), text);
  });

  it("gives the second of two an id that nobody has, at its place", () => {
    const text = whole.replace('"id": "jobs"', '"id": "deliverables"');
    const after = mended(text, "duplicate-id");
    assert.deepEqual(readDocument(after).problems, []);
    assert.equal(after.replace('"deliverables-2"', '"deliverables"'), text);
  });

  it("moves the email to its place", () => {
    const [email, others] = [document.pieces.filter(isEmail), document.pieces.filter((piece) => !isEmail(piece))];
    assert.equal(mended(withPieces([...email, ...others]), "email-not-last"), whole);
  });

  it("adds the pieces that are missing at their place in the flow", () => {
    for (const kinds of [["plan"], ["referrals", "training"], ["email", "aftercare"]]) {
      const text = withPieces(document.pieces.filter(({ kind }) => !kinds.includes(kind)));
      const reading = readDocument(mended(text, "missing-piece"));
      assert.ok(reading.ok);
      assert.deepEqual(reading.problems, []);
      assert.deepEqual(
        reading.offboarding.pieces.map(({ kind }) => kind),
        document.pieces.map(({ kind }) => kind),
      );
    }
  });

  it("lets a piece that nothing can carry stand on its own", () => {
    const text = withPieces(document.pieces.map((piece, at) => (at === 1 ? { ...piece, within: "nowhere" } : piece)));
    assert.equal(mended(text, "wrong-carrier"), whole);
  });

  it("removes the key that does not count, with its comment, and no other", () => {
    const text = whole.replace('  "reason"', '  // twice\n  "reason": "paused",\n  "reason"');
    assert.equal(mended(text, "repeated-key"), whole);
  });

  it("offers the values that somebody may have meant, and nothing where a value may be anything", () => {
    const offered = (text: string) => {
      const { problems } = readDocument(text);
      return likelyValues(text, problems[0]?.offset ?? 0).map(({ value, edit }) => [value, applyEdits(text, [edit])]);
    };
    const trainng = whole.replace('"kind": "training"', '"kind": "trainng"');
    assert.deepEqual(offered(trainng)[0], ["training", whole]);
    assert.deepEqual(
      offered(trainng).map(([value]) => value),
      ["training", "custom"],
    );
    assert.deepEqual(offered(whole.replace('"state": "open"', '"state": "Opn"'))[0], ["open", whole]);
    assert.deepEqual(offered(whole.replace('"state": "open"', '"state": 5')), []);
    assert.deepEqual(offered(whole.replace('"lastDay": "2026-12-11"', '"lastDay": "soon"')), []);
  });

  it("leaves to a person what takes one", () => {
    const place = { offset: 0 };
    assert.equal(
      mend("{", { code: "syntax", ...place }, () => ""),
      undefined,
    );
    assert.equal(
      mend(whole, { code: "shape", ...place }, () => ""),
      undefined,
    );
    assert.equal(
      mend("{", { code: "missing-id", ...place }, () => ""),
      undefined,
    );
  });
});

function isEmail({ kind }: Offboarding["pieces"][number]): boolean {
  return kind === "email";
}
