import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { defaultPieces } from "../../../src/core/catalogue.js";
import { reasons } from "../../../src/core/offboarding.js";
import { parseOpens } from "../../../src/core/opens.js";

describe("what a click on an item opens", () => {
  it("is understood for every item of the catalogue that opens something", () => {
    const items = reasons.flatMap((reason) => defaultPieces(reason, "full").flatMap((piece) => piece.items));
    assert.deepEqual(
      items.filter(({ opens }) => opens !== undefined && !parseOpens(opens)).map(({ id }) => id),
      [],
    );
    assert.deepEqual(parseOpens("details:access"), { what: "details", tab: "access" });
    assert.deepEqual(parseOpens("draft:check-in"), { what: "draft", kind: "check-in" });
    assert.deepEqual(parseOpens("send"), { what: "send" });
  });

  it("is nothing for what somebody wrote into the file", () => {
    for (const opens of [undefined, "", "details", "details:", "draft:../../x", "command:foo", "send:now", "facts "])
      assert.equal(parseOpens(opens), undefined);
  });
});
