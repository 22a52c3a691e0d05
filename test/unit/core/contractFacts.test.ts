import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { contractFacts } from "../../../src/core/contractFacts.js";
import type { RepoFacts } from "../../../src/core/facts.js";
import { smallRepository } from "../../support/builders.js";

const facts: RepoFacts = {
  repositories: [
    {
      ...smallRepository,
      areas: [{ name: "Checkout", product: true, commits: 1 }],
      ours: { ...smallRepository.ours, first: "2026-01-01", last: "2026-01-01" },
    },
  ],
  languages: [{ name: "CSS", files: 1, lines: 2, evidence: { file: "a.css" } }],
  stack: [],
  scripts: [],
  services: [],
  env: [{ name: "PORT", documented: false, hasDefault: true, evidence: { file: "a.js", line: 1 } }],
  docs: [],
  licences: [{ licence: "MIT", packages: 1, evidence: { file: "composer.lock" } }],
  openEnds: [{ kind: "stash", text: "1 stash", repository: "shop" }],
  secrets: [{ rule: "r", masked: "AKIA••••", evidence: { file: "a", line: 1 }, inHistory: false, fingerprint: "f" }],
  missing: [],
  manifests: [],
  structure: [],
};

describe("the facts that scripts get", () => {
  it("have the fields of the contract, and no others", () => {
    const { repositories, openEnds, secrets, ...rest } = contractFacts(facts);
    assert.deepEqual(Object.keys(rest).sort(), [
      "docs",
      "env",
      "languages",
      "licences",
      "missing",
      "scripts",
      "services",
      "stack",
    ]);
    assert.deepEqual(repositories, [
      {
        name: "shop",
        folder: "/shop",
        head: "abc",
        range: { from: null, to: "abc" },
        commits: 1,
        merges: 0,
        people: [],
        months: [],
        areas: [{ name: "Checkout", commits: 1 }],
        kinds: [],
        tags: [],
        ours: { commits: 1, first: "2026-01-01", last: "2026-01-01" },
      },
    ]);
    assert.deepEqual(rest.languages, [{ name: "CSS", files: 1, lines: 2 }]);
    assert.deepEqual(rest.env, [{ name: "PORT", documented: false, evidence: { file: "a.js", line: 1 } }]);
    assert.deepEqual(rest.licences, [{ licence: "MIT", packages: 1 }]);
    assert.deepEqual(openEnds, [{ kind: "stash", text: "1 stash" }]);
    assert.deepEqual(secrets, [{ rule: "r", masked: "AKIA••••", evidence: { file: "a", line: 1 }, inHistory: false }]);
  });
});
