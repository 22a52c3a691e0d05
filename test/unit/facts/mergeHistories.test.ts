import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { HistoryFacts } from "../../../src/core/facts.js";
import { mergeHistories } from "../../../src/facts/history/historyFacts.js";

const none: HistoryFacts = { first: null, last: null, releases: [], areas: [], missing: [] };
const shop: HistoryFacts = {
  first: "2026-02-03",
  last: "2026-06-08",
  releases: [
    { name: "v1", date: "2026-04-01" },
    { name: "june", date: "2026-06-01" },
  ],
  areas: [
    { name: "Checkout", product: true, commits: 8 },
    { name: "Mail", product: true, commits: 3 },
  ],
  missing: [],
};
const till: HistoryFacts = {
  first: "2026-01-07",
  last: "2026-05-02",
  releases: [
    { name: "v1", date: "2026-03-01" },
    { name: "june", date: "2026-06-01" },
  ],
  areas: [
    { name: "Mail", product: true, commits: 6 },
    { name: "Setup", product: false, commits: 1 },
  ],
  missing: [{ what: "history", why: "It is shallow." }],
};

describe("the histories of several repositories", () => {
  it("are one: its days, its versions in their order, each with the repository it is of, and what was worked on in any", () => {
    assert.deepEqual(
      mergeHistories([
        ["shop", shop],
        ["till", till],
        ["notes", none],
      ]),
      {
        first: "2026-01-07",
        last: "2026-06-08",
        releases: [
          { name: "till v1", date: "2026-03-01" },
          { name: "shop v1", date: "2026-04-01" },
          { name: "june", date: "2026-06-01" },
        ],
        areas: [
          { name: "Mail", product: true, commits: 9 },
          { name: "Checkout", product: true, commits: 8 },
          { name: "Setup", product: false, commits: 1 },
        ],
        missing: [{ what: "history of till", why: "It is shallow." }],
      },
    );
  });

  it("are what they are where there is one, and empty where there is none", () => {
    assert.equal(mergeHistories([["shop", shop]]), shop);
    assert.deepEqual(mergeHistories([]), none);
  });
});
