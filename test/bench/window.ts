import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { openWorkbench, type Workbench } from "../support/vscode/workbench.js";
import { type Load, putOffboardings } from "./documents.js";
import { ExtensionHosts } from "./extensionHosts.js";

/** High enough for some fifty rows. */
const viewport = { width: 1280, height: 1200 };

/** VS Code's window on a folder, at rest: its extension host has started and has nothing to do. */
export interface BenchWindow {
  readonly page: Page;
  readonly folder: string;
  /** The process of its extension host; undefined where nobody can tell. */
  readonly hostPid: number | undefined;
}

/** Calls `use` with a folder that holds these offboardings, and removes it. */
export async function withFolder<T>(load: Load, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "sendoff-bench-"));
  try {
    await putOffboardings(folder, load);
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Calls `use` with a window at rest on `folder`, with a VS Code and a browser of its own, and ends both. */
export async function withWindow<T>(
  folder: string,
  use: (window: BenchWindow) => Promise<T>,
  extensionTestsPath?: string,
): Promise<T> {
  const workbench = await open(folder, extensionTestsPath);
  try {
    const hostPid = await new ExtensionHosts(workbench.server.folder).settled([]);
    return await use({ page: workbench.page, folder, hostPid });
  } finally {
    await workbench.stop();
  }
}

/**
 * Opens `count` windows on `folder`, one after the other, each with a fresh extension host and as if nobody had ever been there
 * (no remembered views), in one running VS Code, which is warm after a first window that does not count.
 */
export async function inFreshWindows<T>(
  folder: string,
  count: number,
  use: (window: BenchWindow) => Promise<T>,
): Promise<readonly T[]> {
  const workbench = await open(folder);
  try {
    const hosts = new ExtensionHosts(workbench.server.folder);
    await hosts.settled([]);
    await workbench.page.goto("about:blank");
    const results: T[] = [];
    for (let number = 0; number < count; number++) results.push(await inFreshWindow(workbench, hosts, folder, use));
    return results;
  } finally {
    await workbench.stop();
  }
}

async function inFreshWindow<T>(
  { context, server }: Workbench,
  hosts: ExtensionHosts,
  folder: string,
  use: (window: BenchWindow) => Promise<T>,
): Promise<T> {
  const browser = context.browser();
  if (!browser) throw new Error("The browser is gone.");
  const fresh = await browser.newContext({ viewport });
  try {
    await fresh.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
    const page = await fresh.newPage();
    const before = hosts.pids();
    await page.goto(server.url(folder));
    await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 60_000 });
    const hostPid = await hosts.settled(before);
    const result = await use({ page, folder, hostPid });
    // So that the window says goodbye and its extension host ends at once.
    await page.goto("about:blank");
    return result;
  } finally {
    await fresh.close();
  }
}

function open(folder: string, extensionTestsPath?: string): Promise<Workbench> {
  return openWorkbench({
    folder,
    viewport,
    userSettings: { "files.autoSave": "off", "workbench.reduceMotion": "on" },
    ...(extensionTestsPath !== undefined && {
      extensionTestsPath,
      prepare: async (page) => {
        // A window that runs tests reports to these two.
        await page.exposeFunction("codeAutomationLog", () => undefined);
        await page.exposeFunction("codeAutomationExit", () => undefined);
      },
    }),
  });
}

export const container = '[id="workbench.view.extension.sendoff"]';

/** What one clicks in the activity bar to see the sidebar. */
export function sidebarTab(page: Page): Locator {
  return page.getByRole("tab", { name: "Sendoff" }).locator("a");
}

/** A row of the sidebar by the beginning of its label. */
export function rowSelector(label: string): string {
  return `${container} [role=treeitem][aria-label^=${JSON.stringify(label)}]`;
}

/** Types a command's title into the palette, so that one key runs it. */
export async function typeCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget:visible input").waitFor();
  await typeChoice(page, title);
}

/** Types what a prompt that is open offers, and waits until it is there to be taken. */
export async function typeChoice(page: Page, title: string): Promise<void> {
  await page.keyboard.type(title);
  await page.locator(".quick-input-widget:visible .monaco-list-row", { hasText: title }).first().waitFor();
}
