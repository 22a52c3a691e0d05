import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Answer, Answers } from "../../../src/panels/details/answers.js";

const row = ["contacts", "new 1"];
const arrived: Answer = { dealtWith: 2, problems: {}, created: [{ row, at: ["contacts", "jane"] }] };
const nothing: Answer = { dealtWith: 0, problems: {}, created: [] };

describe("what the form says of drafts", () => {
  it("goes with the text that has them, not with the one before", () => {
    const answers = new Answers();
    answers.expect(arrived, "with Jane");
    assert.deepEqual(answers.for("without"), nothing);
    assert.deepEqual(answers.created, []);
    assert.deepEqual(answers.for("with Jane"), arrived);
    assert.deepEqual(answers.for("with Jane and Tom"), arrived);
  });

  it("is worked out anew when somebody else was faster, and is not said when nothing came of it", () => {
    const answers = new Answers();
    answers.expect(arrived, "with Jane");
    answers.expect({ ...arrived, dealtWith: 3 }, "with Tom and Jane");
    assert.deepEqual(answers.for("with Jane"), nothing);
    answers.giveUp();
    assert.deepEqual(answers.for("with Tom and Jane"), nothing);
    answers.expect(arrived, "with Jane");
    answers.settle();
    // An editor may write the same text in another way, such as its line ends.
    assert.deepEqual(answers.for("with Jane\r\n"), arrived);
  });

  it("begins anew with the page, but for the rows that arrived", () => {
    const answers = new Answers();
    answers.expect(arrived, "");
    answers.settle();
    answers.beginAnew();
    assert.deepEqual(answers.for(""), { ...nothing, created: arrived.created });
  });
});
