import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { changedLines } from "../../../src/drafts/changedLines.js";

describe("changed lines", () => {
  it("are those that go and those that come, from top to bottom", () => {
    assert.deepEqual(changedLines("a\nb\n\nc", "a\nB\n\nc\nd\n"), [
      { kind: "removed", text: "b" },
      { kind: "added", text: "B" },
      { kind: "added", text: "d" },
    ]);
    assert.deepEqual(changedLines("a\r\nb", "a\nb"), []);
  });
});
