import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { type Git } from "../../../src/facts/git.js";
import { historyCache, type HistoryResult, readHistory } from "../../../src/facts/history/readHistory.js";
import { nodeGit } from "../../../src/host/node/git.js";
import { plainFilesOnDisk } from "../../../src/host/node/plainFilesOnDisk.js";
import { type GitRepo } from "../../support/gitRepo.js";
import { repoForEach } from "../../support/repoForEach.js";

describe("reading a history", function () {
  // Each test asks git some dozens of times.
  this.timeout(60_000);
  let repo: GitRepo;
  repoForEach((made) => {
    repo = made;
  });

  it("reads the log of a commit once; a new tag is seen all the same", async () => {
    await repo.commit("one");
    const asked: string[] = [];
    const git: Git = {
      run: (...asking) => nodeGit.run(...asking),
      stream: (folder, args, signal) => {
        asked.push(args[0] ?? "");
        return nodeGit.stream(folder, args, signal);
      },
    };
    const request = { folder: repo.folder, name: "", ours: {}, ignore: [".sendoff", "handoff/acme"] };
    const cache = historyCache();
    const first = await readHistory(git, request, { cache });
    assert.deepEqual(await readHistory(git, request, { cache }), first);
    assert.deepEqual(asked, ["log", "log"]);
    await repo.git("tag", "v1");
    assert.deepEqual(
      (await readHistory(git, request, { cache })).repository.tags.map(({ name }) => name),
      ["v1"],
    );
    await repo.commit("two");
    assert.equal((await readHistory(git, request, { cache })).repository.commits, 2);
  });

  it("knows people by the .mailmap that git honors, at the top of the repository, also when it changes", async () => {
    const old = { name: "Mara", email: "mara@home.example" };
    await repo.commit("one", {
      ...old,
      files: { "apps/shop/.mailmap": "Nobody <nobody@home.example> <mara@home.example>\n" },
    });
    const folder = join(repo.folder, "apps", "shop");
    const cache = historyCache();
    const read = plainFilesOnDisk(folder);
    const seen: (string | undefined)[] = [];
    const files = {
      read: async (path: string): Promise<string | undefined> => {
        const text = (await read(path, 1_000_000))?.text;
        seen.push(text);
        return text;
      },
    };
    const people = async (): Promise<readonly string[]> => {
      const { repository } = await readHistory(nodeGit, { folder, name: "", ours: {}, ignore: [] }, { cache, files });
      return repository.people.map(({ name }) => name);
    };
    assert.deepEqual(await people(), ["Mara"]);
    repo.write(".mailmap", "Mara Vos <mara@studio.example> <mara@home.example>\n");
    assert.deepEqual(await people(), ["Mara Vos"]);
    repo.write(".mailmap", "Mara Bos <mara@studio.example> <mara@home.example>\n");
    assert.deepEqual(await people(), ["Mara Bos"]);
    // Never what a link leads to.
    rmSync(join(repo.folder, ".mailmap"));
    symlinkSync(join(folder, ".mailmap"), join(repo.folder, ".mailmap"));
    seen.length = 0;
    await people();
    assert.deepEqual(seen, [undefined]);
  });

  it("can be stopped at any time, and leaves no process behind", async () => {
    // So many that git is still at it, nearly always; where it is not, the answer is withheld all the same.
    await repo.commitAll(
      Array.from({ length: 4_000 }, (_, nth) => ({ message: `c${String(nth)}`, files: { a: String(nth) } })),
    );
    const stop = new AbortController();
    const reading = readHistory(
      nodeGit,
      { folder: repo.folder, name: "", ours: {}, ignore: [] },
      {
        signal: stop.signal,
        onCommits: () => {
          stop.abort();
        },
      },
    );
    await assert.rejects(reading, { name: "AbortError" });
    const chunks = nodeGit.stream(repo.folder, ["log", "-p", "--all"]);
    for await (const chunk of chunks) {
      assert.ok(chunk.length > 0);
      break;
    }
    // A process that was killed takes a moment to be gone; one that was forgotten waits for its reader and stays.
    const until = Date.now() + 5_000;
    while (childrenNamed("git").length > 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(childrenNamed("git"), []);
  });

  it("has the first facts before the long reading is over", async () => {
    await repo.commit("one", { files: { "src/shop/a.ts": "" } });
    assert.deepEqual(await toldOf(repo), [[1, 0, 1, true]]);
  });

  it("tells what is known of the newest commits while older ones are read", async () => {
    const day = (nth: number): string => `${nth < 200 ? "2020-01" : "2026-11"}-15T12:00:00Z`;
    await repo.commitAll(
      Array.from({ length: 1_200 }, (_, nth) => ({ message: "c", at: day(nth), files: { a: String(nth) } })),
    );
    assert.deepEqual(await toldOf(repo), [
      [1_000, 0, 1, false],
      [1_200, 0, 2, true],
    ]);
  });

  it("of exactly so many commits as are told first is told once", async () => {
    await repo.commitAll(Array.from({ length: 1_000 }, (_, nth) => ({ message: "c", files: { a: String(nth) } })));
    assert.deepEqual(
      (await toldOf(repo)).map(([commits, , , isAll]) => [commits, isAll]),
      [[1_000, true]],
    );
  });
});

/** What is told while a repository is read: numbers of commits, areas and months, and whether these are all. */
async function toldOf({ folder }: GitRepo): Promise<readonly (readonly [number, number, number, boolean])[]> {
  const told: [number, number, number, boolean][] = [];
  const onCommits = ({ repository: { commits, areas, months } }: HistoryResult, isAll: boolean): void => {
    told.push([commits, areas.length, months.length, isAll]);
  };
  await readHistory(nodeGit, { folder, name: "", ours: {}, ignore: [] }, { onCommits });
  return told;
}

/** Processes of this one's that are still there. */
function childrenNamed(name: string): readonly string[] {
  const file = `/proc/${String(process.pid)}/task/${String(process.pid)}/children`;
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split(" ")
    .filter((pid) => pid !== "" && existsSync(`/proc/${pid}/comm`))
    .map(
      (pid) => [readFileSync(`/proc/${pid}/comm`, "utf8").trim(), readFileSync(`/proc/${pid}/stat`, "utf8")] as const,
    )
    .filter(([comm, stat]) => comm === name && !stat.includes(") Z "))
    .map(([comm]) => comm);
}
