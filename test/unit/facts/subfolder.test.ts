import assert from "node:assert/strict";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { mergeFacts } from "../../../src/facts/mergeFacts.js";
import { eachOnce } from "../../../src/facts/oneRepository.js";
import { newestCommit } from "../../../src/facts/history/newestCommit.js";
import { nodeGit } from "../../../src/host/node/git.js";
import { folderFacts } from "../../support/folderFacts.js";
import { GitRepo } from "../../support/gitRepo.js";

// Put together here, so that nobody's scanner takes this file for a leak.
const aws = (last: string): string => `AKIA${"QWERTZUIOPASDFG".slice(0, 15)}${last}`;

describe("a part of a monorepo that is opened by itself", function () {
  this.timeout(60_000);
  let repo: GitRepo;
  let shop: string;
  beforeEach(async () => {
    repo = await GitRepo.make();
    shop = join(repo.folder, "packages", "shop");
    await repo.commit("one", {
      files: {
        "package.json": '{"dependencies":{"vue":"3"}}',
        "package-lock.json": '{"packages":{}}',
        ".github/workflows/ci.yml": "on: push\n",
        "packages/shop/package.json": '{"dependencies":{"react":"19"}}',
        "packages/shop/src/pay.ts": "// TODO cards\nconst url = process.env.SHOP_URL;\n",
        "packages/shop/.env.example": "SHOP_URL=\n",
        "packages/blog/src/post.ts": "// TODO theirs\nprocess.env.BLOG_URL;\n",
      },
      at: "2026-01-01T00:00:00Z",
    });
    await repo.commit("the blog's", { files: { "packages/blog/a.js": "1\n" }, at: "2026-01-05T00:00:00Z" });
  });
  afterEach(() => {
    repo.remove();
  });

  it("tells of its own files, with the pipeline and the lock file that stand above it", async () => {
    const facts = await folderFacts(shop);
    assert.deepEqual(
      facts.stack.map(({ name, evidence }) => [name, evidence.file]),
      [["React", "package.json"]],
    );
    assert.deepEqual(facts.languages, [{ name: "TypeScript", files: 1, lines: 2, evidence: { file: "src/pay.ts" } }]);
    assert.deepEqual(facts.env, [{ name: "SHOP_URL", documented: true, evidence: { file: "src/pay.ts", line: 2 } }]);
    assert.deepEqual(facts.manifests, [{ evidence: { file: "package.json" }, lock: "../../package-lock.json" }]);
    assert.deepEqual(facts.services, [
      { name: "GitHub Actions", kind: "ci", evidence: { file: "../../.github/workflows/ci.yml" } },
    ]);
    assert.deepEqual(facts.structure, [{ folder: "src", what: "Code", files: 1 }]);
    assert.deepEqual(facts.missing, []);
  });

  it("has the whole repository's history, and of it as ours what was done in the folder", async () => {
    await repo.commit("the shop's", { files: { "packages/shop/b.js": "1\n" }, at: "2026-01-09T00:00:00Z" });
    const { repositories } = await folderFacts(shop);
    assert.deepEqual(
      repositories.map(({ commits, ours }) => [commits, ours.commits, ours.first, ours.last]),
      [[3, 2, "2026-01-01", "2026-01-09"]],
    );
    assert.deepEqual(
      repositories.map(({ areas, ours }) => [areas, ours.areas].map((each) => each.map(({ name }) => name).sort())),
      [[["Automation", "Blog", "Setup", "Shop"], ["Shop"]]],
    );
  });

  it("says what is open in it with its place, and what is open in the rest of the repository", async () => {
    repo.write("packages/shop/src/pay.ts", "// TODO cards\nconst url = process.env.SHOP_URL; // new\n");
    repo.write("packages/blog/a.js", "2\n");
    repo.write("packages/shop/.sendoff/acme/offboarding.json", "{}");
    repo.write("packages/shop/handoff/acme/README.md", "");
    const { openEnds } = await folderFacts(shop);
    assert.deepEqual(
      openEnds.map(({ kind, text, evidence }) => [kind, text, evidence?.file]),
      [
        ["uncommitted", "packages/blog/a.js: changed, not committed", undefined],
        ["uncommitted", "packages/shop/src/pay.ts: changed, not committed", "src/pay.ts"],
        ["unpushed", "There is no remote: the work exists only here.", undefined],
        ["todo", "TODO cards (Mara Vos, 2026-01-01)", "src/pay.ts"],
      ],
    );
  });

  it("finds the secrets of its own history, those of a merge and of a branch that left nothing, too", async () => {
    await repo.git("checkout", "--quiet", "-b", "away");
    await repo.commit("in", { files: { "packages/shop/d.js": `${aws("F")}\n` } });
    await repo.git("rm", "--quiet", "packages/shop/d.js");
    await repo.commit("out again");
    await repo.git("checkout", "--quiet", "main");
    await repo.git("merge", "--quiet", "--no-ff", "--no-edit", "away");
    await repo.git("checkout", "--quiet", "-b", "side");
    await repo.commit("side", { files: { "packages/shop/c.js": "1\n", "packages/blog/a.js": `${aws("A")}\n` } });
    await repo.git("checkout", "--quiet", "main");
    await repo.commit("main", { files: { "packages/shop/c.js": `${aws("B")}\n` } });
    await repo.git("merge", "--quiet", "--no-commit", "--strategy=ours", "side");
    const merged = { "packages/shop/c.js": `${aws("C")}\n`, "packages/blog/a.js": `${aws("D")}\n` };
    await repo.commit("merge", { files: { ...merged, "packages/shop/.sendoff/a.js": `${aws("E")}\n` } });
    await repo.commit("out", {
      files: { "packages/shop/c.js": "2\n", "packages/blog/a.js": "2\n", "packages/shop/.sendoff/a.js": "" },
    });
    const { secrets } = await folderFacts(shop);
    assert.deepEqual(secrets.map(({ evidence, inHistory }) => `${evidence.file} ${String(inHistory)}`).sort(), [
      "c.js true",
      "c.js true",
      "d.js true",
    ]);
  });

  it("counts with other folders of the repository as one, and what git says of all of it is told once", async () => {
    await repo.git("checkout", "--quiet", "-b", "old", "HEAD~1");
    await repo.commit("old", { files: { old: "" }, at: "2026-01-07T00:00:00Z" });
    await repo.git("checkout", "--quiet", "main");
    for (const text of ["1", "2"]) {
      repo.write("package.json", text);
      await repo.git("stash", "push", "--quiet", "--message=half", "--", "package.json");
    }
    repo.write("packages/shop/src/pay.ts", "// TODO cards\n");
    repo.write("packages/blog/a.js", "2\n");
    const other = await GitRepo.make();
    await other.commit("other", { files: { a: "1" } });
    const [ofShop, ofBlog, ofOther] = [
      await folderFacts(shop),
      await folderFacts(`${join(repo.folder, "packages", "blog")}/`),
      await folderFacts(other.folder),
    ];
    const all = [ofShop, ofBlog, ofOther].flatMap(({ repositories }) => repositories);
    assert.deepEqual(
      eachOnce(all).map(({ folder }) => folder),
      [shop, other.folder],
    );
    const merged = mergeFacts([
      ["shop", ofShop],
      ["blog", ofBlog],
      ["other", ofOther],
    ]);
    assert.deepEqual(
      merged.openEnds.flatMap(({ kind, text, evidence }) => (kind === "todo" ? [] : [[text, evidence?.file]])),
      [
        ["packages/shop/src/pay.ts: changed, not committed", "shop/src/pay.ts"],
        ["There is no remote: the work exists only here.", undefined],
        ["Stashed on 2026-03-01: On main: half", undefined],
        ["Stashed on 2026-03-01: On main: half", undefined],
        ["old is not merged (Mara Vos, 2026-01-07: old)", undefined],
        ["packages/blog/a.js: changed, not committed", "blog/a.js"],
        ["There is no remote: the work exists only here.", undefined],
      ],
    );
    other.remove();
  });

  it("has as its newest commit one of work, also when an export below it came after", async () => {
    const newest = await repo.git("rev-parse", "HEAD");
    await repo.commit("export", { files: { "packages/shop/handoff/acme/README.md": "" } });
    assert.equal(await newestCommit(nodeGit, shop, [".sendoff", "handoff/acme"]), newest);
    const next = await repo.commit("more", { files: { "handoff/acme/README.md": "" } });
    assert.equal(await newestCommit(nodeGit, shop, [".sendoff", "handoff/acme"]), next);
  });
});
