import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { chosenOurs } from "../../../src/facts/history/chosenOurs.js";
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

describe("what was chosen as ours", () => {
  const people = [
    { name: "Mara Vos", email: "mara@studio.example" },
    { name: "Mara Vos", email: "mara@home.example" },
    { name: "Tom", email: "tom@acme.example" },
  ];
  const choices = { people, folders: ["src", "docs"] };

  it("is chosen again, as the facts understand it, and what cannot be chosen here stays", () => {
    const ours = {
      people: ["mara vos", "renovate[bot]", "Ann <ann@old.example>"],
      paths: ["./docs/", "packages/shop", "Src"],
    };
    const { hasPerson, hasFolder, others } = chosenOurs(ours, choices);
    assert.deepEqual(
      people.map(({ name, email }) => hasPerson(name, email)),
      [true, true, false],
    );
    assert.deepEqual(choices.folders.map(hasFolder), [false, true]);
    assert.deepEqual(others, { people: ["renovate[bot]", "Ann <ann@old.example>"], paths: ["packages/shop", "Src"] });
  });

  it("is nothing before anybody chose", () => {
    const { hasPerson, hasFolder, others } = chosenOurs({}, choices);
    assert.ok(!people.some(({ name, email }) => hasPerson(name, email)) && !choices.folders.some(hasFolder));
    assert.deepEqual(others, { people: [], paths: [] });
  });
});
