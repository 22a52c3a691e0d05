// What reading a repository takes, in a process of its own: prints milliseconds and megabytes as JSON. `node --expose-gc factsProbe.mjs
// times|memory COMMITS`.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Git } from "../../src/facts/git.js";
import { historyCache, type HistoryCache, readHistory } from "../../src/facts/history/readHistory.js";
import { readFacts } from "../../src/facts/readFacts.js";
import { nodeGit } from "../../src/host/node/git.js";
import { scanInWorker } from "../../src/host/node/scanInWorker.js";
import { GitRepo } from "../support/gitRepo.js";
import { largeHistory } from "./largeHistory.js";

const rounds = 5;
const asked: (readonly string[])[] = [];

/** Git that remembers what it was asked for. */
const recording: Git = {
  run: (folder, args, signal) => {
    asked.push(args);
    return nodeGit.run(folder, args, signal);
  },
  stream: (folder, args, signal) => {
    asked.push(args);
    return nodeGit.stream(folder, args, signal);
  },
};

const [mode = "times", count = "11000"] = process.argv.slice(2);
const repo = await GitRepo.make();
try {
  await repo.commitAll(largeHistory(Number(count)));
  console.log(JSON.stringify(mode === "memory" ? await memory() : await times()));
} finally {
  repo.remove();
}

function read(git: Git, cache: HistoryCache, more: Parameters<typeof readHistory>[2] = {}) {
  const request = { folder: repo.folder, name: "shop", ours: {}, ignore: [".sendoff"] };
  return readHistory(git, request, { cache, ...more });
}

async function times() {
  await read(recording, historyCache());
  const history: number[] = [];
  const bare: number[] = [];
  const again: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const cache = historyCache();
    history.push(await timed(() => read(nodeGit, cache)));
    bare.push(
      await timed(async () => {
        for (const args of asked) await bareGit(args);
      }),
    );
    again.push(await timed(() => read(nodeGit, cache)));
  }
  const [first, cancel] = [await firsts(), await cancels()];
  return { history, bare, again, first, cancel, ...(await secrets()) };
}

/** Git by itself, with nobody who reads what it says. */
function bareGit(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["-C", repo.folder, ...args], { stdio: "ignore" });
    child.on("error", reject);
    child.on("close", () => {
      resolve();
    });
  });
}

/** Until the first facts of the history are known, as the panel gets them. */
async function firsts(): Promise<readonly number[]> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const stop = new AbortController();
    const from = performance.now();
    await readFacts({
      request: { folder: repo.folder, name: "shop", ours: {}, ignore: [".sendoff"] },
      git: nodeGit,
      files: { list: () => Promise.resolve([]), read: () => Promise.resolve(undefined) },
      repositoriesIn: () => Promise.resolve([]),
      scan: () => Promise.resolve(),
      salt: () => Promise.resolve("salt"),
      cache: historyCache(),
      signal: stop.signal,
      onProgress: ({ repositories }) => {
        if (repositories.length === 0) return;
        all.push(performance.now() - from);
        stop.abort();
      },
    }).catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
  }
  return all;
}

/** From the word to stop, in the middle of the longer reading, until it is over and no git is left. */
async function cancels(): Promise<readonly number[]> {
  const all: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const stop = new AbortController();
    const reading = read(nodeGit, historyCache(), {
      signal: stop.signal,
      onCommits: () =>
        setTimeout(() => {
          stop.abort();
        }, 60),
    });
    let from = 0;
    stop.signal.addEventListener("abort", () => {
      from = performance.now();
    });
    await reading.catch((error: unknown) => {
      if (!stop.signal.aborted) throw error;
    });
    while (gitsLeft() > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    all.push(performance.now() - from);
  }
  return all;
}

function gitsLeft(): number {
  const file = `/proc/${String(process.pid)}/task/${String(process.pid)}/children`;
  if (!existsSync(file)) return 0;
  const pids = readFileSync(file, "utf8")
    .split(" ")
    .filter((pid) => pid !== "");
  return pids.filter((pid) => {
    const stat = `/proc/${pid}/stat`;
    return (
      existsSync(stat) && readFileSync(stat, "utf8").includes("(git)") && !readFileSync(stat, "utf8").includes(") Z ")
    );
  }).length;
}

/** 5,000 files of code, 32 MB, in the worker; and how long this thread was kept from answering meanwhile. */
async function secrets() {
  const folder = mkdtempSync(join(tmpdir(), "sendoff-scan-"));
  try {
    const line = "export const total = (orders) => orders.reduce((sum, { price }) => sum + price, 0); // by day\n";
    const text = line.repeat(Math.round((32 * 1024 * 1024) / 5_000 / line.length));
    for (let nth = 0; nth < 5_000; nth++) {
      const below = join(folder, `part${String(nth % 50)}`);
      mkdirSync(below, { recursive: true });
      writeFileSync(join(below, `file${String(nth)}.js`), text);
    }
    const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".js"));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const scan: number[] = [];
    const script = join(process.cwd(), "dist", "scanWorker.js");
    for (let round = 0; round < 3; round++)
      scan.push(await timed(() => scanInWorker(script, folder, { paths, salt: "salt" }, () => undefined)));
    delay.disable();
    return { scan, kept: delay.percentile(99) / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is held once everything was read, and the most that was taken meanwhile. */
async function memory() {
  const cache = historyCache();
  const collect = (globalThis as { gc?: () => void }).gc;
  if (!collect) throw new Error("Start it with --expose-gc.");
  await read(nodeGit, historyCache());
  collect();
  const before = process.memoryUsage().heapUsed;
  let most = 0;
  const watching = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed - before);
  }, 5);
  const result = await read(nodeGit, cache);
  clearInterval(watching);
  collect();
  const held = process.memoryUsage().heapUsed - before;
  return { commits: result.repository.commits, held: held / 1024 / 1024, most: most / 1024 / 1024 };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
