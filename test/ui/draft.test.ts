import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { after, afterEach, before, describe, it } from "mocha";
import { newText } from "../../src/core/start.js";
import { type Desk, stateIn } from "./desk.js";
import { Writing } from "./writing.js";

describe("the draft editor", () => {
  let writing: Writing;
  let desk: Desk;
  before(async () => {
    writing = await Writing.open();
    desk = writing.desk;
  });
  afterEach(() => desk.calm());
  after(() => desk.close());
  const press = (...keys: string[]) => writing.press(...keys);
  const type = (text: string) => writing.type(text);

  it("opens a draft that is right already, with its preview and the keyboard in the text", async () => {
    await writing.draft("Summary");
    await writing.preview().getByRole("heading").first().waitFor();
    await desk.picture("draft-summary");
    assert.deepEqual(await writing.violations(), []);
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

  for (const redo of ["Control+y", "Control+Shift+z"])
    it(`brings back with ${redo} what was taken back, with the caret behind it, until something else is typed`, async () => {
      const before = await writing.text().inputValue();
      await press("Control+End");
      await type(" and jam");
      await writing.until((text) => text === `${before} and jam`);
      await writing.undoTo(before);
      await writing.pressTo(`${before} and jam`, redo);
      await type(".");
      await writing.until((text) => text === `${before} and jam.`);
      await writing.undoTo(before);
      await type("s");
      await writing.until((text) => text === `${before}s`);
      await press(redo);
      // Were there anything to bring back, it would be there before what is typed next.
      await type("!");
      await writing.until((text) => text === `${before}s!`);
      await writing.undoTo(before);
      await writing.tab("summary", "saved").waitFor();
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

  /** Whatever it writes is taken back, also when it fails: it may be tried again, and others follow. */
  const takenBack = async (write: () => Promise<void>): Promise<void> => {
    await writing.text().click();
    await writing.isIn();
    const before = await writing.text().inputValue();
    try {
      await write();
    } finally {
      await desk.calm();
      await writing.text().click();
      await writing.isIn();
      await writing.undoTo(before);
    }
  };

  it("puts a record where “/” was typed", () =>
    takenBack(async () => {
      await press("Control+End", "Enter", "Enter");
      await type("/");
      await desk.answer("What shall be inserted?", "Deliverable");
      await writing.isIn();
      await writing.until((text) => /tea\n\*\*[^/]/.test(text));
      await type(" is new.");
      await writing.until((text) => text.endsWith(" is new."));
    }));

  it("draws a chart that was chosen, and says its numbers in words", () =>
    takenBack(async () => {
      await press("Control+End", "Enter");
      // A list began a new item there: a chart is no part of one.
      await writing.until((text) => text.endsWith("- cake and tea\n- "));
      await type("/");
      await desk.answer("What shall be inserted?", "Chart");
      await writing.isIn();
      await writing.until((text) =>
        text.includes("- cake and tea\n\n```chart\nOrders taken by telephone\nBefore: 40 a day\n"),
      );
      const chart = writing.preview().getByRole("table", { name: "Orders taken by telephone" });
      await chart.getByRole("rowheader", { name: "Now" }).waitFor();
      await chart.getByRole("cell", { name: "9 a day", exact: true }).waitFor();
      const lengths = await chart
        .locator("rect")
        .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
      assert.equal(lengths.length, 2);
      assert.ok(Math.abs((lengths[1] ?? 0) / (lengths[0] ?? 1) - 9 / 40) < 0.02, lengths.join(" "));
    }));

  it("gets nothing of what is typed ahead between two prompts over it", () =>
    takenBack(async () => {
      const before = await writing.text().inputValue();
      await press("Control+End");
      for (let times = 0; times < 10; times++) {
        await desk.palette("Sendoff: Start Offboarding");
        await desk.prompt("Who is the client?").waitFor();
        await type("Brot\n");
        await desk.page.keyboard.type("x".repeat(40), { delay: 5 });
        await desk.prompt("Why does it end?").waitFor();
        await press("Escape");
        await desk.prompt("Why does it end?").waitFor({ state: "hidden" });
        await writing.isIn();
      }
      assert.equal(await writing.text().inputValue(), before);
    }));

  it("ticks what asked for it when it is finished", async () => {
    const finish = desk.webview().getByRole("button", { name: "Finish" });
    await finish.click();
    await desk.until("acme", (document) => stateIn(document, "summary-draft") === "done");
    await desk
      .webview()
      .getByText(/^Saved, and ticked: Turn the work/)
      .waitFor();
    await finish.waitFor({ state: "detached" });
    await writing.text().click();
  });

  it("stays in step with a second panel and a text editor on the same file", async () => {
    await desk.webview().getByRole("button", { name: "Open in Text Editor" }).click();
    await desk.page.locator(".editor-group-container.active .monaco-editor.focused").waitFor();
    const line = desk.page.locator(".monaco-editor .view-line");
    await press("Control+End", "Enter", "Enter");
    await type("One");
    await writing.until((text) => text.endsWith("\n\nOne"));
    await writing.text().click();
    await press("Control+End");
    await type(", two");
    await line.filter({ hasText: /^One,\stwo$/ }).waitFor();
    // VS Code looks a few times a second which panel has the focus.
    await desk.page.locator(".editor-group-container").first().and(desk.page.locator(".active")).waitFor();
    await desk.palette("View: Split Editor");
    await desk.page.locator("iframe.webview").nth(1).waitFor();
    await writing.until((text) => text.endsWith("\nOne, two"), 1);
    await press("Control+End");
    await type(", three");
    for (const nth of [0, 1]) await writing.until((text) => text.endsWith("\nOne, two, three"), nth);
    await press("Control+s");
    await writing.untilFile("summary", (text) => text.endsWith("\nOne, two, three"));
    await writing.closeAll();
  });

  it("loses no unsaved word when the window is loaded anew", async () => {
    await writing.draft("Meeting");
    await press("Control+End");
    await type("\nBring the keys");
    await writing.tab("meeting", "dirty").waitFor();
    await writing.until((text) => text.endsWith("Bring the keys"));
    await writing.untilBackedUp("Bring the keys");
    await Promise.all([desk.page.waitForEvent("load"), desk.palette("Developer: Reload Window")]);
    await desk.row(/^Acme Ltd, /).waitFor({ timeout: 60_000 });
    await writing.until((text) => text.endsWith("Bring the keys"));
    await writing.tab("meeting", "dirty").waitFor();
    assert.doesNotMatch(await writing.read("meeting"), /Bring the keys/);
    await writing.text().click();
    await writing.isIn();
    await press("Control+s");
    await writing.untilFile("meeting", (text) => text.endsWith("Bring the keys"));
    await writing.closeAll();
  });

  it("takes other parts in and lets them go, and what the user wrote stays", async () => {
    await writing.draft("Meeting");
    await press("Control+Home");
    await type("Bring coffee.\n\n");
    const training = desk.webview().getByRole("checkbox", { name: "Training" });
    const boxes = (): Promise<string[]> =>
      desk
        .webview()
        .locator("label", { has: desk.webview().getByRole("checkbox") })
        .allInnerTexts();
    const order = await boxes();
    assert.ok(order.length > 2, order.join());
    await training.check();
    await desk.until("acme", ({ pieces }) =>
      pieces.some(({ id, within }) => id === "training" && within === "meeting"),
    );
    await writing.until((text) => text.startsWith("Bring coffee.") && text.includes("## How to run it"));
    assert.deepEqual(await boxes(), order, "a box that is ticked stays where it is");
    assert.deepEqual(await writing.violations(), []);
    await training.uncheck();
    await writing.until((text) => text.startsWith("Bring coffee.") && !text.includes("## How to run it"));
    await desk.until("acme", ({ pieces }) => pieces.every(({ within }) => within === undefined));
  });

  it("offers what is known by now, and shows what it would change before it does", async () => {
    const document = await desk.document("acme");
    const place = { ...document.meeting, place: "In the bakery" };
    await writeFile(desk.path("acme"), newText({ ...document, meeting: place }));
    const offer = desk.webview().getByRole("region", { name: "Refresh" });
    await offer.getByText("In the bakery").waitFor();
    await offer.getByRole("button", { name: "Show Changes" }).click();
    const refreshed = desk.page.locator(".monaco-diff-editor .modified-in-monaco-diff-editor .view-line");
    await refreshed.filter({ hasText: /In\sthe\sbakery/ }).waitFor();
    await desk.picture("draft-changes");
    // Both sides are copies: closing them asks nothing, and takes nothing that is not saved.
    await desk.page.getByRole("tab", { name: /refreshed\)/ }).click({ button: "middle" });
    await refreshed.first().waitFor({ state: "detached" });
    assert.deepEqual(await desk.page.locator(".monaco-dialog-box").allInnerTexts(), []);
    await writing.tab("meeting", "dirty").waitFor();
    await writing.until((text) => text.startsWith("Bring coffee."));
    assert.doesNotMatch(await writing.read("meeting"), /Bring coffee/);
    assert.deepEqual(await writing.violations(), []);
    await offer.getByRole("button", { name: "Refresh" }).click();
    await writing.until((text) => text.startsWith("Bring coffee.") && text.includes("In the bakery"));
    await offer.waitFor({ state: "detached" });
  });
});
