import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import { after, afterEach, before, describe, it } from "mocha";
import type { Locator } from "playwright-core";
import type { DraftKind } from "../../src/core/drafts.js";
import type { Offboarding } from "../../src/core/offboarding.js";
import { fullOffboarding } from "../support/builders.js";
import { sampleOffboarding } from "../support/sample.js";
import { Desk, putOffboarding } from "./desk.js";

/** An offboarding with everything that a draft tells, on which everything is still to do. */
function written(): Offboarding {
  const { client, project, pieces } = sampleOffboarding({ lastDay: "2027-03-12" });
  return { ...fullOffboarding(), client: { ...fullOffboarding().client, name: client.name }, project, pieces };
}

/** A desk at which drafts are written. */
class Writing {
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
    await this.text().and(this.desk.webview().locator(":focus")).waitFor();
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

  /** Waits until the text area holds what `is` says. */
  async until(is: (text: string) => boolean, nth = 0): Promise<void> {
    await this.waitFor(async () => is(await this.text(nth).inputValue()), "the text area");
  }

  async untilFile(kind: DraftKind, is: (text: string) => boolean): Promise<void> {
    await this.waitFor(async () => is(await this.read(kind)), `${kind}.md`);
  }

  /** The draft's tab, with the dot of unsaved words or without. */
  tab(kind: DraftKind, state: "dirty" | "saved"): Locator {
    const dirty = this.desk.page.locator(".tab.dirty");
    const all = this.desk.page.locator(".tab", { hasText: `${kind}.md` });
    return state === "dirty" ? all.and(dirty) : all.and(this.desk.page.locator(".tab:not(.dirty)"));
  }

  private async waitFor(is: () => Promise<boolean>, what: string): Promise<void> {
    for (const start = Date.now(); Date.now() - start < 30_000; ) {
      if (await is()) return;
      await this.desk.page.waitForTimeout(50);
    }
    assert.fail(`${what} never came to be as it should`);
  }
}

describe("the draft editor", () => {
  let writing: Writing;
  let desk: Desk;
  before(async () => {
    writing = await Writing.open();
    desk = writing.desk;
  });
  afterEach(() => desk.calm());
  after(() => desk.close());
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => desk.page.keyboard.press(key)), Promise.resolve());
  const type = (text: string) => desk.page.keyboard.type(text);

  it("opens a draft that is right already, with its preview and the keyboard in the text", async () => {
    await writing.draft("Summary");
    await writing.preview().getByRole("heading").first().waitFor();
    await desk.picture("draft-summary");
    assert.deepEqual(await violations(writing), []);
  });

  it("formats, continues lists, shows it at once, and takes it back with Ctrl+Z", async () => {
    await press("Control+End", "Enter");
    await type("- bread ");
    await press("Control+b");
    await type("rolls");
    await press("Control+b", "Enter");
    await type("cake");
    await writing.until((text) => text.endsWith("- bread **rolls**\n- cake"));
    await writing
      .preview()
      .getByRole("listitem")
      .filter({ hasText: /^cake$/ })
      .last()
      .waitFor();
    await writing.preview().locator("strong", { hasText: "rolls" }).last().waitFor();
    await writing.tab("summary", "dirty").waitFor();
    await press("Control+z");
    // How much is one step depends on how fast it was typed.
    await writing.until((text) => !text.endsWith("- cake"));
    await press("Control+y");
    await writing.until((text) => text.endsWith("- cake"));
    await press("Control+s");
    await writing.tab("summary", "saved").waitFor();
    await writing.untilFile("summary", (text) => text.endsWith("- bread **rolls**\n- cake"));
  });

  it("finds gaps while one types, and goes to them", async () => {
    const view = desk.webview();
    await type(" [opening hours: unknown]");
    const finding = view.getByRole("button", { name: /Error.*\[opening hours: unknown\]/ });
    await finding.click();
    const area = writing.text();
    const selected = await area.evaluate(
      (element) =>
        element instanceof HTMLTextAreaElement && element.value.slice(element.selectionStart, element.selectionEnd),
    );
    assert.equal(selected, "[opening hours: unknown]");
    await type("and tea");
    await finding.waitFor({ state: "detached" });
    await writing.until((text) => text.endsWith("- cake and tea"));
  });

  it("puts a record where “/” was typed", async () => {
    await press("Control+End", "Enter", "Enter");
    await type("/");
    await desk.answer("What shall be inserted?", "Deliverable");
    await writing.until((text) => /tea\n\*\*[^/]/.test(text));
    await type(" is new.");
    await writing.until((text) => text.endsWith(" is new."));
    for (let count = 0; count < 2; count++) await press("Control+z");
  });
});

async function frameOf({ desk }: Writing) {
  const handle = await desk.webview().locator("body").elementHandle();
  const frame = await handle.ownerFrame();
  if (!frame) throw new Error("The webview has no frame.");
  return frame;
}

/** What axe-core finds wrong in the panel, by rule. */
async function violations(writing: Writing): Promise<string[]> {
  const frame = await frameOf(writing);
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { axe: here } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations: found } = await here.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}
