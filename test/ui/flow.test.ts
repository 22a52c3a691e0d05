import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "mocha";
import type { Offboarding } from "../../src/core/offboarding.js";
import { sampleOffboarding } from "../support/sample.js";
import { Desk, putOffboarding, stateIn } from "./desk.js";

const deliverables = /^List what the client has now/;
const draft = /^Turn the work into a plain account/;
const faults = /^List known faults/;
const jobs = /^List the recurring jobs/;
const guide = /^Write or link a short how-to/;

describe("the list", () => {
  let desk: Desk;
  before(async () => {
    desk = await Desk.open({ viewport: { width: 1000, height: 1400 } }, (folder) =>
      putOffboarding(folder, "acme", sampleOffboarding({ lastDay: "2027-03-12" })),
    );
    await desk.openSidebar();
    await desk.row(jobs).waitFor();
  });
  afterEach(() => desk.calm());
  after(() => desk.close());
  const label = (name: RegExp) => desk.label(name);
  const order = (document: Offboarding, piece: string) =>
    document.pieces.find(({ id }) => id === piece)?.items.map(({ id }) => id) ?? [];
  const orderOf = async (piece: string) => order(await desk.document("acme"), piece);

  it("moves an item before another by drag and drop, and several at once to another part", async () => {
    await label(jobs).dragTo(label(deliverables));
    await desk.until("acme", (document) => order(document, "summary")[0] === "jobs");
    await desk.page.locator('[aria-posinset="1"]').and(desk.row(jobs)).waitFor();
    await label(jobs).click();
    await label(faults).click({ modifiers: ["Control"] });
    await desk.page.locator(".monaco-list-row.selected").nth(1).waitFor();
    await label(jobs).dragTo(label(/^Training, /));
    await desk.until("acme", (document) => order(document, "training").length === 3);
    assert.deepEqual((await orderOf("training")).slice(1).sort(), ["jobs", "known-issues"]);
    await desk.row(/^Training, 0\/3/).waitFor();
  });

  it("moves with the keyboard, over the border of a part, and back with Ctrl+Z", async () => {
    await label(guide).click();
    await desk.page.keyboard.press("Alt+ArrowUp");
    await desk.until("acme", (document) => order(document, "summary").at(-1) === "guide");
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", (document) => order(document, "training")[0] === "guide");
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", (document) => order(document, "training").length === 1);
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", (document) => order(document, "summary")[0] === "deliverables");
  });

  it("renames with F2 what the keyboard is on, not what was clicked before", async () => {
    await label(deliverables).click();
    await desk.page.keyboard.press("ArrowDown");
    await desk.page.keyboard.press("F2");
    await desk.prompt("Title").waitFor();
    await desk.page.keyboard.press("Control+a");
    await desk.answer("Title", "Say in a page what was done");
    await desk.row(/^Say in a page what was done, open/).waitFor();
    await desk.page.keyboard.press("Control+z");
    await desk.row(draft).waitFor();
  });

  it("renames a part with F2, says why the email cannot go up, and removes one's own part with Delete", async () => {
    await desk.label(/^Training, /).click();
    await desk.page.keyboard.press("F2");
    await desk.prompt("Title").waitFor();
    await desk.page.keyboard.press("Control+a");
    await desk.answer("Title", "Lessons");
    await desk.row(/^Lessons, /).waitFor();
    await desk.page.keyboard.press("Control+z");
    await desk.row(/^Training, /).waitFor();
    const before = await desk.text("acme");
    await desk.label(/^Goodbye email, /).click();
    await desk.page.keyboard.press("Alt+ArrowUp");
    await desk.message("stays last");
    await desk.label(/^Training, /).click();
    await desk.page.keyboard.press("Delete");
    await desk.message("is part of every offboarding");
    assert.equal(await desk.text("acme"), before);
  });

  it("marks as not needed in one click", async () => {
    await desk.row(faults).hover();
    await desk.row(faults).getByRole("button", { name: "Not Needed" }).click();
    await desk.until("acme", (document) => stateIn(document, "known-issues") === "not-needed");
    await desk.row(/^List known faults.*, not needed, required/).waitFor();
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", (document) => stateIn(document, "known-issues") === "open");
    await desk.row(/^List known faults.*, open, required/).waitFor();
  });

  it("shows a note that only you can read as a lock, and says so to a screen reader", async () => {
    await desk.menu(jobs, "Note for You Alone");
    await desk.answer(/Only you: List the recurring jobs/, "ask Jane, not Tom");
    await desk.row(/^List the recurring jobs.*has a note for you alone/).waitFor();
    assert.doesNotMatch(await desk.text("acme"), /ask Jane/);
  });

  it("filters to what we wait for, keeps that over a reload, and shows all again", async () => {
    await desk.page.getByRole("button", { name: "Offboardings Section" }).hover();
    await desk.page.getByRole("button", { name: "Filter Items" }).click();
    await desk.answer("Which items shall be shown?", "The client's");
    await desk.row(jobs).waitFor({ state: "detached" });
    await desk.row(/^The client has logged in/).waitFor();
    // In a narrow sidebar there may be no room for it; the name of the header says it, too.
    const title = desk.page.locator(".pane-header .description", { hasText: "the client's" });
    await title.waitFor({ state: "attached" });
    await desk.picture("filtered");
    await desk.untilKept('"sendoff.filter":"client"');
    await desk.reload(/^The client has logged in/);
    assert.equal(await desk.row(jobs).count(), 0);
    await desk.row(/^The client has logged in/).hover();
    await desk.page.getByRole("button", { name: "Show All Items" }).click();
    await desk.row(jobs).waitFor();
    await title.waitFor({ state: "detached" });
  });

  it("shows what is asked for although the filter hides it", async () => {
    await desk.page.getByRole("button", { name: "Offboardings Section" }).hover();
    await desk.page.getByRole("button", { name: "Filter Items" }).click();
    await desk.answer("Which items shall be shown?", "The client's");
    await desk.row(jobs).waitFor({ state: "detached" });
    await desk.menu(/^Access and ownership, /, "Add Item…");
    await desk.answer("What is to be done?", "Hand over the oven key");
    await desk.row(/^Hand over the oven key, open/).waitFor();
    await desk.row(jobs).waitFor();
    await desk.page.keyboard.press("Control+z");
    await desk.row(/^Hand over the oven key/).waitFor({ state: "detached" });
  });

  it("lists the clients of this machine in a view of their own", async () => {
    await desk.palette("Sendoff: Start Offboarding");
    await desk.answer("Who is the client?", "Brot & Butter");
    await desk.answer("Why does it end?", "complete");
    await desk.answer("Which is the last day", "2027-03-12");
    await desk.answer("Where shall Sendoff keep the checklist?", "Only in this clone");
    await desk.row(/^Brot & Butter, 0\/18/).waitFor();
    await desk.page.getByRole("button", { name: /Clients Section/ }).click();
    await desk.row(/^Brot & Butter, open, Mar 12, 2027, balance unknown/).waitFor();
    await desk.picture("clients");
  });

  it("closes with the keyboard alone, naming what is missing", async () => {
    await desk.palette("Sendoff: Close Offboarding");
    await desk.prompt("Before you close").waitFor();
    await desk.prompt("The goodbye has not gone out").waitFor();
    await desk.picture("before-you-close");
    await desk.page.keyboard.type("Close anyway");
    await desk.page.keyboard.press("Enter");
    await desk.answer("Why? (only you)", "they moved to another continent");
    await desk.until("brot-butter", ({ status }) => status === "closed");
    await desk
      .row(/^Brot & Butter, .*closed/)
      .first()
      .waitFor();
  });
});
