import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { areaOf } from "../../../src/facts/areas.js";
import { type Git, GitError } from "../../../src/facts/git.js";
import { type HistoryCache, parseLog, readFirstDay, readHistory } from "../../../src/facts/history.js";

/** What git says, by its first argument. */
function saying(answers: Record<string, string | GitError>): Git {
  return {
    run: (_folder, [verb = ""]) => {
      const answer = answers[verb];
      if (answer === undefined) throw new Error(`git ${verb} was not expected`);
      return answer instanceof GitError ? Promise.reject(answer) : Promise.resolve(answer);
    },
  };
}

const log = [
  "\u00012026-03-02\0\nsrc/checkout/pay.ts\0src/checkout/total.ts\0README.md\0",
  "\u00012026-02-01\0\n.sendoff/acme/offboarding.json\0",
  "\u00012026-01-15\0\nsrc/opening-hours/index.ts\0",
  "\u00012025-12-31\0\npackage.json\0",
].join("\0");

describe("history", () => {
  const answers = { "rev-parse": "abc\nfalse\n", log, "for-each-ref": "v1.0\u00002026-01-20\nv0.9\u00002025-11-01\n" };
  const request = { folder: "/repo", ignore: [".sendoff", "handoff"] };

  it("has the period, the releases and what was worked on, without Sendoff's own commits", async () => {
    assert.deepEqual(await readHistory(saying(answers), request), {
      first: "2025-12-31",
      last: "2026-03-02",
      releases: [
        { name: "v1.0", date: "2026-01-20" },
        { name: "v0.9", date: "2025-11-01" },
      ],
      areas: [
        { name: "Checkout", product: true, commits: 1 },
        { name: "Documentation", product: false, commits: 1 },
        { name: "Opening hours", product: true, commits: 1 },
        { name: "Setup", product: false, commits: 1 },
      ],
      missing: [],
    });
  });

  it("begins where it is told to", async () => {
    const { first, releases } = await readHistory(saying(answers), { ...request, from: "2026-01-01" });
    assert.deepEqual([first, releases.length], ["2026-01-15", 1]);
  });

  it("says what is missing instead of failing", async () => {
    const shallow = await readHistory(saying({ ...answers, "rev-parse": "abc\ntrue\n" }), request);
    assert.deepEqual(
      shallow.missing.map(({ what }) => what),
      ["older history"],
    );
    const none = await readHistory(saying({ "rev-parse": new GitError("Git is not installed.", "no-git") }), request);
    assert.deepEqual(none.missing, [{ what: "history", why: "Git is not installed." }]);
  });

  it("reads the log of a commit once, and tags each time", async () => {
    const asked: string[] = [];
    const git: Git = { run: (folder, args) => (asked.push(args[0] ?? ""), saying(answers).run(folder, args)) };
    const cache: HistoryCache = new Map();
    assert.deepEqual(await readHistory(git, request, cache), await readHistory(git, request, cache));
    assert.deepEqual(asked, ["rev-parse", "log", "for-each-ref", "rev-parse", "for-each-ref"]);
  });

  it("finds the first day, whatever the order of the commits, or none", async () => {
    assert.equal(await readFirstDay(saying({ log: "2026-02-01\n2025-01-31\n2026-03-01\n" }), "/repo"), "2025-01-31");
    assert.equal(await readFirstDay(saying({ log: "" }), "/repo"), undefined);
    assert.equal(await readFirstDay(saying({ log: new GitError("No commit yet.", "failed") }), "/repo"), undefined);
  });

  it("is not led astray by hostile file names", () => {
    const commits = parseLog("\u00012026-01-01\0\na\u0001b\0\u0001evil\0x y\0", { ignore: [] });
    assert.deepEqual(
      commits.map(({ day }) => day),
      ["2026-01-01"],
    );
  });

  it("names an area for any path", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (path) => {
        assert.notEqual(areaOf(path).name, "");
      }),
    );
    const cases = {
      "src/checkout/a.ts": "Checkout",
      "src/a.ts": "Code",
      "docs/x.png": "Documentation",
      "a.test.ts": "Tests",
      "index.html": "Setup",
      "packages/openingHours/b.ts": "Opening Hours",
    };
    for (const [path, area] of Object.entries(cases)) assert.equal(areaOf(path).name, area);
  });
});
