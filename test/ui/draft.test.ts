import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
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
    await writing.preview().getByRole("listitem").filter({ hasText: "cake" }).waitFor();
    await writing.preview().locator("strong", { hasText: "rolls" }).waitFor();
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

  it("stays in step with a second panel and a text editor on the same file", async () => {
    await writing.desk.webview().getByRole("button", { name: "Open in Text Editor" }).click();
    const editor = desk.page.locator(".monaco-editor .view-lines").first();
    await editor.waitFor();
    await desk.page.locator(".editor-group-container.active .monaco-editor").waitFor();
    await press("Control+End");
    await type(" From the text editor");
    await writing.until((text) => text.endsWith(" From the text editor"));
    await writing.text().click();
    await press("Control+End");
    await type(", from the panel");
    await editor.locator(".view-line", { hasText: "From the text editor, from the panel" }).waitFor();
    await desk.palette("View: Split Editor");
    await desk.page.locator("iframe.webview").nth(1).waitFor();
    await writing.until((text) => text.endsWith(", from the panel"), 1);
    await press("Control+End");
    await type(", from the other");
    for (const nth of [0, 1]) await writing.until((text) => text.endsWith(", from the other"), nth);
    await press("Control+s");
    await writing.untilFile("summary", (text) => text.endsWith("editor, from the panel, from the other"));
    await desk.palette("View: Close All Editors");
    await desk.page.locator("iframe.webview").waitFor({ state: "detached" });
  });

  it("loses no unsaved word when the window is loaded anew", async () => {
    await writing.draft("Meeting");
    await press("Control+End");
    await type("\nBring the keys");
    await writing.tab("meeting", "dirty").waitFor();
    await writing.until((text) => text.endsWith("Bring the keys"));
    // VS Code keeps unsaved files a moment after the last change.
    await desk.page.waitForTimeout(2500);
    await desk.reload(/^Acme Ltd, /);
    await writing.until((text) => text.endsWith("Bring the keys"));
    await writing.tab("meeting", "dirty").waitFor();
    assert.doesNotMatch(await writing.read("meeting"), /Bring the keys/);
    await desk.palette("File: Save");
    await writing.untilFile("meeting", (text) => text.endsWith("Bring the keys"));
    await desk.palette("View: Close All Editors");
    await desk.page.locator("iframe.webview").waitFor({ state: "detached" });
  });

  it("writes the goodbye from start to sent, by keyboard alone", async () => {
    await writing.draft("Goodbye");
    const view = desk.webview();
    await press("Control+Home");
    await type("A word first.\n\n");
    await press("Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab");
    await view.locator("vscode-textfield:focus-within").waitFor();
    await press("Control+a");
    await type("Acme shop: goodbye");
    await desk.page.keyboard.press("Control+s");
    await writing.untilFile(
      "email",
      (text) => text.includes('subject: "Acme shop: goodbye"') && text.includes("A word first."),
    );
    await focusWithShiftTab(writing, "Copy as Rich Text");
    await press("Enter");
    await desk.prompt("Before you send").waitFor();
    await desk.picture("draft-before-you-send");
    await type("Copy anyway");
    await press("Enter");
    await desk.answer("Why? (only you)", "they are in a hurry");
    const again = view.getByRole("button", { name: "Press to copy" });
    await view.getByText("Copied.").or(again).first().waitFor();
    if (await again.isVisible()) {
      await again.focus();
      await press("Enter");
    }
    await view.getByText("Copied.").waitFor();
    const copied = await desk.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return item ? [...item.types, await (await item.getType("text/html")).text()] : [];
    });
    assert.deepEqual(copied.slice(0, 2).sort(), ["text/html", "text/plain"]);
    assert.match(copied[2] ?? "", /<p>A word first\.<\/p>/);
    await desk.picture("draft-copied");
    await view.getByRole("button", { name: "Mark as Sent" }).focus();
    await press("Enter");
    await desk.prompt("Before you send").waitFor();
    await type("It already went out");
    await press("Enter");
    await desk.answer("Why? (only you)", "they are in a hurry");
    await desk.answer("When did the goodbye go out?", "");
    await desk.until("acme", ({ email }) => email?.sentOn !== undefined);
    assert.doesNotMatch(await desk.text("acme"), /hurry/);
    assert.deepEqual(await violations(writing), []);
    await desk.palette("View: Close All Editors");
    await desk.page.locator("iframe.webview").waitFor({ state: "detached" });
  });

  it("shows hostile text as text: nothing of it runs, and nothing is asked for", async () => {
    await writing.draft("For the next developer");
    await press("Escape");
    const asked: string[] = [];
    desk.page.context().on("request", (request) => {
      if (request.url().includes("evil.example")) asked.push(request.url());
    });
    await writeFile(writing.path("developer"), hostileDraft);
    await writing.preview().getByText("the end of it").waitFor();
    const frame = await frameOf(writing);
    assert.equal(await frame.evaluate("globalThis.hit ?? 0"), 0);
    assert.equal(await writing.preview().locator("script, img, iframe, svg, object, form, style, [style]").count(), 0);
    const unsafe = await writing
      .preview()
      .locator("a")
      .evaluateAll((links) =>
        links.map((link) => link.getAttribute("href") ?? "").filter((href) => !/^(https?|mailto|tel):/.test(href)),
      );
    assert.deepEqual(unsafe, []);
    assert.deepEqual(asked, []);
  });
});

