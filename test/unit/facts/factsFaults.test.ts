import assert from "node:assert/strict";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { contractFacts } from "../../../src/core/contractFacts.js";
import type { Missing, RepoFacts } from "../../../src/core/facts.js";
import { repoChecks } from "../../../src/facts/checks/repoChecks.js";
import { noFacts } from "../../../src/facts/mergeFacts.js";
import { folderFacts as read } from "../../support/folderFacts.js";
import { GitRepo } from "../../support/gitRepo.js";
import { repoForEach } from "../../support/repoForEach.js";

/** As a broken disk does. */
async function removeObject(repo: GitRepo, revision: string): Promise<void> {
  const hash = await repo.git("rev-parse", revision);
  rmSync(join(repo.folder, ".git", "objects", hash.slice(0, 2), hash.slice(2)), { force: true });
}

/** As a machine does that loses its power while git writes. */
function breakName(repo: GitRepo, branch: string): Promise<void> {
  repo.write(`.git/refs/heads/${branch}`, "");
  return Promise.resolve();
}

/** Whether all is pushed, and whether nothing is open. */
function resultsOf(facts: RepoFacts): readonly (string | undefined)[] {
  return ["git-pushed", "open-ends"].map((check) => repoChecks[check]?.({ facts, allowed: new Set() }).result);
}

