import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "mocha";
import { mergeFacts } from "../../../src/facts/mergeFacts.js";
import { nodeGit } from "../../../src/host/node/git.js";
import { folderFacts as read } from "../../support/folderFacts.js";
import { GitRepo } from "../../support/gitRepo.js";
import { repoForEach } from "../../support/repoForEach.js";

// Put together here, so that nobody's scanner takes this file for a leak.
const google = `AIza${"SyD3xAmPl3k3yWhichIsNotOneAtAll0123".padEnd(35, "4").slice(0, 35)}`;

describe("the facts of a repository", function () {
  this.timeout(60_000);
  let repo: GitRepo;
  repoForEach((made) => {
    repo = made;
  });

  it("are what its files say, each with where it stands", async () => {
    await repo.commit("all", {
      files: {
        "package.json": JSON.stringify(
          {
            scripts: { build: "vite build", deploy: "./deploy.sh" },
            dependencies: { react: "^19.0.0", stripe: "^14.0.0" },
            devDependencies: { vite: "^7.0.0" },
          },
          null,
          2,
        ),
        "package-lock.json": JSON.stringify(
          { packages: { "": {}, "node_modules/a": { license: "MIT" }, "node_modules/b": { license: "See FILE" } } },
          null,
          2,
        ),
        "src/shop/pay.ts":
          "const key = process.env.STRIPE_KEY;\nconst other = process.env['OTHER_KEY'];\n// TODO: take cards\n",
        "src/shop/pay.test.ts": "it.skip('pays', () => {});\n",
        ".env.example": "STRIPE_KEY=\n",
        "README.md":
          "# Shop\n\n## Getting started\n\n```sh\nnpm ci && npm start\n```\n\n## Deployment\n\nPush to `main`; the pipeline builds it, and a person says yes in the hosting's own panel.\n",
        ".github/workflows/ci.yml": "on: push\njobs:\n  old:\n    if: false\n",
        "migrations/001_init.sql": "create table a (b int);\n",
        ".sendoff/acme/offboarding.json": "{}",
        ".sendoff/acme/summary.ts": "// TODO ours\n",
      },
    });
    const facts = await read(repo.folder);
    assert.deepEqual(
      facts.stack.map(({ name, version, evidence }) => [name, version, evidence.line]),
      [
        ["React", "^19.0.0", 7],
        ["Vite", "^7.0.0", 11],
      ],
    );
    assert.deepEqual(
      facts.scripts.map(({ name, command }) => [name, command]),
      [
        ["npm run build", "vite build"],
        ["npm run deploy", "./deploy.sh"],
      ],
    );
    assert.deepEqual(facts.services.map(({ name, kind }) => [name, kind]).sort(), [
      ["Database migrations", "migrations"],
      ["GitHub Actions", "ci"],
      ["Stripe", "payment"],
    ]);
    assert.deepEqual(
      facts.env.map(({ name, documented, evidence }) => [name, documented, evidence.line]),
      [
        ["OTHER_KEY", false, 2],
        ["STRIPE_KEY", true, 1],
      ],
    );
    assert.deepEqual(facts.licences, [
      { licence: "MIT", packages: 1, evidence: { file: "package-lock.json", line: 5 } },
      { licence: "unknown", packages: 1, evidence: { file: "package-lock.json" } },
    ]);
    assert.deepEqual(
      facts.docs.map(({ kind, evidence }) => [kind, evidence.line]),
      [
        ["readme", undefined],
        ["setup", 3],
        ["operations", 9],
      ],
    );
    assert.deepEqual(facts.manifests, [{ evidence: { file: "package.json" }, lock: "package-lock.json" }]);
    assert.deepEqual(
      facts.openEnds.map(({ kind, text, evidence }) => [kind, text, evidence?.file, evidence?.line]),
      [
        ["disabled-job", ".github/workflows/ci.yml: old never runs", ".github/workflows/ci.yml", 4],
        ["unpushed", "There is no remote: the work exists only here.", undefined, undefined],
        ["skipped-test", "it.skip('pays', () => {});", "src/shop/pay.test.ts", 1],
        ["todo", "TODO take cards (Mara Vos, 2026-03-01)", "src/shop/pay.ts", 3],
      ].sort(
        (a, b) =>
          facts.openEnds.findIndex(({ kind }) => kind === a[0]) - facts.openEnds.findIndex(({ kind }) => kind === b[0]),
      ),
    );
    assert.deepEqual(
      facts.languages.map(({ name, files, evidence }) => [name, files, evidence.file]),
      [
        ["TypeScript", 2, "src/shop/pay.ts"],
        ["SQL", 1, "migrations/001_init.sql"],
      ],
    );
    assert.deepEqual(facts.missing, []);
  });

  it("know the variables that have a default wherever they are read", async () => {
    await repo.commit("all", {
      files: {
        "src/a.ts": "listen(process.env.PORT || 3000);\nprocess.env.MODE_OF_WORK ?? 'fast';\nprocess.env.KEY;\n",
        "src/b.ts": "listen(process.env.PORT ?? 80);\nprocess.env.MODE_OF_WORK.trim();\nprocess.env.KEY || 'x';\n",
        "src/b.test.ts": "process.env.PORT.trim();\n",
      },
    });
    const { env } = await read(repo.folder);
    assert.deepEqual(env, [
      { name: "KEY", documented: false, evidence: { file: "src/a.ts", line: 3 } },
      { name: "MODE_OF_WORK", documented: false, evidence: { file: "src/a.ts", line: 2 } },
      { name: "PORT", documented: false, hasDefault: true, evidence: { file: "src/a.ts", line: 1 } },
    ]);
  });

  it("say what is not committed, stashed, pushed or merged", async () => {
    const remote = await GitRepo.make();
    await repo.commit("one", { files: { a: "1" } });
    await repo.git("remote", "add", "origin", remote.folder);
    await repo.git("push", "--quiet", "--set-upstream", "origin", "main:shared");
    await repo.commit("two", { files: { a: "2" } });
    await repo.git("checkout", "--quiet", "-b", "lone");
    await repo.commit("three", { files: { b: "3" } });
    await repo.git("checkout", "--quiet", "main");
    repo.write("a", "stashed");
    await repo.git("stash", "push", "--quiet", "--message=half done");
    repo.write("a", "changed");
    repo.write("new\nfile", "");
    repo.write(".sendoff/acme/offboarding.json", "{}");
    repo.write("handoff/acme/README.md", "");
    const { openEnds } = await read(repo.folder);
    assert.deepEqual(openEnds.map(({ kind, text }) => [kind, text]).sort(), [
      ["branch", "lone is not merged (Mara Vos, 2026-03-01: three)"],
      ["stash", "Stashed on 2026-03-01: On main: half done"],
      ["uncommitted", "a: changed, not committed"],
      ["uncommitted", "new\nfile: not in git"],
      ["unpushed", "lone: never pushed"],
      ["unpushed", "main: 1 commit is not pushed"],
    ]);
    remote.remove();
  });

  it("count as pushed what any branch of a remote has, and miss no commit that is on no branch", async () => {
    const remote = await GitRepo.make();
    await repo.commit("one", { files: { a: "1" } });
    await repo.git("remote", "add", "origin", remote.folder);
    await repo.git("push", "--quiet", "--set-upstream", "origin", "main:shared");
    await repo.git("branch", "--no-track", "idle");
    await repo.git("checkout", "--quiet", "-b", "merged");
    await repo.commit("two", { files: { b: "2" } });
    await repo.git("push", "--quiet", "--set-upstream", "origin", "merged");
    await repo.git("push", "--quiet", "origin", "merged:shared", ":merged");
    await repo.git("checkout", "--quiet", "main");
    const behind = await read(repo.folder);
    assert.deepEqual(
      behind.openEnds.map(({ kind, text }) => [kind, text]),
      [["branch", "merged is not merged (Mara Vos, 2026-03-01: two)"]],
    );
    assert.deepEqual(behind.missing, [
      {
        what: "newer history",
        why: "The branch on the remote has 1 commit more. Run “git pull”, then read again.",
      },
    ]);
    await repo.git("merge", "--quiet", "--ff-only", "merged");
    await repo.git("checkout", "--quiet", "--detach");
    await repo.commit("three", { files: { c: "3" } });
    const detached = await read(repo.folder);
    assert.deepEqual(
      detached.openEnds.map(({ kind, text }) => [kind, text]),
      [["unpushed", "HEAD: 1 commit is on no branch"]],
    );
    assert.deepEqual(detached.missing, []);
    await repo.git("checkout", "--quiet", "-b", "kept", "--track", "main");
    await repo.commit("four", { files: { d: "4" } });
    assert.deepEqual(
      (await read(repo.folder)).openEnds.map(({ text }) => text),
      ["kept: never pushed"],
    );
    remote.remove();
  });

  it("are read in a worktree, with a detached HEAD, and without an origin", async () => {
    await repo.commit("one", { files: { "a.ts": "// TODO one\n" } });
    await repo.commit("two", { files: { "a.ts": "// TODO two\n" } });
    await repo.git("worktree", "add", "--quiet", "--detach", "side", "HEAD~1");
    const side = await read(join(repo.folder, "side"));
    assert.deepEqual(
      side.repositories.map(({ commits, branch, remote }) => [commits, branch, remote]),
      [[1, null, null]],
    );
    assert.deepEqual(
      side.openEnds.map(({ kind, text }) => [kind, text]),
      [
        ["unpushed", "There is no remote: the work exists only here."],
        ["branch", "main is not merged (Mara Vos, 2026-03-01: two)"],
        ["todo", "TODO one (Mara Vos, 2026-03-01)"],
      ],
    );
    assert.deepEqual(side.missing, []);
  });

  it("tell a job that never runs from a rule that leaves one out now and then", async () => {
    const rules = ["build:", "  rules:", "    - if: $CI_COMMIT_TAG", "      when: never", "    - when: always"];
    const last = ["test:", "  rules:", "    - if: $CI_COMMIT_TAG", "    - when: never"];
    const never = ["old:", "  rules:", "    - when: never # broken", ""];
    await repo.commit("one", { files: { ".gitlab-ci.yml": [...rules, ...last, ...never].join("\n") } });
    const { openEnds } = await read(repo.folder);
    assert.deepEqual(
      openEnds.filter(({ kind }) => kind === "disabled-job").map(({ evidence }) => evidence?.line),
      [12],
    );
  });

  it("know the groups of a pyproject, and nothing of manifests that are only there for tests", async () => {
    const groups = "[tool.poetry.group.dev.dependencies]\npytest = '^8'\n[dependency-groups]\nweb = ['flask>=3']\n";
    const files = { "pyproject.toml": groups, "src/__fixtures__/package.json": '{"dependencies":{"vue":"3"}}' };
    await repo.commit("one", { files });
    const { stack, manifests } = await read(repo.folder);
    assert.deepEqual(
      stack.map(({ name, version, evidence }) => [name, version, evidence.line]),
      [
        ["Flask", ">=3", 4],
        ["pytest", "^8", 2],
      ],
    );
    assert.deepEqual(manifests, [{ evidence: { file: "pyproject.toml" }, lock: null }]);
  });

  it("count what people wrote about building, and say how many manifests were too many", async () => {
    for (let nth = 0; nth < 203; nth++) repo.write(`packages/p${String(nth)}/package.json`, "{}");
    await repo.commit("one", { files: { "src/build/wheel.py": "1\n", "build/app.js": "1\n" } });
    const { languages, missing } = await read(repo.folder);
    assert.deepEqual(
      languages.map(({ name, files: count }) => [name, count]),
      [["Python", 1]],
    );
    assert.deepEqual(missing, [
      { what: "3 lists of packages and the like deep in the folders", why: "The 200 nearest to the top were read." },
    ]);
  });

  it("say of how many notes nobody looked up who wrote them", async () => {
    const notes = "// TODO a\n".repeat(53);
    const more = Array.from({ length: 101 }, (_, nth) => [`src/z${String(nth)}.ts`, "// TODO b\n"] as const);
    await repo.commit("one", { files: { "src/a.ts": notes, ...Object.fromEntries(more) } });
    const { openEnds, missing } = await read(repo.folder);
    const todos = openEnds.filter(({ kind }) => kind === "todo");
    assert.deepEqual([todos.length, todos.filter(({ text }) => !text.includes("Mara Vos")).length], [154, 5]);
    assert.deepEqual(missing, [
      {
        what: "author and day of 5 notes (TODO and the like) in shop",
        why: "The first 100 files, and 50 notes in each, were looked up in git.",
      },
    ]);
  });

  it("arrive part by part, the history's numbers first, and each part says when it is complete", async () => {
    await repo.commit("one", { files: { "a.ts": `// TODO one\nconst key = "${google}";\n`, "package.json": "{}" } });
    const seen: string[] = [];
    const { repositories } = await read(repo.folder, nodeGit, (facts, done) => {
      seen.push(`${String(facts.repositories.length)} ${done.join()}`);
    });
    assert.equal(repositories.length, 1);
    assert.equal(seen[0], "1 commits");
    assert.deepEqual(seen.at(-1)?.split(" ")[1]?.split(",").sort(), [
      "code",
      "commits",
      "history",
      "inventory",
      "oldSecrets",
      "openEnds",
    ]);
    const firstWith = (part: string): number => seen.findIndex((each) => each.includes(part));
    assert.ok(firstWith("inventory") < firstWith("code"));
    assert.equal(firstWith("oldSecrets"), seen.length - 1);
  });

  it("of several folders are one, with evidence below their names", async () => {
    await repo.commit("one", { files: { "package.json": '{"scripts":{"start":"node ."}}', "a.ts": "1\n" } });
    const facts = await read(repo.folder);
    const both = mergeFacts([
      ["a", facts],
      ["b", facts],
    ]);
    assert.deepEqual(
      both.scripts.map(({ evidence }) => evidence.file),
      ["a/package.json", "b/package.json"],
    );
    assert.deepEqual(both.languages, [{ name: "TypeScript", files: 2, lines: 2, evidence: { file: "a/a.ts" } }]);
    assert.equal(both.repositories.length, 2);
    assert.deepEqual(mergeFacts([["a", facts]]), facts);
  });
});
