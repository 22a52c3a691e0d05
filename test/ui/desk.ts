import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FrameLocator, Locator, Page } from "playwright-core";
import type { Offboarding } from "../../src/core/offboarding.js";
import { openWorkbench, type WorkbenchOptions } from "../support/vscode/workbench.js";

/** For what a busy machine may be slow to show (ms); nothing that works takes as long. */
const patience = 30_000;

const calm = {
  "files.autoSave": "off",
  "workbench.reduceMotion": "on",
  // A click on an item opens what does it, and the keyboard goes there; most tests click to select.
  "workbench.list.openMode": "doubleClick",
};

/** A workbench on a folder of its own, as a developer has it in front of them, and what one does there. */
export class Desk {
  private constructor(
    readonly page: Page,
    /** Path of the workspace folder. */
    readonly folder: string,
    /** Path of the folder in which VS Code keeps settings, backups and logs. */
    readonly data: string,
    private readonly end: () => Promise<void>,
  ) {}

  /** Opens a window on a new folder, filled by `prepare`. */
  static async open(
    options: Omit<WorkbenchOptions, "folder"> = {},
    prepare: (folder: string) => Promise<void> = () => Promise.resolve(),
  ): Promise<Desk> {
    const folder = await mkdtemp(join(tmpdir(), "sendoff-desk-"));
    await prepare(folder);
    const { page, data, end } = await Desk.on(folder, options);
    return new Desk(page, folder, data, async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
      // The sample repository's remote lies beside it.
      await rm(`${folder}-origin.git`, { recursive: true, force: true });
    });
  }

  /** Opens a window on a folder or workspace file that is there already, and stays. */
  static async on(folder: string, options: Omit<WorkbenchOptions, "folder"> = {}): Promise<Desk> {
    const userSettings = { ...calm, ...options.userSettings };
    const { page, server, stop } = await openWorkbench({ ...options, userSettings, folder });
    page.setDefaultTimeout(patience);
    return new Desk(page, folder, server.folder, stop);
  }

  close(): Promise<void> {
    return this.end();
  }

  /** Loads the window anew, with a new extension host, and waits until the sidebar shows this row again. */
  async reload(row: string | RegExp): Promise<void> {
    await this.page.reload();
    await this.row(row).waitFor({ timeout: 2 * patience });
  }

  /** Waits until VS Code has kept this for the next window: in the browser it writes what an extension remembers a moment later. */
  async untilKept(text: string): Promise<void> {
    for (const start = Date.now(); Date.now() - start < patience; ) {
      if ((await this.page.evaluate(everythingKept)).includes(text)) return;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`${text} was never kept.`);
  }

  /** Opens the panel of facts, and waits until all of them are read. */
  async showFacts(): Promise<void> {
    await this.palette("Sendoff: Repo Facts");
    await this.webview().locator(".numbers").waitFor();
    await this.webview().locator(".progress").waitFor({ state: "detached" });
  }

  /** The sidebar's rows. */
  row(name: string | RegExp): Locator {
    return this.page.getByRole("treeitem", { name });
  }

  box(name: string | RegExp): Locator {
    return this.row(name).getByRole("checkbox");
  }

  /** The text of a row: what is clicked to select it, and dragged. */
  label(name: string | RegExp): Locator {
    return this.row(name).locator(".monaco-icon-label").first();
  }

  /**
   * Chooses an entry of a row's context menu. With the keyboard: for its first 100 ms a menu of VS Code takes no mouse button,
   * lest the click that opened it chooses something, too.
   */
  async menu(name: string | RegExp, title: string): Promise<void> {
    const entry = this.page.getByRole("menuitem", { name: title });
    await this.label(name).click({ button: "right" });
    await entry.hover();
    await this.page.locator(".monaco-menu .action-item.focused").filter({ has: entry }).waitFor();
    await this.page.keyboard.press("Enter");
    await entry.waitFor({ state: "hidden" });
  }

  /** Closes whatever a test that failed has left open, so that the next one fails for reasons of its own only. */
  async calm(): Promise<void> {
    const left = this.page.locator(".monaco-menu-container:visible, .quick-input-widget:visible").first();
    for (let pressed = 0; pressed < 5 && (await left.isVisible()); pressed++) {
      await this.page.keyboard.press("Escape");
      await this.page.waitForTimeout(100);
    }
  }

  async openSidebar(): Promise<void> {
    await this.page.getByRole("tab", { name: "Sendoff" }).locator("a").click();
    // With one view, the container shows that view's title as its own.
    await this.page.locator('[id="workbench.view.extension.sendoff"]').waitFor();
  }

  /** The page inside a webview; of several, the one that is named by its place. */
  webview(nth = 0): FrameLocator {
    return this.page.locator("iframe.webview").nth(nth).contentFrame().frameLocator("iframe#active-frame");
  }

  /** Where a webview is; their order in the window says nothing of it. */
  async webviewAt(nth: number): Promise<{ readonly x: number; readonly y: number } | null> {
    return this.page.locator("iframe.webview").nth(nth).boundingBox();
  }

  /**
   * Runs a command by its title, as one does in the palette. VS Code gives a page that was just opened the focus a moment late, and then
   * takes it from a palette that was opened meanwhile: whoever sees that opens it again.
   */
  async palette(title: string): Promise<void> {
    const input = this.page.locator(".quick-input-widget:visible input[type=text]");
    // Of the list as it was before it is filtered, no row has anything marked.
    const row = this.page.locator(".quick-input-widget:visible .monaco-list-row:has(.highlight)", { hasText: title });
    for (let tries = 1; ; tries++) {
      try {
        await this.page.keyboard.press("F1");
        await input.fill(`>${title}`, { timeout: patience / 3 });
        await row.first().waitFor({ timeout: patience / 3 });
        await input.press("Enter", { timeout: patience / 3 });
        return;
      } catch (error) {
        if (tries === 3) throw error;
        await this.calm();
      }
    }
  }

  /** Waits for a prompt with this title, then types and accepts. */
  async answer(title: string | RegExp, text: string): Promise<void> {
    await this.prompt(title).waitFor();
    if (text !== "") await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
    await this.prompt(title).waitFor({ state: "hidden" });
  }

  prompt(title: string | RegExp): Locator {
    return this.page.locator(".quick-input-widget:visible").filter({ hasText: title });
  }

  /** A notification with this text. The smoke-test driver keeps toasts away, so the notification center is opened. */
  async message(text: string | RegExp): Promise<Locator> {
    const center = this.page.locator(".notifications-center");
    if (!(await center.isVisible())) await this.page.locator("[id='status.notifications']").click();
    const message = center.locator(".monaco-list-row", { hasText: text });
    await message.waitFor();
    return message;
  }

  /** The document as it stands on the disk. */
  async document(slug: string): Promise<Offboarding> {
    return JSON.parse(await this.text(slug)) as Offboarding;
  }

  text(slug: string): Promise<string> {
    return readFile(this.path(slug), "utf8");
  }

  path(slug: string): string {
    return join(this.folder, ".sendoff", slug, "offboarding.json");
  }

  /** Waits until the document on the disk is there, and as it should be. */
  async until(slug: string, is: (document: Offboarding) => boolean): Promise<void> {
    let text: string | undefined;
    for (const start = Date.now(); Date.now() - start < patience; ) {
      text = await this.textIfThere(slug);
      const document = text === undefined ? undefined : parsedIfWhole(text);
      if (document && is(document)) return;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`The document never came to be as it should:\n${text ?? "there is none"}`);
  }

  private async textIfThere(slug: string): Promise<string | undefined> {
    try {
      return await this.text(slug);
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Changes a setting of the user; a window that is loaded anew knows it. */
  async setting(name: string, value: unknown): Promise<void> {
    const file = join(this.data, "data", "data", "User", "settings.json");
    const settings = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
    await writeFile(file, JSON.stringify({ ...settings, [name]: value }, null, 2));
  }

  /** Keeps a picture in dist/screenshots, to be looked at (and for the README). */
  async picture(name: string): Promise<void> {
    const folder = join(process.cwd(), "dist", "screenshots");
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }
}

/** VS Code saves an open file in place, so a look at the wrong moment sees half of it. */
function parsedIfWhole(text: string): Offboarding | undefined {
  try {
    return JSON.parse(text) as Offboarding;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Puts an offboarding into a folder, as a file that is there already. */
export async function putOffboarding(folder: string, slug: string, document: Offboarding): Promise<void> {
  const file = join(folder, ".sendoff", slug, "offboarding.json");
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, `${JSON.stringify(document, null, 2)}\n`);
}

/** The state of an item in a document. */
export function stateIn(document: Offboarding, id: string): string | undefined {
  return document.pieces.flatMap((piece) => piece.items).find((item) => item.id === id)?.state;
}

/** All that VS Code has in the browser's databases. Runs in the page. */
async function everythingKept(): Promise<string> {
  const answer = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error("The database does not answer."));
      };
    });
  const found: unknown[] = [];
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const all: unknown[] = await answer(database.transaction(store).objectStore(store).getAll());
      found.push(...all);
    }
    database.close();
  }
  return found.filter((each) => typeof each === "string").join("\n");
}
