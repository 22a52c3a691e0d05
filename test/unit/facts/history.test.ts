import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { type RepositoryFacts } from "../../../src/core/facts.js";
import { isUserError } from "../../../src/core/errors.js";
import { historyFacts } from "../../../src/facts/history/historyFacts.js";
import type { HistoryRequest } from "../../../src/facts/history/readHistory.js";
import { GitRepo } from "../../support/gitRepo.js";
import { repoForEach } from "../../support/repoForEach.js";
import { hostile } from "../../support/hostileText.js";
import { makeSampleRepo } from "../../support/sampleRepo.js";
import { shopHistory } from "../../support/shopHistory.js";

/** What git itself counts, to compare with. */
async function counted(repo: GitRepo, ...range: string[]): Promise<unknown> {
  const revisions = range.length === 0 ? ["HEAD"] : range;
  const people = await repo.git("shortlog", "-sne", "--no-merges", ...revisions);
  const tags = await repo.git("tag", "--merged=HEAD");
  return {
    commits: Number(await repo.git("rev-list", "--count", ...revisions)),
    merges: Number(await repo.git("rev-list", "--count", "--merges", ...revisions)),
    people: lines(people)
      .map((line) => line.trim().replace("\t", " "))
      .sort(),
    tags: lines(tags).sort(),
  };
}

function ourCounts({ commits, merges, people, tags }: RepositoryFacts): unknown {
  return {
    commits,
    merges,
    people: people.map(({ name, email, commits: by }) => `${String(by)} ${name} <${email}>`).sort(),
    tags: tags.map(({ name }) => name).sort(),
  };
}

