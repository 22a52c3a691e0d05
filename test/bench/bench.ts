// npm run bench: measures the speed and size of the production build in a real VS Code, and sets the figures beside the
// budgets (product.md, section 11). A figure over its budget is only said; what could not be measured is a failure.
// `npm run bench -- ticks` measures only the parts whose title contains “ticks”.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../support/vscode/projectRoot.js";
import { say, step } from "../support/vscode/say.js";
import { type Activation, readActivation, total } from "./activation.js";
import { timeDraft } from "./draftPanel.js";
import { exporting } from "./exports.js";
import { readingFacts, showingFacts } from "./facts.js";
import { idle } from "./extensionHosts.js";
import { machine, shareOfProcessor } from "./machine.js";
import { memoryWith } from "./memory.js";
import { type Painted, record, recorded } from "./recorder.js";
import { type Failure, type Figure, table } from "./report.js";
import { distSize, vsixSize } from "./sizes.js";
import { median, p95 } from "./statistics.js";
import { type Tick, Ticker } from "./tick.js";
import { type BenchWindow, container, inFreshWindows, sidebarTab, withFolder, withWindow } from "./window.js";

const windows = 5;
/** Ticks of one size. */
const rounds = 6;
/** Ticks that are not counted: what is compiled and loaded once. */
const warmUp = 10;
const ticksPerRound = 10;
/** Of the draft editor. */
const openings = 7;
const keystrokes = 90;
const few = { offboardings: 1, items: 60 };
const some = { offboardings: 50, items: 60 };
const many = { offboardings: 200, items: 100 };
const none = { offboardings: 0, items: 0 };

const KB = 1024;
const MB = 1024 * 1024;

const started = Date.now();
const shares: number[] = [];
const results: (Figure | Failure)[] = [];

await measure("first paint, and activation beside it", firstPaint);
await measure("activation by hand", activationByHand);
await measure("ticks", ticking);
await measure("draft editor", draftEditor);
await measure("memory", memory);
await measure("export", () => Promise.resolve(exporting()));
await measure("facts", () => Promise.resolve(readingFacts()));
await measure("panel of facts", () => showingFacts(windows));
await measure("sizes", () => Promise.resolve(sizes()));

const share = Math.min(...shares);
const seconds = Math.round((Date.now() - started) / 1000);
console.log(table(results));
console.log(
  `\n${String(seconds)} s. At the worst moment this process got ${String(Math.round(share * 100))} % of a processor.`,
);
if (share < 0.8) console.log("Others are at work on this machine: times are longer than they would be.");
const file = join(projectRoot(), "dist", "bench.json");
writeFileSync(file, `${JSON.stringify({ machine: machine(), seconds, share, results }, null, 2)}\n`);
// A title that names nothing has measured nothing.
process.exitCode = results.length === 0 || results.some((result) => "failure" in result) ? 1 : 0;

async function measure(title: string, work: () => Promise<readonly Figure[]>): Promise<void> {
  if (!title.includes(process.argv[2] ?? "")) return;
  shares.push(shareOfProcessor());
  try {
    results.push(...(await step(title, work)));
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    results.push({ what: title, failure: error instanceof Error ? error.message : String(error) });
  }
}

/** From the click on the container, which nobody has opened before in this window. */
async function firstPaint(): Promise<readonly Figure[]> {
  const seen = await withFolder(some, (folder) =>
    inFreshWindows(folder, windows, async (window) => {
      const painted = await openSidebar(window);
      return { painted, activation: await readActivation(window.page) };
    }),
  );
  const all = seen.map(({ painted }) => painted.allAt - painted.clickedAt);
  const first = seen.map(({ painted }) => painted.firstAt - painted.clickedAt);
  const size = sizeOf(some);
  return [
    { what: `first paint, ${size}, all rows, median`, figure: median(all), unit: "ms", budget: 150, samples: all },
    { what: `first paint, ${size}, all rows, p95`, figure: p95(all), unit: "ms" },
    { what: `first paint, ${size}, first row, median`, figure: median(first), unit: "ms", samples: first },
    ...activationFigures(
      "with VS Code's start",
      seen.map(({ activation }) => activation),
      undefined,
      "“load” waits for other extensions that load then",
    ),
  ];
}

async function openSidebar({ page }: BenchWindow): Promise<Painted> {
  await record(page, `${container} [role=treeitem]`, 700);
  await sidebarTab(page).click();
  return await recorded(page);
}

/** In a folder without offboardings nothing activates Sendoff but its view, and VS Code has nothing else to do then. */
async function activationByHand(): Promise<readonly Figure[]> {
  const seen = await withFolder(none, (folder) =>
    inFreshWindows(folder, windows, async ({ page, hostPid }) => {
      await sidebarTab(page).click();
      await page.locator(container).waitFor();
      await idle(hostPid);
      return await readActivation(page);
    }),
  );
  return activationFigures("by opening the view", seen, 40);
}

function activationFigures(
  how: string,
  seen: readonly Activation[],
  budget?: number,
  note?: string,
): readonly Figure[] {
  const all = seen.map(total);
  const parts = (["load", "call", "finish"] as const).map(
    (part) => `${part} ${String(median(seen.map((each) => each[part])))}`,
  );
  return [
    {
      what: `activation ${how}, median`,
      figure: median(all),
      unit: "ms",
      ...(budget !== undefined && { budget }),
      note: [parts.join(" + "), ...(note === undefined ? [] : [note])].join("; "),
      samples: all,
    },
    { what: `activation ${how}, p95`, figure: p95(all), unit: "ms" },
  ];
}

