import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readFirstDay } from "../../../src/facts/gitAnswers.js";
import { nodeGit } from "../../../src/host/node/git.js";
import { type GitRepo } from "../../support/gitRepo.js";
import { repoForEach } from "../../support/repoForEach.js";

describe("the first day of a repository", function () {
  // Each test asks git some dozens of times.
  this.timeout(60_000);
  let repo: GitRepo;
  repoForEach((made) => {
    repo = made;
  });

  it("finds the first day, or none", async () => {
    assert.equal(await readFirstDay(nodeGit, repo.folder), undefined);
    await repo.commit("late", { at: "2026-02-01T12:00:00Z", files: { a: "1" } });
    await repo.commit("early", { at: "2025-01-31T12:00:00Z", files: { a: "2" } });
    assert.equal(await readFirstDay(nodeGit, repo.folder), "2025-01-31");
  });

  it("is the first of whoever is at work here, by each address that the mailmap knows; of anybody, if they have none", async () => {
    await repo.commit("theirs", {
      name: "Tom",
      email: "tom@shop.example",
      at: "2014-06-03T12:00:00Z",
      files: { a: "1" },
    });
    await repo.commit("mine, once", { email: "old@studio.example", at: "2024-02-01T12:00:00Z", files: { a: "2" } });
    await repo.commit("mine", { at: "2025-01-31T12:00:00Z", files: { a: "3" } });
    await repo.git("config", "user.email", "Mara@Studio.example");
    assert.equal(await readFirstDay(nodeGit, repo.folder), "2025-01-31");
    repo.write(".mailmap", "Mara Vos <mara@studio.example> <old@studio.example>\n");
    assert.equal(await readFirstDay(nodeGit, repo.folder), "2024-02-01");
    await repo.git("config", "user.email", "nobody@studio.example");
    assert.equal(await readFirstDay(nodeGit, repo.folder), "2014-06-03");
  });

  it("takes nobody who has set no address for the author of commits without one", async () => {
    await repo.commit("theirs", { at: "2014-06-03T12:00:00Z", files: { a: "1" } });
    await repo.commit("imported", { email: "", at: "2020-02-01T12:00:00Z", files: { a: "2" } });
    await repo.git("config", "user.email", "");
    assert.equal(await readFirstDay(nodeGit, repo.folder), "2014-06-03");
  });
});