describe("the facts of a repository that is not whole", function () {
  this.timeout(60_000);
  let repo: GitRepo;
  repoForEach((made) => {
    repo = made;
  });

  it("reads the files of a folder that is no repository, and says why the rest is missing", async () => {
    repo.write("src/a.ts", "console.log(process.env.SHOP_URL);\n");
    rmSync(join(repo.folder, ".git"), { recursive: true });
    const { repositories, env, missing } = await read(repo.folder);
    assert.deepEqual(repositories, []);
    assert.deepEqual(
      env.map(({ name }) => name),
      ["SHOP_URL"],
    );
    const why = "This folder is not a git repository. Open the one that holds the work, if there is one.";
    assert.deepEqual(missing, [{ what: "history of shop", why }]);
  });

  it("names the repositories that a folder holds which is none itself", async () => {
    const repositories = ["web", "api"].map((name) => join(repo.folder, name));
    rmSync(join(repo.folder, ".git"), { recursive: true });
    mkdirSync(join(repo.folder, "notes"));
    const said: Missing[] = [];
    for (const folder of repositories) {
      mkdirSync(folder);
      await (await GitRepo.in(folder)).commit("one");
      said.push(...(await read(repo.folder)).missing);
    }
    const add = "to the workspace (File > Add Folder to Workspace…).";
    assert.deepEqual(
      said.map(({ here }) => here),
      [`This one in it is: web. Add it ${add}`, `These in it are: api, web. Add them ${add}`],
    );
    // They may be another client's.
    const told = said.map(({ what, why }) => `${what} ${why}`).join(" ");
    assert.doesNotMatch(told, /api|web/);
    assert.doesNotMatch(JSON.stringify(contractFacts({ ...noFacts, missing: said })), /api|web/);
  });

  it("leave a submodule to itself, and say so", async () => {
    const inner = await GitRepo.make();
    await inner.commit("inner", { files: { "a.ts": "// TODO theirs\n" } });
    await repo.commit("one", { files: { "b.ts": "1\n" } });
    await repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder, "lib");
    await repo.commit("with a submodule");
    repo.write("lib/a.ts", "// TODO changed\n");
    const { repositories, openEnds, languages, missing } = await read(repo.folder);
    assert.equal(repositories[0]?.commits, 2);
    assert.deepEqual(
      openEnds.filter(({ kind }) => kind !== "unpushed"),
      [],
    );
    assert.deepEqual(languages, [{ name: "TypeScript", files: 1, lines: 1, evidence: { file: "b.ts" } }]);
    assert.deepEqual(missing, [
      { what: "submodule lib", why: "It is a repository of its own. Open its folder, too, to read it." },
    ]);
    // At another commit it is a change of the repository around it, and nobody can open it as a file; nor one inside that is none.
    await repo.git("-C", "lib", "commit", "--quiet", "--all", "--message=next");
    mkdirSync(join(repo.folder, "own"));
    await (await GitRepo.in(join(repo.folder, "own"))).commit("theirs", { files: { "c.ts": "" } });
    const moved = await read(repo.folder);
    assert.deepEqual(
      moved.openEnds.filter(({ kind }) => kind === "uncommitted"),
      [
        { kind: "uncommitted", text: "lib: a submodule at another commit, not committed", repository: "shop" },
        { kind: "uncommitted", text: "own/: a repository of its own, not in git", repository: "shop" },
      ],
    );
    inner.remove();
  });

  it("of a repository without a commit are what its files say", async () => {
    repo.write("a.ts", "// TODO begin\n");
    const { repositories, openEnds, languages, missing } = await read(repo.folder);
    assert.deepEqual(
      repositories.map(({ commits, head, branch }) => [commits, head, branch]),
      [[0, "", "main"]],
    );
    assert.ok(openEnds.some(({ kind, text }) => kind === "uncommitted" && text === "a.ts: not in git"));
    assert.ok(openEnds.some(({ kind }) => kind === "todo"));
    assert.equal(languages[0]?.lines, 1);
    assert.deepEqual(
      missing.map(({ what }) => what),
      ["history"],
    );
  });

  it("of a repository whose index is damaged are what lies there, and say so", async () => {
    await repo.commit("one", { files: { "a.ts": "// TODO one\n" } });
    repo.write(".git/index", "no index");
    const { repositories, openEnds, languages, missing } = await read(repo.folder);
    assert.equal(repositories[0]?.commits, 1);
    assert.equal(languages[0]?.lines, 1);
    assert.ok(openEnds.some(({ kind }) => kind === "todo"));
    assert.deepEqual(
      missing.map(({ what }) => what),
      ["which files git follows in shop", "what is not committed in shop"],
    );
  });

  for (const [what, damage] of [
    ["the newest commit of a branch", (repo: GitRepo) => removeObject(repo, "side")],
    ["an older commit of a branch", (repo: GitRepo) => removeObject(repo, "side~1")],
    ["the name of a branch", (repo: GitRepo) => breakName(repo, "side")],
  ] as const)
    it(`do not say that all is pushed and merged where git cannot read ${what}`, async () => {
      const remote = await GitRepo.make();
      await repo.commit("one", { files: { a: "1" } });
      await repo.git("checkout", "--quiet", "-b", "side");
      await repo.commit("two", { files: { a: "2" } });
      await repo.commit("three", { files: { a: "3" } });
      await repo.git("checkout", "--quiet", "main");
      await repo.git("remote", "add", "origin", remote.folder);
      await repo.git("push", "--quiet", "--set-upstream", "origin", "main:all", "side");
      const whole = await read(repo.folder);
      assert.deepEqual(resultsOf(whole), ["pass", "fail"]);
      await damage(repo);
      const facts = await read(repo.folder);
      assert.ok(facts.missing.some((each) => each.what === "what is not pushed or merged in shop"));
      const [isPushed, isMerged] = resultsOf(facts);
      assert.equal(isPushed, "unknown");
      assert.notEqual(isMerged, "pass");
      // What does not depend on it is told.
      repo.write("a", "4");
      assert.equal(resultsOf(await read(repo.folder))[0], "fail");
      remote.remove();
    });

  it("say how much the remote has more only where that is a remote", async () => {
    await repo.commit("one", { files: { a: "1" } });
    await repo.git("branch", "--track", "side", "main");
    await repo.commit("two", { files: { a: "2" } });
    await repo.git("checkout", "--quiet", "side");
    assert.deepEqual((await read(repo.folder)).missing, []);
  });

  it("are there without git, too, and say what is missing", async () => {
    repo.write("package.json", '{"dependencies":{"vue":"3"}}');
    const facts = await read(repo.folder, { missing: "Git is not read in Restricted Mode." });
    assert.deepEqual(
      facts.stack.map(({ name }) => name),
      ["Vue"],
    );
    assert.deepEqual(facts.repositories, []);
    assert.deepEqual(facts.missing, [{ what: "history of shop", why: "Git is not read in Restricted Mode." }]);
  });
});
