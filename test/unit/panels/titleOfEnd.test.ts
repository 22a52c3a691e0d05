import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { titleOfEnd } from "../../../src/panels/facts/titleOfEnd.js";
import { folderFacts } from "../../support/folderFacts.js";
import { GitRepo } from "../../support/gitRepo.js";
import { repoForEach } from "../../support/repoForEach.js";

describe("what is to be done about a branch that is not merged", function () {
  this.timeout(60_000);
  let repo: GitRepo;
  repoForEach((made) => {
    repo = made;
  });

  async function titles(): Promise<readonly string[]> {
    const { openEnds } = await folderFacts(repo.folder);
    return openEnds.filter(({ kind }) => kind === "branch").map(titleOfEnd);
  }

  it("is never to delete the main one, however it is called and wherever it is", async () => {
    await repo.commit("one", { files: { a: "1" } });
    await repo.git("branch", "cakes");
    await repo.commit("two", { files: { a: "2" } });
    await repo.git("checkout", "--quiet", "-b", "bread");
    await repo.commit("three", { files: { a: "3" } });
    await repo.git("checkout", "--quiet", "cakes");
    const bread = "Merge or delete: bread is not merged (Mara Vos, 2026-03-01: three)";
    const both = (name: string): string[] => [
      bread,
      `Bring together with what is checked out: ${name} is not merged (Mara Vos, 2026-03-01: two)`,
    ];
    assert.deepEqual((await titles()).toSorted(), both("main").toSorted());
    await repo.git("branch", "--move", "main", "trunk");
    // On the remote alone, which says what it is called there.
    const remote = await GitRepo.make();
    await repo.git("remote", "add", "origin", remote.folder);
    await repo.git("push", "--quiet", "origin", "trunk");
    await repo.git("branch", "--quiet", "--delete", "--force", "trunk");
    await repo.git("remote", "set-head", "origin", "trunk");
    assert.deepEqual((await titles()).toSorted(), both("trunk").toSorted());
    // What was the main one before is a branch like others.
    await repo.git("branch", "--move", "bread", "main");
    assert.ok((await titles()).includes(bread.replace("bread", "main")));
    remote.remove();
  });
});
