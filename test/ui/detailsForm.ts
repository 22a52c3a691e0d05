import assert from "node:assert/strict";
import type { Locator } from "playwright-core";
import { axeViolations } from "./axe.js";
import type { Desk } from "./desk.js";

/** The details form in a window, and what one does in it with the keyboard alone. */
export class DetailsForm {
  constructor(
    private readonly desk: Desk,
    private readonly nth = 0,
  ) {}

  get page() {
    return this.desk.webview(this.nth);
  }

  /** A field by what a screen reader calls it. */
  field(name: string | RegExp): Locator {
    return this.page.getByLabel(name, typeof name === "string" ? { exact: true } : {});
  }

  /** Waits until a field holds this text; a custom element draws its input a moment after itself. */
  async shows(name: string | RegExp, text: string): Promise<void> {
    const field = this.field(name);
    await field.waitFor();
    let shown = await field.inputValue();
    for (const start = Date.now(); shown !== text && Date.now() - start < 30_000; shown = await field.inputValue())
      await this.desk.page.waitForTimeout(50);
    assert.equal(shown, text, String(name));
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  async isOn(tab: string): Promise<void> {
    await this.page.locator(`#tab-${tab}[aria-selected=true]`).waitFor();
  }

  /** Opens a tab with the arrow keys, from wherever the focus is. */
  async goTo(tab: string): Promise<void> {
    const selected = this.page.locator("[role=tab][aria-selected=true]");
    await this.tabUntil(() => this.has("[role=tab]"), "Shift+Tab");
    if ((await selected.getAttribute("id")) === `tab-${tab}`) return;
    await this.desk.page.keyboard.press("Home");
    await this.isOn("client");
    for (let count = 0; count < 14; count++) {
      if ((await selected.getAttribute("id")) === `tab-${tab}`) return;
      const before = await selected.getAttribute("id");
      await this.desk.page.keyboard.press("ArrowDown");
      await this.page.locator(`[role=tab][aria-selected=true]:not(#${before ?? ""})`).waitFor();
    }
    assert.fail(`There is no tab ${tab}.`);
  }

  /** Moves the focus on to a field or button with Tab. */
  async tabTo(name: string): Promise<void> {
    await this.tabUntil(async () => (await this.focused()) === name, "Tab");
  }

  /** Goes to a field and types; a choice is made by its first letters. */
  async fill(name: string, text: string): Promise<void> {
    await this.tabTo(name);
    await this.desk.page.keyboard.type(text);
  }

  async press(name: string): Promise<void> {
    await this.tabTo(name);
    await this.desk.page.keyboard.press("Enter");
  }

  /** Adds a row and waits until the focus is in its first field. */
  async add(one: string, first: string): Promise<void> {
    await this.press(`Add ${one}`);
    await this.tabUntil(async () => (await this.focused()) === `new ${one}, ${first}`);
  }

  /** Waits until what is called so has the focus. */
  async isFocused(name: string): Promise<void> {
    await this.tabUntil(async () => (await this.focused()) === name, undefined, 1000);
  }

  /** What has the focus is called. */
  focused(): Promise<string> {
    return this.page.locator("body").evaluate(({ ownerDocument }) => {
      const active = ownerDocument.activeElement;
      if (!active) return "";
      const label = "label" in active && typeof active.label === "string" ? active.label : "";
      const texts = [
        label,
        active.getAttribute("aria-label"),
        active.closest("label")?.textContent,
        active.textContent,
      ];
      return texts.find((text) => text !== null && text !== undefined && text !== "")?.trim() ?? "";
    });
  }

  /** Breaks of the accessibility rules in the form as it is now. */
  async axe(): Promise<readonly string[]> {
    const handle = await this.page.locator("body").elementHandle();
    const frame = await handle.ownerFrame();
    assert.ok(frame, "the form's frame");
    return axeViolations(frame);
  }

  private async has(selector: string): Promise<boolean> {
    return (await this.page.locator(`${selector}:focus`).count()) > 0;
  }

  private async tabUntil(is: () => Promise<boolean>, key?: string, times = 150): Promise<void> {
    for (let count = 0; count < times; count++) {
      if (await is()) return;
      if (key === undefined) await this.desk.page.waitForTimeout(20);
      else await this.desk.page.keyboard.press(key);
    }
    assert.fail(`The focus never came there; it is on “${await this.focused()}”.`);
  }
}
