import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isBot } from "../../../src/facts/history/people.js";

describe("a program that commits", () => {
  it("is known by its name, and no person is taken for one", () => {
    const programs = [
      ["dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"],
      ["jekyllbot", "jekyllbot@jekyllrb.com"],
      ["Renovate Bot", "bot@renovateapp.com"],
      ["github-actions", "actions@github.com"],
    ] as const;
    const people = [
      ["Talbot", "talbot@example.com"],
      ["Ann Abbot", "abbot@example.com"],
      ["robothead", "me@example.com"],
      ["fancybot", "jane@example.com"],
    ] as const;
    assert.deepEqual(
      programs.map(([name, email]) => isBot(name, email)),
      programs.map(() => true),
    );
    assert.deepEqual(
      people.map(([name, email]) => isBot(name, email)),
      people.map(() => false),
    );
  });
});
