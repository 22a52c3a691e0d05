import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import axe from "axe-core";
import { after, before, describe, it } from "mocha";
import { makeSampleRepo } from "../support/sampleRepo.js";
import { Desk, stateIn } from "./desk.js";

const slug = "bakkerij-acme";
const deliverables = /^List what the client has now/;
const sidebar = '[id="workbench.view.extension.sendoff"]';
const client = /^Bakkerij Acme, /;

/** From start to close without a mouse, in the settings that VS Code comes with. */
describe("with the keyboard alone", () => {
  let desk: Desk;
  before(async () => {
    const userSettings = { "workbench.list.openMode": "singleClick" };
    desk = await Desk.open({ userSettings, viewport: { width: 1280, height: 900 } }, makeSampleRepo);
    // Its commands are there when its container is.
    await desk.page.getByRole("tab", { name: "Sendoff" }).waitFor();
  });
  after(() => desk.close());
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await desk.page.keyboard.press(key);
  };
  const focused = () => desk.page.locator(`${sidebar} .monaco-list:focus-within .monaco-list-row.focused`);
  const until = (state: string, ...ids: readonly string[]) =>
    desk.until(slug, (document) => ids.every((id) => stateIn(document, id) === state));

  const focusedLabel = async (): Promise<string> =>
    (await focused().count()) === 0 ? "" : ((await focused().first().getAttribute("aria-label")) ?? "");

  /** Whether the keyboard goes to another row within a second. */
  async function leaves(label: string): Promise<boolean> {
    for (let waited = 0; waited < 1_000; waited += 20) {
      if ((await focusedLabel()) !== label) return true;
      await desk.page.waitForTimeout(20);
    }
    return false;
  }

  /** Walks down the rows to this one; what is folded is passed by. While VS Code draws rows anew a key may be lost, so it begins again. */
  async function goTo(name: RegExp): Promise<void> {
    for (let walks = 0; walks < 5; walks++) {
      await press("Home");
      for (let label = await focusedLabel(); ; label = await focusedLabel()) {
        if (name.test(label)) return;
        await press("ArrowDown");
        if (!(await leaves(label))) break;
      }
    }
    assert.fail(`No row is called ${String(name)}.`);
  }

  /** Goes on at the tree, wherever the keyboard was. */
  async function toTree(): Promise<void> {
    await desk.palette("Sendoff: Focus on Offboardings View");
    await desk.page.locator(`${sidebar} .monaco-list:focus-within`).waitFor();
  }

  /** Chooses an entry of the row's menu, as the menu key opens it. */
  async function menu(title: string): Promise<void> {
    await press("Shift+F10");
    const entry = desk.page.getByRole("menuitem", { name: title, exact: true });
    await entry.waitFor();
    const isOn = desk.page.locator(".monaco-menu .action-item.focused").filter({ has: entry });
    for (let steps = 0; steps < 30 && !(await isOn.isVisible()); steps++) await press("ArrowDown");
    await press("Enter");
    await entry.waitFor({ state: "hidden" });
  }

  it("starts", async () => {
    await desk.palette("Sendoff: Start Offboarding");
    await desk.answer("Who is the client?", "Bakkerij Acme");
    await desk.answer("Why does it end?", "complete");
    await press("Control+a");
    await desk.answer("Which is the last day", "2027-03-12");
    await desk.answer("Where shall Sendoff keep the checklist?", "Only in this clone");
    await desk.row(client).waitFor();
    await toTree();
    await goTo(client);
  });

  it("folds and unfolds, and ticks without opening what does the item", async () => {
    await goTo(/^Summary, 0\/4/);
    await press("ArrowLeft");
    await desk.row(deliverables).waitFor({ state: "detached" });
    await press("ArrowRight");
    await desk.row(deliverables).waitFor();
    await goTo(deliverables);
    await press("Space");
    await until("done", "deliverables");
    await desk.row(/^Summary, 1\/4/).waitFor();
    assert.equal(await desk.page.locator(".tab").count(), 0, "no editor was opened");
    await focused().waitFor();
  });

  it("ticks several at once, and takes back", async () => {
    await goTo(/^List known faults/);
    // The one that was ticked before is still selected; a mixed selection is ticked.
    await press("Control+Shift+Enter", "Shift+ArrowDown");
    await desk.page.locator(`${sidebar} .monaco-list-row.selected`).nth(2).waitFor();
    await press("Space");
    await until("done", "deliverables", "known-issues", "jobs");
    await desk.row(/^Summary, 3\/4/).waitFor();
    await press("Control+z");
    await until("open", "known-issues", "jobs");
    await desk.row(/^Summary, 1\/4/).waitFor();
    await press("Control+Shift+z");
    await until("done", "known-issues", "jobs");
    await desk.row(/^Summary, 3\/4/).waitFor();
    await press("Escape");
  });

  it("adds, moves, marks as not needed and notes by the row's menu", async () => {
    await goTo(/^Training, /);
    await menu("Add Item…");
    await desk.answer("What is to be done?", "Show them the oven timer");
    await desk.row(/^Show them the oven timer, open/).waitFor();
    await toTree();
    await goTo(/^Show them the oven timer/);
    await press("Alt+ArrowUp");
    await desk.until(slug, ({ pieces }) => pieces.find(({ id }) => id === "training")?.items.at(-1)?.id === "guide");
    await desk.page
      .locator('[aria-posinset="1"]')
      .and(desk.row(/^Show them the oven timer, open/))
      .waitFor();
    await goTo(/^Show them the oven timer/);
    await menu("Note for You Alone…");
    await desk.answer(/Only you/, "they have two ovens");
    await desk.row(/^Show them the oven timer.*has a note for you alone/).waitFor();
    await toTree();
    await goTo(/^Show them the oven timer/);
    await press("Delete");
    await desk.row(/^Show them the oven timer/).waitFor({ state: "detached" });
  });

  it("opens what does an item with Enter, and comes back", async () => {
    await toTree();
    await goTo(deliverables);
    await press("Enter");
    await desk.page.locator(".tab", { hasText: "offboarding.json" }).waitFor();
    await desk.webview().getByRole("tab", { name: "Deliverables", selected: true }).waitFor();
    await desk.palette("View: Close Editor");
    await desk.page.locator(".tab").waitFor({ state: "detached" });
    await toTree();
  });

  it("ticks everything else that is ours", async () => {
    const open = async (): Promise<readonly string[]> =>
      (await desk.document(slug)).pieces
        .filter(({ kind }) => kind !== "email" && kind !== "aftercare")
        .flatMap(({ items }) => items.filter(({ auto, state }) => auto === undefined && state === "open"))
        .map(({ title }) => title);
    for (const title of await open()) {
      await goTo(new RegExp(`^${escaped(title)}`));
      await press("Space");
      await desk.row(new RegExp(`^${escaped(title)}.*, done`)).waitFor();
    }
    assert.deepEqual(await open(), []);
    await goTo(/^Nothing is owed/);
    await press("Space");
    await desk.answer("What does the client still owe?", "Nothing is owed");
    await desk.until(slug, ({ billing }) => billing?.outstanding === "none");
    assert.deepEqual(await violations(desk), []);
  });

  it("exports, sends, closes", async () => {
    await toTree();
    await desk.palette("Sendoff: Export Handoff");
    await desk.message("the handoff is ready");
    assert.match(await readFile(join(desk.folder, "handoff", slug, "README.md"), "utf8"), /Bakkerij Acme/);
    await toTree();
    await goTo(/^Send it last/);
    await press("Space");
    // Everything is done and nothing is owed, so nothing is asked but the day.
    await desk.answer("When did the goodbye go out?", "");
    await desk.until(slug, ({ email }) => email?.sentOn !== undefined);
    await toTree();
    await desk.palette("Sendoff: Close Offboarding");
    await desk.until(slug, ({ status }) => status === "closed");
    await desk.row(/^Bakkerij Acme, .*closed/).waitFor();
    await desk.picture("closed-by-keyboard");
    assert.deepEqual(await violations(desk), []);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/**
 * What axe-core finds wrong in the sidebar, by rule. Left out is what VS Code makes of every extension's rows: boxes with a tabindex
 * of 1, buttons inside the header, and a name that axe compares with title and description run together.
 */
async function violations(desk: Desk): Promise<readonly string[]> {
  await desk.page.evaluate(axe.source);
  const found: unknown = await desk.page.evaluate(
    `axe.run(${JSON.stringify(sidebar)}).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 300) + " " + failureSummary)))`,
  );
  const vsCodes = ["tabindex", "nested-interactive", "label-content-name-mismatch"];
  return (found as readonly string[]).filter((each) => !vsCodes.some((rule) => each.startsWith(`${rule}: `)));
}
