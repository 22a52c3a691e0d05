import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { fileOf } from "./documents.js";
import { idle } from "./extensionHosts.js";
import { type BenchWindow, typeChoice, typeCommand } from "./window.js";

/** What the draft editor takes, in ms. */
export interface DraftTimes {
  /** From the key that opens it to the first frame with anything of it. */
  readonly opened: readonly number[];
  /** From a key in the text to the frame with the preview that shows it. */
  readonly typed: readonly number[];
}

/** A page has some 500 words. */
const pages = 20;
const paragraphsAPage = 8;
const sentence =
  "The shop takes orders until noon, and the baker sees them **sorted by street** before the van leaves. ";

/** Opens a draft of twenty pages several times, and types into the middle of it. */
export async function timeDraft(window: BenchWindow, openings: number, keys: number): Promise<DraftTimes> {
  const { page, folder, hostPid } = window;
  await writeFile(join(fileOf(folder, 1), "..", "summary.md"), draft());
  await openByHand(page);
  const opened: number[] = [];
  for (let count = 0; count < openings; count++) opened.push(await reopen(window));
  await idle(hostPid);
  return { opened, typed: await type(page, keys) };
}

function draft(): string {
  const paragraph = `${sentence.repeat(4).trim()}\n`;
  const one = (page: number): string =>
    [`## Part ${String(page + 1)}`, ...Array.from({ length: paragraphsAPage }, () => paragraph), "- one\n- two\n"].join(
      "\n\n",
    );
  return Array.from({ length: pages }, (_, page) => one(page)).join("\n");
}

async function openByHand(page: Page): Promise<void> {
  await run(page, "Sendoff: Draft Email or Document");
  await page.getByText("What shall be drafted?").waitFor();
  await typeChoice(page, "Summary");
  await page.keyboard.press("Enter");
  await shown(page);
}

/** Runs a command by its title. */
async function run(page: Page, title: string): Promise<void> {
  await typeCommand(page, title);
  await page.keyboard.press("Enter");
}

/** Closes the panel and opens it again with the key for that. (The key that closes it would close the browser's tab.) */
async function reopen({ page, hostPid }: BenchWindow): Promise<number> {
  await run(page, "View: Close Editor");
  await page.locator("iframe.webview").waitFor({ state: "detached" });
  await idle(hostPid);
  await page.evaluate(() => {
    window.addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() === "t")
        document.body.dataset.pressed = String(performance.timeOrigin + event.timeStamp);
    });
  });
  await page.keyboard.press("Control+Shift+T");
  const frame = await shown(page);
  const pressed = Number(await page.evaluate(() => document.body.dataset.pressed));
  const painted = await frame.evaluate(async () => {
    const first = (): number | undefined => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
    while (first() === undefined) {
      if (performance.now() > 30_000) throw new Error("Nothing was painted within half a minute.");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return performance.timeOrigin + (first() ?? 0);
  });
  return painted - pressed;
}

/** The panel's frame, with its preview. */
async function shown(page: Page): Promise<Frame> {
  const inside = page.locator("iframe.webview").contentFrame().frameLocator("iframe#active-frame");
  await inside.locator("#page h2").first().waitFor({ timeout: 60_000 });
  const frame = await (await inside.locator("#page").elementHandle()).ownerFrame();
  if (!frame) throw new Error("The panel has no frame.");
  return frame;
}

/** Types letters into the middle of the text, with pauses as people make them. */
async function type(page: Page, keys: number): Promise<readonly number[]> {
  const frame = await shown(page);
  // The keyboard goes where was clicked, whatever VS Code had in mind.
  await frame.locator("textarea").click();
  await frame.evaluate(() => {
    const area = document.querySelector("textarea");
    const middle = area ? area.value.indexOf("\n\n", area.value.length / 2) : 0;
    area?.focus();
    area?.setSelectionRange(middle, middle);
  });
  const times: number[] = [];
  for (let count = 0; count < keys; count++) {
    await frame.evaluate(() => {
      window.sendoffTyped = new Promise((resolve, reject) => {
        setTimeout(() => {
          reject(new Error("The preview did not follow the key within ten seconds."));
        }, 10_000);
        let pressed = 0;
        window.addEventListener("keydown", (event) => (pressed = event.timeStamp), { once: true, capture: true });
        const observer = new MutationObserver(() => {
          observer.disconnect();
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => {
              resolve(performance.now() - pressed);
            };
            channel.port2.postMessage(undefined);
          });
        });
        observer.observe(document.getElementById("page") ?? document.body, { childList: true, subtree: true });
      });
    });
    // No spaces: at the end of a line the preview shows none.
    await page.keyboard.press("a");
    times.push(await frame.evaluate(() => window.sendoffTyped ?? Promise.reject(new Error("Nothing was watched."))));
    await page.waitForTimeout(120);
  }
  return times;
}

declare global {
  interface Window {
    /** Resolves with the time from the next key to the preview that shows it. */
    sendoffTyped?: Promise<number>;
  }
}