describe("the draft editor's looks", () => {
  let writing: Writing;
  before(async () => {
    writing = await Writing.open();
    await writing.draft("Goodbye");
  });
  after(() => writing.desk.close());

  for (const theme of ["Light Modern", "Dark Modern", "Light High Contrast", "Dark High Contrast"])
    it(`can be read in ${theme}`, async () => {
      const { desk } = writing;
      await desk.palette("Preferences: Color Theme");
      const question = desk.page.locator('.quick-input-widget:visible input[placeholder*="Color Theme"]');
      await question.waitFor();
      await desk.page.keyboard.type(theme);
      await desk.page.keyboard.press("Enter");
      await question.waitFor({ state: "hidden" });
      const kind = theme.includes("High")
        ? "vscode-high-contrast"
        : theme.startsWith("Light")
          ? "vscode-light"
          : "vscode-dark";
      await desk.webview().locator(`body.${kind}`).waitFor();
      await desk.picture(`draft-${theme.toLowerCase().replaceAll(" ", "-")}`);
      assert.deepEqual(await violations(writing), []);
    });

  it("fits into 320 pixels", async () => {
    const { desk } = writing;
    await desk.palette("View: Toggle Primary Side Bar Visibility");
    await desk.page.setViewportSize({ width: 368, height: 800 });
    const frame = await frameOf(writing);
    await frame.waitForFunction(() => innerWidth <= 322);
    assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await desk.picture("draft-320");
    assert.deepEqual(await violations(writing), []);
  });
});

const hostileDraft = [
  "<script>globalThis.hit = 1</script>",
  "<img src=https://evil.example/x.png onerror='globalThis.hit = 1'>",
  "![x](https://evil.example/x.png)",
  "<svg onload='globalThis.hit = 1'></svg>",
  "[a](javascript:globalThis.hit=1) [b](JaVaScript&#58;globalThis.hit=1) [c](data:text/html,<script>1</script>)",
  "<iframe srcdoc='<script>parent.hit = 1</script>'></iframe>",
  "<style>@import 'https://evil.example/x.css'</style>",
  "<a href='vbscript:x'>d</a> <https://evil.example>",
  "the end of it",
].join("\n\n");

/** Goes back from control to control until this one has the focus. */
async function focusWithShiftTab({ desk }: Writing, name: string): Promise<void> {
  const wanted = desk.webview().getByRole("button", { name });
  for (let pressed = 0; pressed < 30; pressed++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await desk.page.keyboard.press("Shift+Tab");
  }
  assert.fail(`${name} cannot be reached with the keyboard`);
}

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
