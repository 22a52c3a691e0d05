import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { readRepositoryName } from "../../../src/facts/gitAnswers.js";
import { repositoryName, webAddress } from "../../../src/facts/history/remote.js";
import { nodeGit } from "../../../src/host/node/git.js";
import { type GitRepo } from "../../support/gitRepo.js";
import { repoForEach } from "../../support/repoForEach.js";

describe("what a repository is called where it is hosted", function () {
  this.timeout(60_000);
  let repo: GitRepo;
  repoForEach((made) => {
    repo = made;
  });

  it("is the last part of its address, without credentials and .git", () => {
    const cases: readonly (readonly [remote: string, name: string | undefined])[] = [
      ["https://github.com/acme/shop.git", "shop"],
      ["https://sam:token@github.com/acme/shop/", "shop"],
      ["git@github.com:acme/Web-Shop.git", "Web-Shop"],
      ["ssh://git@git.acme.example:2222/group/sub/shop.git", "shop"],
      ["https://dev.azure.com/acme/Acme%20Shop/_git/Acme%20Shop", "Acme Shop"],
      ["https://git.acme.example/100%", "100%"],
      ["/srv/git/shop.git", undefined],
      ["../shop.bundle", undefined],
      ["", undefined],
    ];
    for (const [remote, name] of cases) assert.equal(repositoryName(remote), name, remote);
  });

  it("stands at an address that others can open, whatever the settings of SSH here call its host", () => {
    assert.equal(webAddress("git@github.com-work:acme/shop.git"), "https://github.com/acme/shop");
    assert.equal(webAddress("ssh://git@gitlab.com-acme/acme/shop.git"), "https://gitlab.com/acme/shop");
    assert.equal(
      webAddress("git@github.company-work.example:acme/shop.git"),
      "https://github.company-work.example/acme/shop",
    );
  });

  it("is read from the repository, and not for a folder that is only a part of it", async () => {
    assert.equal(await readRepositoryName(nodeGit, repo.folder), undefined);
    await repo.git("remote", "add", "origin", "https://github.com/acme/shop.git");
    assert.equal(await readRepositoryName(nodeGit, repo.folder), "shop");
    mkdirSync(join(repo.folder, "apps/admin"), { recursive: true });
    assert.equal(await readRepositoryName(nodeGit, join(repo.folder, "apps/admin")), undefined);
    // What lies elsewhere is not what was opened.
    await repo.git("config", "core.worktree", join(repo.folder, "apps"));
    assert.equal(await readRepositoryName(nodeGit, repo.folder), undefined);
  });
});
