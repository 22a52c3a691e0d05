import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "mocha";
import { sampleOffboarding } from "../support/sample.js";
import { Desk, putOffboarding, stateIn } from "./desk.js";

const deliverables = /^List what the client has now/;
const faults = /^List known faults/;
const jobs = /^List the recurring jobs/;
const guide = /^Write or link a short how-to/;

describe("sidebar", () => {
  let desk: Desk;
  before(async () => {
    desk = await Desk.open({ viewport: { width: 1000, height: 1400 } }, (folder) =>
      putOffboarding(folder, "acme", sampleOffboarding({ lastDay: "2027-03-12" })),
    );
    await desk.openSidebar();
  });
  afterEach(() => desk.calm());
  after(() => desk.close());

  it("shows clients, pieces and items with their progress and due days", async () => {
    await desk.row(/^Acme Ltd, 0\/18, due Feb 19, 2027/).waitFor();
    assert.match((await desk.row(/^Summary, 0\/4/).getAttribute("aria-label")) ?? "", /due Feb 26/);
    assert.equal(await desk.row(deliverables).getAttribute("aria-level"), "3");
    assert.equal(
      await desk.row(deliverables).getAttribute("aria-label"),
      "List what the client has now: where it lives, and what is done, partly done, dropped, open, required, due Feb 26, 2027",
    );
  });

  it("ticks with the mouse, and unticks; the bytes on the disk follow", async () => {
    const before = await desk.text("acme");
    await desk.box(deliverables).click();
    await desk.until("acme", (document) => stateIn(document, "deliverables") === "done");
    await desk.row(/^Acme Ltd, 1\/18/).waitFor();
    assert.equal(await desk.box(deliverables).getAttribute("aria-checked"), "true");
    await desk.box(deliverables).click();
    await desk.until("acme", (document) => stateIn(document, "deliverables") === "open");
    assert.equal(await desk.text("acme"), before);
    await desk.row(/^Acme Ltd, 0\/18/).waitFor();
  });

  it("ticks with the keyboard alone", async () => {
    await desk.label(jobs).click();
    await desk.page.keyboard.press("Space");
    await desk.until("acme", (document) => stateIn(document, "jobs") === "done");
    await desk.page.keyboard.press("ArrowUp");
    await desk.page.keyboard.press("Space");
    await desk.until("acme", (document) => stateIn(document, "known-issues") === "done");
    await desk.row(/^Acme Ltd, 2\/18/).waitFor();
  });

  it("takes back with Ctrl+Z what was ticked", async () => {
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", (document) => stateIn(document, "known-issues") === "open");
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", (document) => stateIn(document, "jobs") === "open");
    await desk.page.keyboard.press("Control+Shift+z");
    await desk.until("acme", (document) => stateIn(document, "jobs") === "done");
    await desk.page.keyboard.press("Control+z");
    await desk.until("acme", (document) => stateIn(document, "jobs") === "open");
    // While VS Code draws rows anew, it does not know which are selected.
    await desk.row(/^List the recurring jobs.*, open, /).waitFor();
  });

  it("ticks all that are selected with one click", async () => {
    await desk.label(deliverables).click();
    await desk.label(faults).click({ modifiers: ["Control"] });
    await desk.label(guide).click({ modifiers: ["Control"] });
    await desk.page.locator(".monaco-list-row.selected").nth(2).waitFor();
    await desk.box(faults).click();
    await desk.until("acme", (document) =>
      ["deliverables", "known-issues", "guide"].every((id) => stateIn(document, id) === "done"),
    );
    assert.equal(stateIn(await desk.document("acme"), "jobs"), "open");
    await desk.row(/^Acme Ltd, 3\/18/).waitFor();
  });

  it("does the thing instead of ticking what is worked out", async () => {
    const before = await desk.text("acme");
    await desk.box(/^Nothing is owed/).click();
    await desk.answer("What does the client still owe?", "Nothing is owed");
    await desk.until("acme", (document) => document.billing?.outstanding === "none");
    assert.notEqual(await desk.text("acme"), before);
    await desk.row(/^Acme Ltd, 4\/18/).waitFor();
    assert.equal(await desk.box(/^Nothing is owed/).getAttribute("aria-checked"), "true");
  });

  it("flips an optimistic tick back when nothing could be written", async () => {
    await desk.box(/^Send it last/).click();
    await desk.prompt("Before you send").waitFor();
    await desk
      .row(/^Send it last/)
      .locator("[aria-checked=true]")
      .waitFor();
    await desk.page.keyboard.press("Escape");
    await desk
      .row(/^Send it last/)
      .locator("[aria-checked=false]")
      .waitFor();
    assert.equal((await desk.document("acme")).email, undefined);
  });

  it("opens the goodbye where “Send it last” is clicked, and once that is open, asks whether it went out", async () => {
    await desk.label(/^Send it last/).dblclick();
    await desk.page.getByRole("tab", { name: /^email\.md/ }).waitFor();
    assert.equal(await desk.prompt("Before you send").isVisible(), false);
    await desk.label(/^Send it last/).dblclick();
    await desk.prompt("Before you send").waitFor();
    await desk.page.keyboard.press("Escape");
    await desk.palette("View: Close All Editors");
    await desk.page.getByRole("tab", { name: /^email\.md/ }).waitFor({ state: "detached" });
  });

  it("removes with Delete, and gives back with the button of the message", async () => {
    await desk.label(jobs).click();
    await desk.page.keyboard.press("Delete");
    await desk.until("acme", (document) => stateIn(document, "jobs") === undefined);
    await (await desk.message("Removed")).getByRole("button", { name: "Undo" }).click();
    await desk.until("acme", (document) => stateIn(document, "jobs") === "open");
  });

  it("names the next step in the status bar, and goes there", async () => {
    const next = desk.page.getByRole("button", { name: /^Sendoff, next step for Acme Ltd: / });
    await next.waitFor();
    await next.click();
    await desk.page.locator(".monaco-list-row.focused.selected").waitFor();
  });

  it("gives every row a label, a level and, where it can be ticked, a state", async () => {
    const rows = await desk.page.locator(".pane-body [role=treeitem]").evaluateAll((elements) =>
      elements.map((element) => ({
        label: element.getAttribute("aria-label"),
        level: element.getAttribute("aria-level"),
        boxes: [...element.querySelectorAll("[role=checkbox]")].map((box) => box.getAttribute("aria-checked")),
      })),
    );
    const ours = rows.filter(({ level }) => level === "3");
    assert.ok(ours.length > 10);
    for (const { label, boxes } of ours) {
      assert.match(label ?? "", /, (open|done|not needed), (required|optional)/);
      assert.equal(boxes.length, 1);
      assert.match(boxes[0] ?? "", /^(true|false)$/);
    }
  });
});

