import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { folderFacts as read } from "../../support/folderFacts.js";
import { type GitRepo } from "../../support/gitRepo.js";
import { repoForEach } from "../../support/repoForEach.js";

// Put together here, so that nobody's scanner takes this file for a leak.
const aws = `AKIA${"QWERTZUIOPASDFGH".slice(0, 16)}`;
const google = `AIza${"SyD3xAmPl3k3yWhichIsNotOneAtAll0123".padEnd(35, "4").slice(0, 35)}`;

describe("the secrets of a repository", function () {
  this.timeout(60_000);
  let repo: GitRepo;
  repoForEach((made) => {
    repo = made;
  });

  it("find secrets in files and in what was taken out again, masked", async () => {
    await repo.commit("in", { files: { "old.ts": `const key = "${google}";\n`, "b.txt": "x" } });
    await repo.commit("out", { files: { "old.ts": "", "now.ts": `\n// ${aws}\n` } });
    repo.write(".sendoff/acme/note.md", aws);
    const facts = await read(repo.folder);
    assert.deepEqual(
      facts.secrets.map(({ evidence, inHistory }) => [evidence.file, evidence.line, inHistory]),
      [
        ["now.ts", 2, false],
        ["old.ts", undefined, true],
      ],
    );
    for (const secret of [aws, google]) assert.ok(!JSON.stringify(facts).includes(secret));
  });

  it("find what a merge brought that none of its parents had, whatever git would put before paths", async () => {
    await repo.git("config", "diff.noprefix", "true");
    await repo.commit("one", { files: { "a.txt": "1\n", "b.txt": "1\n" } });
    await repo.git("checkout", "--quiet", "-b", "side");
    await repo.commit("theirs", { files: { "a.txt": "2\n", "b.txt": "2\n" } });
    await repo.git("checkout", "--quiet", "main");
    await repo.commit("ours", { files: { "a.txt": "3\n" } });
    await repo.git("merge", "--quiet", "--no-commit", "--strategy=ours", "side");
    const merge = { "a.txt": `${aws}\n`, "new.txt": `${google}\n`, ".sendoff/acme/a.txt": `${aws.slice(0, -1)}Z\n` };
    await repo.commit("merge", { files: merge });
    await repo.git("rm", "--quiet", "-r", "a.txt", "new.txt", ".sendoff");
    await repo.commit("out");
    const { repositories, secrets } = await read(repo.folder);
    assert.equal(repositories[0]?.merges, 1);
    assert.deepEqual(
      secrets.map(({ rule, evidence, inHistory }) => [rule, evidence.file, inHistory]),
      [
        ["aws-access-key", "a.txt", true],
        ["google-api-key", "new.txt", true],
      ],
    );
  });
});
