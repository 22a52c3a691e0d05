import { readFileSync, statSync } from "node:fs";
import { findItem, progress } from "../../src/core/flow.js";
import type { Item, Offboarding } from "../../src/core/offboarding.js";
import { fileOf } from "./documents.js";
import { processorTime } from "./extensionHosts.js";
import { type Moment, record, recorded } from "./recorder.js";
import { type BenchWindow, container, rowSelector, sidebarTab } from "./window.js";

/** One click on a box, in ms from the click. */
export interface Tick {
  /** Until the new bytes were in the file. */
  readonly disk: number;
  /** Until its row was painted with its new state in words, and the row of its part with the new count. */
  readonly row: number;
}

const client = "Client 001";

/** Clicks boxes of the first client, one after the other, with pauses as people make them. */
export class Ticker {
  private count = 0;
  private cpuUsed = 0;
  private readonly file: string;

  private constructor(
    private readonly window: BenchWindow,
    private readonly items: readonly Item[],
  ) {
    this.file = fileOf(window.folder, 1);
  }

  /** Opens the sidebar and what lies above the boxes. */
  static async open(window: BenchWindow): Promise<Ticker> {
    const { page, folder } = window;
    await sidebarTab(page).click();
    const pieces = documentAt(fileOf(folder, 1))
      .pieces.filter(({ items }) => items.length > 1)
      .slice(0, 2);
    for (const label of [client, ...pieces.map(({ title }) => title)]) {
      const row = page.locator(rowSelector(`${label}, `)).first();
      await row.waitFor({ timeout: 120_000 });
      // A click on a row that opens something does not unfold it.
      if ((await row.getAttribute("aria-expanded")) === "false") await row.locator(".monaco-tl-twistie").click();
    }
    // The last one of a piece stays open, since a piece that is done would fold up.
    const items = pieces.flatMap((piece) => piece.items.slice(0, -1)).filter((item) => item.auto === undefined);
    await page
      .locator(rowSelector(`${items.at(-1)?.title ?? ""}, `))
      .first()
      .waitFor();
    return new Ticker(window, items);
  }

  /** Processor time of the extension host per tick, in ms, all that follows from it included; undefined where nobody can tell. */
  get cpuPerTick(): number | undefined {
    return this.window.hostPid === undefined ? undefined : this.cpuUsed / this.count;
  }

  async ticks(count: number, pauseMs = 350): Promise<readonly Tick[]> {
    const { page, hostPid } = this.window;
    const ticks: Tick[] = [];
    const before = processorTime(hostPid) ?? 0;
    for (let done = 0; done < count; done++) ticks.push(await this.tick(pauseMs));
    await page.waitForTimeout(pauseMs);
    this.cpuUsed += (processorTime(hostPid) ?? 0) - before;
    return ticks;
  }

  private async tick(pauseMs: number): Promise<Tick> {
    const { page } = this.window;
    const item = this.items[this.count++ % this.items.length];
    if (!item) throw new Error("There is nothing to tick.");
    const document = documentAt(this.file);
    const placed = findItem(document, item.id);
    if (!placed) throw new Error(`${item.title} is gone.`);
    const { done, total } = progress(document, [placed.piece]);
    const willBeDone = stateIn(document, item.id) !== "done";
    const box = page
      .locator(rowSelector(`${item.title}, `))
      .getByRole("checkbox")
      .first();
    const { x, y, width, height } = (await box.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    // The mouse is there before it is pressed.
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.waitForTimeout(pauseMs);
    // VS Code draws the tick in the box at once, whatever comes of it; the words come from us, when it is written.
    const part = rowSelector(`${placed.piece.title}, ${String(willBeDone ? done + 1 : done - 1)}/${String(total)}`);
    const ticked = rowSelector(`${item.title}, ${willBeDone ? "done" : "open"}, `);
    await record(page, `${container}:has(${strip(ticked)}) ${strip(part)}`);
    const written = onDisk(this.file, item.id, willBeDone ? "done" : "open");
    await page.mouse.down();
    await page.mouse.up();
    const [writtenAt, painted] = await Promise.all([written, recorded(page)]);
    return { disk: writtenAt - painted.clickedAt, row: painted.allAt - painted.clickedAt };
  }
}

/** A selector from below the container. */
function strip(selector: string): string {
  return selector.slice(container.length + 1);
}

/** Looks at the file each millisecond until this item has this state, and says when that was. */
function onDisk(file: string, id: string, state: string): Promise<Moment> {
  return new Promise((resolve, reject) => {
    const deadline = Date.now() + 60_000;
    let seen = versionOf(file);
    const timer = setInterval(() => {
      const at = Date.now();
      const version = versionOf(file);
      if (version !== seen) {
        seen = version;
        if (stateIn(documentAt(file), id) === state) {
          clearInterval(timer);
          resolve(at);
        }
      }
      if (at > deadline) {
        clearInterval(timer);
        reject(new Error(`${file} was not written within a minute.`));
      }
    }, 1);
  });
}

/** Differs after each writing, in place or by renaming. */
function versionOf(file: string): string {
  const { ino, mtimeNs } = statSync(file, { bigint: true });
  return `${String(ino)} ${String(mtimeNs)}`;
}

function documentAt(file: string): Offboarding {
  return JSON.parse(readFileSync(file, "utf8")) as Offboarding;
}

function stateIn(document: Offboarding, id: string): string | undefined {
  return document.pieces.flatMap(({ items }) => items).find((item) => item.id === id)?.state;
}