/** Twenty pages; typing, and opening, each with a preview. */
async function draftEditor(): Promise<readonly Figure[]> {
  const { opened, typed } = await withFolder(few, (folder) =>
    withWindow(folder, (window) => timeDraft(window, openings, keystrokes)),
  );
  return [
    { what: "keystroke → preview painted, 20 pages, median", figure: median(typed), unit: "ms", samples: typed },
    { what: "keystroke → preview painted, 20 pages, p95", figure: p95(typed), unit: "ms", budget: 50 },
    {
      what: "draft editor open → first paint, median",
      figure: median(opened),
      unit: "ms",
      budget: 400,
      samples: opened,
    },
    { what: "draft editor open → first paint, p95", figure: p95(opened), unit: "ms" },
  ];
}

/** Of one window by itself, as people have it; then of two sizes side by side, for how they compare. */
async function ticking(): Promise<readonly Figure[]> {
  const alone = await withFolder(few, (folder) =>
    withWindow(folder, async (window) => {
      const ticker = await Ticker.open(window);
      await ticker.ticks(warmUp);
      await idle(window.hostPid);
      return { ticks: await ticker.ticks(rounds * ticksPerRound), cpu: ticker.cpuPerTick };
    }),
  );
  return [...tickFigures(sizeOf(few), alone.ticks, alone.cpu, 100), ...(await comparingTicks())];
}

/** In turns, so that what else goes on on the machine meets both sizes, each window the other's included. */
async function comparingTicks(): Promise<readonly Figure[]> {
  return await withFolder(few, (fewFolder) =>
    withFolder(many, (manyFolder) =>
      withWindow(fewFolder, (fewWindow) =>
        withWindow(manyFolder, async (manyWindow) => {
          const small = await Ticker.open(fewWindow);
          const large = await Ticker.open(manyWindow);
          for (const ticker of [small, large]) await ticker.ticks(warmUp);
          await idle(manyWindow.hostPid);
          const smallTicks: Tick[] = [];
          const largeTicks: Tick[] = [];
          for (let round = 0; round < rounds; round++) {
            smallTicks.push(...(await small.ticks(ticksPerRound)));
            largeTicks.push(...(await large.ticks(ticksPerRound)));
          }
          const [fewAll, manyAll] = [smallTicks.map(whole), largeTicks.map(whole)];
          return [
            ...tickFigures(`${sizeOf(many)}, beside another window`, largeTicks, large.cpuPerTick),
            {
              what: `tick, p95, ${sizeOf(many)} to ${sizeOf(few)}`,
              figure: p95(fewAll) === 0 ? Number.NaN : p95(manyAll) / p95(fewAll),
              unit: "×",
              budget: 1.5,
              note: `beside each other, p95 ${p95(manyAll).toFixed(0)} and ${p95(fewAll).toFixed(0)} ms`,
            },
          ];
        }),
      ),
    ),
  );
}

/** Until both have happened. */
function whole({ disk, row }: Tick): number {
  return Math.max(disk, row);
}

function tickFigures(
  size: string,
  ticks: readonly Tick[],
  cpu: number | undefined,
  budget?: number,
): readonly Figure[] {
  const all = ticks.map(whole);
  const disk = ticks.map((tick) => tick.disk);
  const row = ticks.map((tick) => tick.row);
  return [
    { what: `tick, ${size}, median`, figure: median(all), unit: "ms", samples: all },
    {
      what: `tick, ${size}, p95`,
      figure: p95(all),
      unit: "ms",
      ...(budget !== undefined && { budget }),
      note: `bytes on disk ${p95(disk).toFixed(0)}, row painted ${p95(row).toFixed(0)}`,
    },
    { what: `tick, ${size}, bytes on disk, median`, figure: median(disk), unit: "ms", samples: disk },
    { what: `tick, ${size}, row painted, median`, figure: median(row), unit: "ms", samples: row },
    ...(cpu === undefined
      ? []
      : [
          {
            what: `tick, ${size}, processor time`,
            figure: cpu,
            unit: "ms",
            note: "of the extension host, mean",
          } as const,
        ]),
  ];
}

async function memory(): Promise<readonly Figure[]> {
  const before = await memoryWith(none);
  const after = await memoryWith(many);
  return [
    {
      what: `memory, ${sizeOf(many)}`,
      figure: (after.heap - before.heap) / MB,
      unit: "MB",
      budget: 20,
      note: "heap and external after collection, sidebar open, minus a host without Sendoff",
    },
    {
      what: `memory, ${sizeOf(many)}, resident`,
      figure: (after.resident - before.resident) / MB,
      unit: "MB",
      note: "garbage that V8 keeps included",
    },
  ];
}

function sizes(): readonly Figure[] {
  const bundle = (name: string, budget?: number): Figure => ({
    what: `size of ${name}`,
    figure: distSize(name) / KB,
    unit: "KB",
    ...(budget !== undefined && { budget }),
  });
  return [
    bundle("extension.js", 200),
    bundle("extension.web.js", 200),
    bundle("documents.js"),
    { what: "size of the VSIX", figure: vsixSize() / MB, unit: "MB", budget: 3 },
  ];
}

function sizeOf({ offboardings, items }: { offboardings: number; items: number }): string {
  return `${String(offboardings)} × ${String(items)}`;
}
