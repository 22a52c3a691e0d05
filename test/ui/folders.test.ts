import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "mocha";
import type { Offboarding } from "../../src/core/offboarding.js";
import { sampleOffboarding } from "../support/sample.js";
import { Desk, putOffboarding, stateIn } from "./desk.js";

const jobs = /^List the recurring jobs/;

describe("several folders", () => {
  let home: string;
  let desk: Desk;
  before(async () => {
    home = await mkdtemp(join(tmpdir(), "sendoff-folders-"));
    for (const name of ["bakery", "florist", "later"]) await mkdir(join(home, name));
    await putOffboarding(join(home, "bakery"), "acme", { ...sampleOffboarding(), id: "bakery" });
    await putOffboarding(join(home, "florist"), "acme", { ...sampleOffboarding(), id: "florist" });
    const file = join(home, "both.code-workspace");
    await writeFile(file, JSON.stringify({ folders: [{ path: "bakery" }, { path: "florist" }] }));
    desk = await Desk.on(file, { viewport: { width: 1000, height: 1400 } });
    await desk.openSidebar();
  });
  afterEach(() => desk.calm());
  after(async () => {
    await desk.close();
    await rm(home, { recursive: true, force: true });
  });
  const read = async (folder: string): Promise<Offboarding> =>
    JSON.parse(await readFile(join(home, folder, ".sendoff", "acme", "offboarding.json"), "utf8")) as Offboarding;
  const until = async (check: () => Promise<boolean>): Promise<void> => {
    for (let waited = 0; waited < 30_000 && !(await check()); waited += 50) await desk.page.waitForTimeout(50);
    assert.ok(await check());
  };

  it("with the same slug are told apart, and a tick goes to the one that was clicked", async () => {
    await desk.row(/^Acme Ltd, florist, 0\/18/).waitFor();
    await desk.box(jobs).nth(1).click();
    await until(async () => stateIn(await read("florist"), "jobs") === "done");
    assert.equal(stateIn(await read("bakery"), "jobs"), "open");
    await desk.box(jobs).nth(0).click();
    await until(async () => stateIn(await read("bakery"), "jobs") === "done");
    await desk.page.keyboard.press("Control+z");
    await until(async () => stateIn(await read("bakery"), "jobs") === "open");
    assert.equal(stateIn(await read("florist"), "jobs"), "done");
  });

  it("are ticked together where rows of both are selected, and taken back one after the other", async () => {
    const faults = /^List known faults/;
    const label = (name: RegExp, nth: number) => desk.row(name).nth(nth).locator(".monaco-icon-label").first();
    for (const id of ["bakery", "florist"])
      await putOffboarding(join(home, id), "acme", { ...sampleOffboarding(), id });
    for (const name of [/^Acme Ltd, bakery, 0\/18/, /^Acme Ltd, florist, 0\/18/]) await desk.row(name).waitFor();
    // What an earlier try has selected.
    await desk.page.keyboard.press("Escape");
    await desk.page.locator(".monaco-list-row.selected").first().waitFor({ state: "detached" });
    // With the key held from the first one on: what a click alone opens draws rows anew, and while it does VS Code forgets the selection.
    await label(jobs, 0).click({ modifiers: ["Control"] });
    await label(faults, 1).click({ modifiers: ["Control"] });
    await desk.page.locator(".monaco-list-row.selected").nth(1).waitFor();
    await desk.box(faults).nth(1).click();
    await until(async () => stateIn(await read("florist"), "known-issues") === "done");
    await until(async () => stateIn(await read("bakery"), "jobs") === "done");
    await desk.page.keyboard.press("Control+z");
    await until(async () => stateIn(await read("bakery"), "jobs") === "open");
    assert.equal(stateIn(await read("florist"), "known-issues"), "done");
    await desk.page.keyboard.press("Control+z");
    await until(async () => stateIn(await read("florist"), "known-issues") === "open");
  });

  it("are asked for when a command could mean any of them", async () => {
    await desk.palette("Sendoff: Start Offboarding");
    await desk.answer("In which folder?", "florist");
    await desk.answer("Who is the client?", "Fleur");
    await desk.answer("Why does it end?", "complete");
    await desk.answer("Which is the last day", "2027-03-12");
    await desk.answer("Where shall Sendoff keep the checklist?", "Only in this clone");
    await desk.row(/^Fleur, florist, 0\/18/).waitFor();
    assert.match(await readFile(join(home, "florist", ".sendoff", "fleur", "offboarding.json"), "utf8"), /"Fleur"/);
  });

  it("may come and go while the window is open", async () => {
    await putOffboarding(join(home, "later"), "zoo", { ...sampleOffboarding(), id: "zoo" });
    const set = (names: readonly string[]) =>
      writeFile(join(home, "both.code-workspace"), JSON.stringify({ folders: names.map((path) => ({ path })) }));
    await set(["bakery", "florist", "later"]);
    await desk.row(/^Acme Ltd, bakery/).hover();
    await desk.page.getByRole("button", { name: "Collapse All" }).first().click();
    await desk.row(/^Acme Ltd, later, 0\/18/).waitFor();
    await desk.picture("folders");
    await set(["bakery", "later"]);
    await desk.row(/^Fleur, /).waitFor({ state: "detached" });
    assert.equal(await desk.row(/^Acme Ltd, /).count(), 2);
  });
});