function lines(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

function sum(counts: readonly { readonly commits: number }[]): number {
  return counts.reduce((total, { commits }) => total + commits, 0);
}

describe("the history of a repository", function () {
  // Each test asks git some dozens of times.
  this.timeout(60_000);
  let repo: GitRepo;
  repoForEach((made) => {
    repo = made;
  });

  it("counts what git counts, with mailmap, merges, bots and tags", async () => {
    await repo.commit("Initial commit", { files: { "package.json": "{}" }, at: "2026-01-31T23:30:00-02:00" });
    await repo.commit("feat: opening hours", {
      files: { "src/hours/a.ts": "1" },
      name: "M. Vos",
      email: "old@home.example",
    });
    await repo.git("tag", "v1.0");
    await repo.git("checkout", "--quiet", "-b", "side");
    await repo.commit("bump things", {
      files: { "package.json": "{} " },
      name: "dependabot[bot]",
      email: "1+dependabot[bot]@users.noreply.example",
    });
    await repo.git("tag", "--annotate", "--message=side", "side-tag");
    await repo.git("checkout", "--quiet", "main");
    await repo.commit("fixed #12", { files: { "src/hours/b.ts": "2" } });
    await repo.git("tag", "--annotate", "--message=twice", "v1.1", "main");
    await repo.git("tag", "--annotate", "--message=nested", "v1.1-final", "v1.1");
    await repo.git("merge", "--quiet", "--no-ff", "--no-edit", "side~0");
    await repo.git("checkout", "--quiet", "-b", "open");
    await repo.commit("not merged", { files: { x: "" } });
    await repo.git("tag", "elsewhere");
    await repo.git("checkout", "--quiet", "main");
    repo.write(".mailmap", "Mara Vos <mara@studio.example> <old@home.example>\n");
    const { repository, missing } = await shopHistory(repo.folder);
    assert.deepEqual(ourCounts(repository), await counted(repo));
    assert.deepEqual(missing, []);
    assert.deepEqual(repository.months, [
      { month: "2026-02", commits: 1 },
      { month: "2026-03", commits: 4 },
    ]);
    assert.deepEqual(
      repository.people.map(({ name, commits, bot, ours }) => [name, commits, bot, ours]),
      [
        ["Mara Vos", 3, false, true],
        ["dependabot[bot]", 1, true, false],
      ],
    );
    assert.equal(sum(repository.kinds), 4);
    assert.deepEqual(repository.ours.commits, 3);
    assert.deepEqual([repository.ours.first, repository.ours.last], ["2026-02-01", "2026-03-01"]);
    const nested = repository.tags.find(({ name }) => name === "v1.1-final");
    assert.equal(nested?.commit, await repo.git("rev-parse", "v1.1^{commit}"));
    assert.deepEqual(
      repository.references.map(({ name }) => name),
      ["#12"],
    );
    assert.equal(repository.branch, "main");
  });

  it("takes days and commits as a range, and names what is neither", async () => {
    const first = await repo.commit("one", { at: "2026-01-01T00:00:00Z" });
    await repo.commit("two", { at: "2026-01-31T23:59:59Z" });
    await repo.git("tag", "two");
    const last = await repo.commit("three", { at: "2026-02-01T00:00:00Z" });
    const ranges: readonly (readonly [Partial<HistoryRequest>, number, unknown])[] = [
      [{}, 3, { from: null, to: last }],
      [{ from: "2026-02-01" }, 1, { from: "2026-02-01", to: last }],
      [{ from: "2026-01-31", to: "2026-01-31" }, 1, { from: "2026-01-31", to: "2026-01-31" }],
      [{ from: first }, 2, { from: first, to: last }],
      [{ from: first.slice(0, 8), to: "two" }, 1, { from: first, to: await repo.git("rev-parse", "two") }],
      [{ from: "2027-01-01" }, 0, { from: "2027-01-01", to: last }],
    ];
    for (const [range, commits, resolved] of ranges) {
      const { repository } = await shopHistory(repo.folder, range);
      assert.deepEqual([repository.commits, repository.range], [commits, resolved], JSON.stringify(range));
      assert.equal(sum(repository.months), commits);
    }
    for (const name of ["nowhere", "--output=/tmp/evil", "2026-02-30", "", "HEAD^{tree}", "-n1"])
      for (const field of ["from", "to"] as const)
        await assert.rejects(
          shopHistory(repo.folder, { [field]: name }),
          (error) => isUserError(error) && error.field === field,
        );
  });

  it("puts every commit into an area and a kind, also one without files or words", async () => {
    await repo.commit("", {});
    await repo.commit("zzz", { files: { "src/checkout/pay.ts": "1", "src/checkout/sum.ts": "1", "README.md": "1" } });
    const { areas, kinds } = (await shopHistory(repo.folder)).repository;
    assert.deepEqual(
      areas.map(({ name, commits, product }) => [name, commits, product]),
      [
        ["Checkout", 1, true],
        ["Documentation", 1, false],
        ["other", 1, false],
      ],
    );
    assert.deepEqual(kinds, [{ name: "other", commits: 2 }]);
  });

  it("knows the newest commit of each area and kind, never one of Sendoff's own files", async () => {
    await repo.commit("feat: old", { files: { "src/shop/a.ts": "1" } });
    const shop = await repo.commit("fix: shop", { files: { "src/shop/a.ts": "2" } });
    const both = await repo.commit("feat: blog", { files: { "src/blog/a.ts": "1", "a.json": "1" } });
    await repo.commit("fix: a tick", { files: { ".sendoff/acme/offboarding.json": "{}" } });
    await repo.commit("docs: an export", { files: { "handoff/acme/README.md": "x" } });
    const { areaNewest, kindNewest } = (await shopHistory(repo.folder)).repository;
    const sorted = (all: typeof areaNewest) => all.map(({ name, commit }) => [name, commit]).sort();
    assert.deepEqual(sorted(areaNewest), [
      ["Blog", both],
      ["Setup", both],
      ["Shop", shop],
    ]);
    assert.deepEqual(sorted(kindNewest), [
      ["Fixes", shop],
      ["New", both],
    ]);
  });

  it("does not count commits that touch Sendoff's own folders alone", async () => {
    await repo.commit("work", { files: { "a.txt": "1" }, at: "2026-01-01T00:00:00Z" });
    await repo.commit("tick", { files: { ".sendoff/acme/offboarding.json": "{}" } });
    await repo.commit("export", { files: { "handoff/acme/README.md": "" } });
    await repo.commit("both", { files: { "handoff/acme/README.md": "x", "b.txt": "1" }, at: "2026-01-02T00:00:00Z" });
    await repo.commit("theirs", { files: { "handoff/notes.md": "x" }, at: "2026-01-03T00:00:00Z" });
    const { repository } = await shopHistory(repo.folder);
    assert.equal(repository.commits, 3);
    assert.deepEqual([sum(repository.people), sum(repository.months), sum(repository.kinds)], [3, 3, 3]);
    assert.equal(repository.ours.last, "2026-01-03");
  });

  it("tells ours from others', by people and by folders", async () => {
    await repo.commit("ours", { files: { "packages/shop/a.ts": "1" }, at: "2026-01-01T00:00:00Z" });
    await repo.commit("ours, elsewhere", { files: { "packages/blog/a.ts": "1" } });
    await repo.commit("theirs", { files: { "packages/shop/b.ts": "1" }, name: "Lou", email: "lou@client.example" });
    const byPeople = await shopHistory(repo.folder, { ours: { people: ["MARA@studio.example"] } });
    assert.equal(byPeople.repository.ours.commits, 2);
    assert.deepEqual(
      byPeople.repository.people.map(({ ours }) => ours),
      [true, false],
    );
    const byPaths = await shopHistory(repo.folder, { ours: { people: ["Mara Vos"], paths: ["packages/shop/"] } });
    assert.deepEqual(
      byPaths.repository.ours.areas.map(({ name }) => name),
      ["Shop"],
    );
    assert.deepEqual([byPaths.repository.ours.commits, byPaths.repository.ours.last], [1, "2026-01-01"]);
    const below = await shopHistory(join(repo.folder, "packages", "blog"));
    assert.deepEqual([below.repository.commits, below.repository.ours.commits], [3, 1]);
  });

  it("reads hostile names, messages and branches as text", async () => {
    const isPath = (name: string): boolean => name.trim() !== "" && !name.includes("\0") && !/\p{Cs}/u.test(name);
    const names = [...hostile.filter(isPath), "a\u0001b", "\u0001evil", " lead", "日本", "-x", "src/new\nline/\n"];
    const path = (name: string): string => `${name.replace(/^\/+|\/\/+|\/$|(^|\/)\.+(?=\/|$)/g, "_")}.txt`.slice(-200);
    await repo.commitAll(
      names.map((name) => ({
        message: `${name}\u001b[31m\n\nbody`,
        files: { [path(name)]: name },
        name: "Eve & 'x'",
        email: 'e"ve@x',
      })),
    );
    await repo.git("checkout", "--quiet", "-b", "<img/src=x>");
    const { repository, missing } = await shopHistory(repo.folder);
    assert.deepEqual(missing, []);
    assert.equal(repository.commits, names.length);
    assert.deepEqual(ourCounts(repository), await counted(repo));
    assert.equal(repository.branch, "<img/src=x>");
  });

  it("reads other encodings", async () => {
    await repo.git("config", "i18n.commitEncoding", "ISO-8859-1");
    repo.write("message", Buffer.from("feat: gr\u00fc\u00dfe", "latin1"));
    await repo.git("add", "--all");
    await repo.git("commit", "--quiet", "--file=message");
    await repo.git("config", "--unset", "i18n.commitEncoding");
    await repo.gitWith({ GIT_AUTHOR_NAME: "Jürgen" }, "commit", "--quiet", "--allow-empty", "--message=x");
    const { repository } = await shopHistory(repo.folder);
    assert.deepEqual(ourCounts(repository), await counted(repo));
    assert.deepEqual(repository.kinds.map(({ name }) => name).sort(), ["New", "other"]);
  });
});

describe("the history of the sample shop", function () {
  this.timeout(60_000);
  let parent: GitRepo;
  before(async () => {
    parent = await GitRepo.make();
    await makeSampleRepo(join(parent.folder, "shop"));
  });
  after(() => {
    parent.remove();
  });

  it("is what a client would recognise", async () => {
    const result = await shopHistory(join(parent.folder, "shop"));
    const facts = historyFacts(result);
    assert.ok(facts.releases.length > 0);
    assert.ok(facts.areas.filter(({ product }) => product).length > 2);
    assert.equal(facts.missing.length, 0);
    assert.ok(result.repository.people.length >= 3);
  });
});
