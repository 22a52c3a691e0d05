import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame, Locator } from "playwright-core";
import type { DraftKind } from "../../src/core/drafts.js";
import type { Offboarding } from "../../src/core/offboarding.js";
import { fullOffboarding } from "../support/builders.js";
import { sampleOffboarding } from "../support/sample.js";
import { axeViolations } from "./axe.js";
import { Desk, putOffboarding } from "./desk.js";

/** An offboarding with everything that a draft tells, on which everything is still to do. */
function written(): Offboarding {
  const { client, project, pieces } = sampleOffboarding({ lastDay: "2027-03-12" });
  return { ...fullOffboarding(), client: { ...fullOffboarding().client, name: client.name }, project, pieces };
}

/** A desk at which drafts are written. */
export class Writing {
  constructor(readonly desk: Desk) {}

  static async open(options: { viewport?: { width: number; height: number }; theme?: string } = {}): Promise<Writing> {
    const desk = await Desk.open({ viewport: { width: 1400, height: 900 }, ...options }, (folder) =>
      putOffboarding(folder, "acme", written()),
    );
    await desk.openSidebar();
    await desk.row(/^Acme Ltd, /).waitFor();
    return new Writing(desk);
  }

  /** Opens a draft with the keyboard; its panel has the focus then. */
  async draft(title: string): Promise<void> {
    await this.desk.palette("Sendoff: Draft Email or Document");
    await this.desk.answer("What shall be drafted?", title);
    await this.isIn();
  }

  text(nth = 0): Locator {
    return this.desk.webview(nth).getByRole("textbox", { name: "Text" });
  }

  preview(nth = 0): Locator {
    return this.desk.webview(nth).getByRole("region", { name: "As the client will see it" });
  }

  path(kind: DraftKind): string {
    return join(this.desk.folder, ".sendoff", "acme", `${kind}.md`);
  }

  read(kind: DraftKind): Promise<string> {
    return readFile(this.path(kind), "utf8");
  }

  /** Waits until what is typed goes into the panel's text. */
  async isIn(nth = 0): Promise<void> {
    await this.text(nth).and(this.desk.webview(nth).locator(":focus")).waitFor();
    const frame = await this.frame(nth);
    await frame.waitForFunction(() => document.hasFocus());
  }

  /** Waits until the text area holds what `is` says. */
  until(is: (text: string) => boolean, nth = 0): Promise<void> {
    return this.waitFor(() => this.text(nth).inputValue(), is, "the text area");
  }

  untilFile(kind: DraftKind, is: (text: string) => boolean): Promise<void> {
    return this.waitFor(() => this.read(kind), is, `${kind}.md`);
  }

  /** Waits until VS Code has put an unsaved text aside, as it does a moment after the last change. */
  async untilBackedUp(text: string): Promise<void> {
    const folder = join(this.desk.data, "data", "data", "User", "Backups");
    await this.waitFor(
      () => textBelow(folder),
      (found) => found.includes(text),
      "the backups",
    );
  }

  /** The draft's tab, with the dot of unsaved words or without. */
  tab(kind: DraftKind, state: "dirty" | "saved"): Locator {
    const dirty = this.desk.page.locator(".tab.dirty");
    const all = this.desk.page.locator(".tab", { hasText: `${kind}.md` });
    return state === "dirty" ? all.and(dirty) : all.and(this.desk.page.locator(".tab:not(.dirty)"));
  }

  /** The page inside the panel, to ask what no locator can. */
  async frame(nth = 0): Promise<Frame> {
    const handle = await this.desk.webview(nth).locator("body").elementHandle();
    const frame = await handle.ownerFrame();
    if (!frame) throw new Error("The webview has no frame.");
    return frame;
  }

  /** What axe-core finds wrong in the panel. */
  async violations(): Promise<readonly string[]> {
    return axeViolations(await this.frame());
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.desk.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.desk.page.keyboard.type(text);
  }

  /** Takes back step by step, each seen before the next, until the text is what it was; how much is one step depends on how fast it was typed. */
  undoTo(text: string): Promise<void> {
    return this.pressTo(text, "Control+z");
  }

  /** The same with another key, such as one that goes forward again. */
  async pressTo(text: string, key: string): Promise<void> {
    for (let now = await this.text().inputValue(); now !== text; now = await this.text().inputValue()) {
      const before = now;
      await this.press(key);
      await this.until((after) => after !== before);
    }
  }

  /** Goes from control to control until the one with this name has the focus. */
  async tabTo(name: string, key: "Tab" | "Shift+Tab"): Promise<void> {
    const frame = await this.frame();
    // VS Code gives the focus back a moment after its prompts have closed.
    await frame.waitForFunction(() => document.hasFocus());
    for (let pressed = 0; pressed < 40; pressed++) {
      const focused = await frame.evaluate(() => {
        const active = document.activeElement;
        const label = active && "label" in active && typeof active.label === "string" ? active.label : undefined;
        return label ?? active?.ariaLabel ?? active?.textContent ?? "";
      });
      if (focused.trim() === name) return;
      await this.desk.page.keyboard.press(key);
    }
    assert.fail(`${name} cannot be reached with the keyboard`);
  }

  /** Closes every editor; nothing may be unsaved. */
  async closeAll(): Promise<void> {
    await this.desk.palette("View: Close All Editors");
    await this.desk.page.locator("iframe.webview").first().waitFor({ state: "detached" });
  }

  private async waitFor(read: () => Promise<string>, is: (text: string) => boolean, what: string): Promise<void> {
    let text = "";
    for (const start = Date.now(); Date.now() - start < 30_000; ) {
      text = await read();
      if (is(text)) return;
      await this.desk.page.waitForTimeout(50);
    }
    assert.fail(`${what} never came to be as it should:\n${text}`);
  }
}

/** All that is written in the files below a folder; none while there is none. */
async function textBelow(folder: string): Promise<string> {
  if (!existsSync(folder)) return "";
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
}
