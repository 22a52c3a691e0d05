import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { accessKindWord, accessKindWords } from "../../../src/core/accessKindWords.js";
import { accessKinds, isAccessKind } from "../../../src/core/records.js";

describe("the kinds of accounts in words", () => {
  it("are no values of the file, and each is another", () => {
    const words = accessKinds.map((kind) => accessKindWord(kind));
    for (const word of words) assert.match(word, /^[A-Z]/);
    assert.equal(new Set(words).size, accessKinds.length);
    // Whoever types the value where one is chosen finds the word by it.
    for (const kind of accessKinds) assert.ok(accessKindWords[kind].toLowerCase().includes(kind), kind);
  });

  it("are somebody's own as they wrote it, in every language", () => {
    const own = fc.oneof(fc.string(), fc.constantFrom("constructor", "DNS", "vcs", "__proto__"));
    fc.assert(
      fc.property(own, (kind) => {
        fc.pre(!isAccessKind(kind));
        assert.equal(
          accessKindWord(kind, () => "?"),
          kind,
        );
      }),
    );
    assert.equal(
      accessKindWord("mail", (word) => `${word}!`),
      "Mail!",
    );
  });
});