describe("a broken file", () => {
  let desk: Desk;
  before(async () => {
    const userSettings = { "workbench.list.openMode": "singleClick" };
    desk = await Desk.open({ userSettings }, (folder) =>
      putOffboarding(folder, "acme", { ...sampleOffboarding(), reason: "bored" as never }),
    );
    await desk.openSidebar();
  });
  afterEach(() => desk.calm());
  after(() => desk.close());

  it("is a row that says what is wrong, and opens the file at the spot", async () => {
    const row = desk.row(/^acme, cannot be read: reason: expected "complete"/);
    await row.waitFor();
    await row.click();
    await desk.page.locator(".tab", { hasText: "offboarding.json" }).waitFor();
    await desk.page.getByRole("button", { name: /Ln 1[0-9], Col/ }).waitFor();
    await desk.picture("broken-file");
  });
});

describe("a file with an id twice", () => {
  let desk: Desk;
  before(async () => {
    const document = sampleOffboarding();
    const again = document.pieces.flatMap((piece) => piece.items).filter((item) => item.id === "jobs");
    const pieces = document.pieces.map((piece) =>
      piece.id === "repo" ? { ...piece, items: [...piece.items, ...again, ...again] } : piece,
    );
    desk = await Desk.open({ viewport: { width: 1000, height: 1200 } }, (folder) =>
      putOffboarding(folder, "acme", { ...document, pieces }),
    );
    await desk.openSidebar();
  });
  afterEach(() => desk.calm());
  after(() => desk.close());

  it("shows all of its rows, and the others can be ticked", async () => {
    await desk.row(jobs).nth(2).waitFor();
    assert.equal(await desk.row(jobs).count(), 3);
    await desk.box(guide).click();
    await desk.until("acme", (document) => stateIn(document, "guide") === "done");
  });
});

describe("a self-check that failed", () => {
  let desk: Desk;
  const document = sampleOffboarding();
  const pieces = document.pieces.map((piece) => ({
    ...piece,
    items: piece.items.map((item) => (item.id === "jobs" ? { ...item, state: "done" as const } : item)),
  }));
  before(async () => {
    desk = await Desk.open({ viewport: { width: 1000, height: 1200 } }, (folder) =>
      putOffboarding(folder, "acme", { ...document, pieces }),
    );
    await desk.openSidebar();
  });
  after(() => desk.close());

  it("warns beside what is ticked until it was heeded, without another check", async () => {
    await desk.row(jobs).waitFor();
    await desk.palette("Sendoff: Check What Is Ready");
    await desk.prompt(/tick what passed/).waitFor();
    await desk.page.keyboard.press("Escape");
    const warned = desk.row(/^List the recurring jobs.*The self-check says/);
    await warned.waitFor();
    await putOffboarding(desk.folder, "acme", { ...document, pieces, tasks: [] });
    await warned.waitFor({ state: "detached" });
    assert.equal(await desk.box(jobs).getAttribute("aria-checked"), "true");
  });
});
