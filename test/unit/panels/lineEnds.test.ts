import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { inRaw, linesOf } from "../../../src/panels/draft/lineEnds.js";
import { applyChange, changeBetween } from "../../../src/protocol/textChange.js";

describe("a change of a text area in a file with Windows line ends", () => {
  it("is the same change, and cuts no line end in two", () => {
    const text = fc.string({ unit: fc.constantFrom("\n", "a", "b", "🥖", "ö"), maxLength: 20 });
    fc.assert(
      fc.property(text, text, fc.constantFrom("\n", "\r\n"), (before, after, end) => {
        const raw = before.replaceAll("\n", end);
        assert.equal(linesOf(raw), before);
        const change = changeBetween(before, after);
        if (!change) return;
        const edit = inRaw(raw, change);
        // VS Code gives what is inserted the line ends of the file.
        const written = { ...edit, text: edit.text.replaceAll("\n", end) };
        assert.equal(applyChange(raw, written), after.replaceAll("\n", end));
        assert.ok(raw[edit.offset] !== "\n" || end === "\n");
      }),
      { numRuns: 2000 },
    );
  });
});
