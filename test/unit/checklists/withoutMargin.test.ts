import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readChecklist } from "../../../src/checklists/readChecklist.js";
import { withoutMargin } from "../../../src/checklists/withoutMargin.js";

describe("withoutMargin", () => {
  it("makes a list of what was cut out of a nested one", () => {
    const cut = "      - [ ] Oven\n\n        - [x] Timer\r\n      - [ ] Till\n";
    assert.deepEqual(readChecklist(cut).items, []);
    assert.deepEqual(
      readChecklist(withoutMargin(cut)).items.map(({ title, indent }) => [title, indent]),
      [
        ["Oven", 0],
        ["Timer", 1],
        ["Till", 0],
      ],
    );
  });

  it("takes only what all lines have in common, spaces or tabs, and nothing of a text without a margin", () => {
    assert.equal(withoutMargin("\t\t- a\n\t- b"), "\t- a\n- b");
    for (const text of ["", "\n", "- a\n  - b\n", "\t- a\n  - b"]) assert.equal(withoutMargin(text), text);
  });
});
