import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { GitRepo } from "../support/gitRepo.js";
import { projectRoot } from "../support/vscode/projectRoot.js";
import { putOffboardings } from "./documents.js";
import { idle } from "./extensionHosts.js";
import { largeHistory } from "./largeHistory.js";
import type { Figure } from "./report.js";
import { median } from "./statistics.js";
import { type BenchWindow, container, inFreshWindows, rowSelector, sidebarTab, typeCommand } from "./window.js";

interface Times {
  readonly history: readonly number[];
  readonly bare: readonly number[];
  readonly again: readonly number[];
  readonly first: readonly number[];
  readonly cancel: readonly number[];
  readonly scan: readonly number[];
  readonly kept: number;
}

interface Memory {
  readonly held: number;
  readonly most: number;
}

const size = "11,000 commits";

/** Reading a large repository beside git by itself, and what is held of a small and of a very large one. */
export function readingFacts(): readonly Figure[] {
  const { history, bare, again, first, cancel, scan, kept } = probe("times", 11_000) as Times;
  // Each round by itself: what else goes on on the machine meets both.
  const ratios = history.map((ms, index) => ms / (bare[index] ?? ms));
  const small = probe("memory", 1_000) as Memory;
  const large = probe("memory", 50_000) as Memory;
  return [
    {
      what: `history, ${size}, to the git calls alone`,
      figure: median(ratios),
      unit: "×",
      budget: 1.5,
      note: `git ${median(bare).toFixed(0)} ms`,
      samples: ratios,
    },
    { what: `history, ${size}, median`, figure: median(history), unit: "ms", samples: history },
    {
      what: `history, ${size}, again at the same HEAD`,
      figure: median(again),
      unit: "ms",
      budget: 100,
      samples: again,
    },
    { what: `first facts, ${size}, known`, figure: median(first), unit: "ms", budget: 300, samples: first },
    {
      what: `history, ${size}, stopped, no git left`,
      figure: median(cancel),
      unit: "ms",
      budget: 100,
      samples: cancel,
    },
    {
      what: "history, memory held, 50,000 commits minus 1,000",
      figure: large.held - small.held,
      unit: "MB",
      budget: 1,
      note: `at most meanwhile, garbage included: ${small.most.toFixed(0)} and ${large.most.toFixed(0)} MB`,
    },
    { what: "secrets in 5,000 files, 32 MB", figure: median(scan), unit: "ms", budget: 3_000, samples: scan },
    { what: "secrets: the window waits meanwhile, p99", figure: kept, unit: "ms", budget: 50 },
  ];
}

function probe(mode: string, commits: number): unknown {
  const script = join(projectRoot(), "dist", "test", "bench", "factsProbe.mjs");
  const args = ["--expose-gc", script, mode, String(commits)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", cwd: projectRoot() })) as unknown;
}

/** From the key that asks for the panel of facts to the frame with the first of them, each time in a window that knows none yet. */
export async function showingFacts(windows: number): Promise<readonly Figure[]> {
  const repo = await GitRepo.make();
  try {
    await repo.commitAll(largeHistory(11_000));
    await putOffboardings(repo.folder, { offboardings: 1, items: 60 });
    const warm = await inFreshWindows(repo.folder, windows, async (window) => {
      await openSidebar(window);
      await showAnotherPanel(window);
      return timeFirstFacts(window);
    });
    const cold = await inFreshWindows(repo.folder, windows, async (window) => {
      await openSidebar(window);
      return timeFirstFacts(window);
    });
    return [
      {
        what: `first facts, ${size}, painted`,
        figure: median(warm.map(({ painted }) => painted)),
        unit: "ms",
        budget: 300,
        note: `read for the first time, in a window that has shown another panel; ${begunWords(warm)}`,
        samples: warm.map(({ painted }) => painted),
      },
      {
        what: `first facts, ${size}, painted by the first panel of a window`,
        figure: median(cold.map(({ painted }) => painted)),
        unit: "ms",
        budget: 300,
        note: `the start of VS Code’s own webviews included; ${begunWords(cold)}`,
        samples: cold.map(({ painted }) => painted),
      },
    ];
  } finally {
    repo.remove();
  }
}

async function openSidebar({ page }: BenchWindow): Promise<void> {
  await sidebarTab(page).click();
  await page.locator(`${container} [role=treeitem]`).first().waitFor();
}

/** Opens a client's details and closes them again: what VS Code starts for the first panel of a window is there then. */
async function showAnotherPanel({ page }: BenchWindow): Promise<void> {
  await page.locator(rowSelector("Client 001, ")).first().click();
  const inside = page.locator("iframe.webview").contentFrame().frameLocator("iframe#active-frame");
  await inside.getByRole("textbox").first().waitFor();
  await typeCommand(page, "View: Close Editor");
  await page.keyboard.press("Enter");
  await page.locator("iframe.webview").waitFor({ state: "detached" });
}

/** In ms from the key: when VS Code began our page, and when that had painted the first facts. */
interface FirstFacts {
  readonly begun: number;
  readonly painted: number;
}

function begunWords(all: readonly FirstFacts[]): string {
  return `VS Code began the page after ${median(all.map(({ begun }) => begun)).toFixed(0)} ms`;
}

async function timeFirstFacts({ page, hostPid }: BenchWindow): Promise<FirstFacts> {
  await idle(hostPid);
  await typeCommand(page, "Sendoff: Repo Facts");
  await page.evaluate(() => {
    window.addEventListener("keydown", (event) => {
      document.body.dataset.pressed = String(performance.timeOrigin + event.timeStamp);
    });
  });
  await page.keyboard.press("Enter");
  const inside = page.locator("iframe.webview").contentFrame().frameLocator("iframe#active-frame");
  await inside.locator(".chart").waitFor();
  // Said by the page itself: VS Code is too busy making it to answer whoever looks at it from outside.
  const seen = await inside.locator("html").evaluate(async () => {
    const said = (): PerformanceEntry | undefined => performance.getEntriesByName("sendoff: first facts painted")[0];
    for (let waited = 0; !said(); waited += 20) {
      if (waited > 10_000) throw new Error("The page did not say when it had painted the first facts.");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return { begun: performance.timeOrigin, painted: performance.timeOrigin + (said()?.startTime ?? 0) };
  });
  const pressed = Number(await page.evaluate(() => document.body.dataset.pressed));
  return { begun: seen.begun - pressed, painted: seen.painted - pressed };
}
