import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { isGitError } from "../../../src/facts/git.js";
import { GitRepo } from "../../support/gitRepo.js";
import { repoForEach } from "../../support/repoForEach.js";
import { shopHistory } from "../../support/shopHistory.js";

describe("the history of a repository that is not whole", function () {
  // Each test asks git some dozens of times.
  this.timeout(60_000);
  let repo: GitRepo;
  repoForEach((made) => {
    repo = made;
  });

  it("says what is missing instead of failing: no commit, no repository, a shallow clone", async () => {
    const empty = await shopHistory(repo.folder);
    assert.deepEqual([empty.repository.commits, empty.repository.head, empty.repository.branch], [0, "", "main"]);
    assert.deepEqual(
      empty.missing.map(({ what }) => what),
      ["history"],
    );
    for (const at of ["2026-01-01", "2026-01-02", "2026-01-03"])
      await repo.commit(at, { files: { [at]: "" }, at: `${at}T00:00:00Z` });
    const clone = await GitRepo.make();
    await clone.git("fetch", "--quiet", "--depth=2", `file://${repo.folder}`, "main");
    await clone.git("checkout", "--quiet", "--detach", "FETCH_HEAD");
    const shallow = await shopHistory(clone.folder);
    assert.deepEqual([shallow.repository.commits, shallow.repository.branch], [2, null]);
    assert.deepEqual(
      shallow.missing.map(({ what }) => what),
      ["older history"],
    );
    clone.remove();
    rmSync(join(repo.folder, ".git"), { recursive: true });
    await assert.rejects(shopHistory(repo.folder), (error) => isGitError(error) && error.kind === "no-repository");
  });

  it("keeps what it could read of a damaged repository", async () => {
    await repo.commit("one", { files: { "src/shop/a.ts": "1" }, at: "2026-01-01T00:00:00Z" });
    const tree = await repo.git("rev-parse", "HEAD:src");
    const lost = await repo.git("rev-parse", "HEAD");
    await repo.commit("two", { files: { "src/blog/a.ts": "2" }, at: "2026-01-02T00:00:00Z" });
    await repo.commit("three", { files: { "src/blog/b.ts": "3" }, at: "2026-01-03T00:00:00Z" });
    const object = (hash: string): string => join(repo.folder, ".git", "objects", hash.slice(0, 2), hash.slice(2));
    rmSync(object(tree));
    const noTree = await shopHistory(repo.folder);
    assert.equal(noTree.repository.commits, 3);
    assert.deepEqual(
      noTree.missing.map(({ what }) => what),
      ["what some commits changed"],
    );
    assert.match(
      noTree.missing[0]?.why ?? "",
      /^A part of the repository is damaged, or not on this machine: git cannot read [0-9a-f]{10}\. Fetch it, or clone the repository anew\.$/,
    );
    assert.ok(noTree.repository.areas.some(({ name }) => name === "Blog"));
    assert.equal(noTree.repository.areas.find(({ name }) => name === "other")?.commits, 2);
    rmSync(object(lost));
    const noCommit = await shopHistory(repo.folder);
    assert.ok(noCommit.missing.some(({ what }) => what === "part of the history"));
    assert.ok(noCommit.repository.commits > 0);
  });

  it("reads a worktree, and leaves a partial clone's missing objects where they are", async () => {
    await repo.commit("one", { files: { "src/shop/a.ts": "1" } });
    await repo.git("config", "uploadpack.allowFilter", "true");
    const clone = await GitRepo.make();
    await clone.git("clone", "--quiet", "--filter=tree:0", "--no-checkout", `file://${repo.folder}`, "partial");
    const partial = await shopHistory(join(clone.folder, "partial"));
    assert.equal(partial.repository.commits, 1);
    assert.deepEqual(
      partial.missing.map(({ what }) => what),
      ["what some commits changed"],
    );
    await repo.git("worktree", "add", "--quiet", join(clone.folder, "tree"), "-b", "side");
    const worktree = await shopHistory(join(clone.folder, "tree"));
    assert.deepEqual([worktree.repository.commits, worktree.repository.branch], [1, "side"]);
    clone.remove();
  });
});
