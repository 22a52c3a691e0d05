import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "mocha";
import { sampleOffboarding } from "../support/sample.js";
import { Desk, putOffboarding } from "./desk.js";

/** What looks like a key of GitHub's; no two are the same, since what was allowed once is not asked for again. */
let made = 0;
function newToken(): string {
  return `ghp_${"a1B2".repeat(8)}Z${String(++made).padStart(3, "0")}`;
}

/** The export by hand: what it asks, and what comes of the answers. */
describe("the handoff, exported by hand", () => {
  let desk: Desk;
  before(async () => {
    desk = await Desk.open({ viewport: { width: 1200, height: 900 } }, (folder) =>
      putOffboarding(folder, "acme", sampleOffboarding({ lastDay: "2027-03-12" })),
    );
    await desk.openSidebar();
    await desk.row(/^Acme Ltd, /).waitFor();
  });
  afterEach(() => desk.calm());
  after(() => desk.close());

  const at = (name: string): string => join(desk.folder, "handoff", "acme", name);
  const read = (name: string): Promise<string> => readFile(at(name), "utf8");
  const changed = "These files were changed by hand";
  const exporting = () => desk.palette("Sendoff: Export Handoff");
  const row = (text: string | RegExp) =>
    desk.page.locator(".quick-input-widget:visible .monaco-list-row").filter({ hasText: text });
  const tick = (text: string) => row(text).locator("input[type=checkbox], .monaco-checkbox").first().click();
  const accept = () => desk.page.locator(".quick-input-widget:visible").getByRole("button", { name: "OK" }).click();
  /** Chooses an entry of the menu below “Flow”, with the keyboard. */
  async function flow(title: string): Promise<void> {
    // The entries of the menu below are inside of the one that opened it.
    const focused = desk.page.locator(".monaco-menu .action-item.focused > a");
    const go = async (key: string, entry: string): Promise<void> => {
      const isOn = focused.filter({ hasText: entry });
      for (let steps = 0; steps < 40 && !(await isOn.isVisible()); steps++) await desk.page.keyboard.press(key);
      await isOn.waitFor();
    };
    await desk.label(/^Acme Ltd, /).click({ button: "right" });
    await desk.page.getByRole("menuitem", { name: "Flow" }).waitFor();
    await go("ArrowDown", "Flow");
    await desk.page.keyboard.press("ArrowRight");
    await desk.page.getByRole("menuitem", { name: title }).waitFor();
    await go("ArrowDown", title);
    await desk.page.keyboard.press("Enter");
  }
  const clear = () => desk.palette("Notifications: Clear All Notifications");

  /** Ends looking through the list, which comes back after each file. */
  async function endPreview(): Promise<void> {
    const list = desk.prompt("What an export for Acme Ltd would write");
    await list.waitFor();
    await desk.page.keyboard.press("Escape");
    await list.waitFor({ state: "hidden" });
  }

  it("is looked at before there is any: a PDF by its words", async () => {
    await flow("Preview Handoff…");
    await row("acceptance.pdf").filter({ hasText: "new" }).click();
    await desk.page.locator(".view-lines", { hasText: "Acceptance of the work by" }).waitFor();
    await endPreview();
    assert.equal(existsSync(at("")), false);
  });

  it("is written, and says what can be done next", async () => {
    await exporting();
    const message = await desk.message("Acme Ltd: the handoff is ready.");
    for (const next of ["Open", "Show Folder", "Pack as Zip…"])
      await message.getByRole("button", { name: next, exact: true }).waitFor();
    await desk.picture("handoff-exported");
    for (const name of ["Acme Ltd - handover.pdf", "handover.html", "README.md"]) assert.ok(existsSync(at(name)), name);
    await clear();
  });

  it("offers what was changed by hand or is not ours, with the difference, and overwrites what is ticked", async () => {
    await writeFile(at("README.md"), "mine\n");
    await writeFile(at("summary.md"), "mine, too\n");
    await exporting();
    await desk.prompt(changed).waitFor();
    assert.equal(await row(/./).count(), 2);
    await row("README.md").filter({ hasText: "changed since the last export" }).waitFor();
    await row("README.md").hover();
    await row("README.md").getByRole("button", { name: "Show the difference" }).click();
    await desk.page.getByRole("tab", { name: /README\.md \(as it is ↔ as it would be written\)/ }).waitFor();
    await desk.prompt(changed).waitFor();
    await desk.picture("handoff-conflicts");
    await tick("README.md");
    await accept();
    await desk.message(/Kept as they are: handoff\/acme\/summary\.md/);
    assert.notEqual(await read("README.md"), "mine\n");
    assert.equal(await read("summary.md"), "mine, too\n");
    await clear();
  });

  it("leaves all of it alone when nothing is ticked, and when the question is closed", async () => {
    await writeFile(at("README.md"), "mine again\n");
    await exporting();
    await desk.prompt(changed).waitFor();
    await accept();
    await desk.message(/Kept as they are: handoff\/acme\/README\.md, handoff\/acme\/summary\.md/);
    await clear();
    await exporting();
    await desk.prompt(changed).waitFor();
    await desk.page.keyboard.press("Escape");
    await desk.prompt(changed).waitFor({ state: "hidden" });
    assert.deepEqual([await read("README.md"), await read("summary.md")], ["mine again\n", "mine, too\n"]);
  });

  it("is previewed: what is new, changed, kept or blocked, and nothing is written", async () => {
    const before = await read("handover.html");
    const document = await desk.document("acme");
    await putOffboarding(desk.folder, "acme", {
      ...document,
      deliverables: [{ id: "web-shop", name: "Web shop", benefit: "Orders come in at night" }],
    });
    await writeFile(
      join(desk.folder, ".sendoff", "acme", "training.md"),
      `# How to run it\n\nThe key: ${newToken()}\n`,
    );
    // The sidebar knows of the deliverable before the export does.
    await desk
      .row(/Web shop/)
      .first()
      .waitFor();
    await flow("Preview Handoff…");
    await desk.prompt("What an export for Acme Ltd would write").waitFor();
    await row("acceptance.md").filter({ hasText: "changed" }).waitFor();
    await row("checklist.md").filter({ hasText: "unchanged" }).waitFor();
    await row("summary.md").filter({ hasText: "kept unless you say otherwise" }).waitFor();
    await row("training.md").filter({ hasText: "blocked" }).waitFor();
    await desk.picture("handoff-preview");
    await row("acceptance.md").click();
    await desk.page.getByRole("tab", { name: /acceptance\.md \(as it is ↔ as it would be written\)/ }).waitFor();
    await endPreview();
    assert.equal(await read("handover.html"), before);
  });

  it("is held by what looks like a secret: masked, with its place, and each is allowed for itself", async () => {
    const [token, other] = [newToken(), newToken()];
    await writeFile(
      join(desk.folder, ".sendoff", "acme", "training.md"),
      `# How to run it\n\nThe key: ${token}\n\nThe other: ${other}\n`,
    );
    const before = await read("training.md");
    await exporting();
    const message = await desk.message(/Nothing was exported: the handoff holds what must not go out/);
    const said = (await message.textContent()) ?? "";
    assert.match(said, /training\.md:3: [^]*training\.md:5: /);
    assert.ok(!said.includes(token) && !said.includes(other));
    await desk.picture("handoff-blocked");
    await message.getByRole("button", { name: "Look Through Them…" }).click();
    await desk.prompt("Tick only what is no secret").waitFor();
    assert.equal(await row(/./).count(), 2);
    await tick("training.md:3");
    await desk.picture("handoff-findings");
    await accept();

    const again = await desk.message(/Nothing was exported: .*training\.md:5: /);
    assert.doesNotMatch((await again.textContent()) ?? "", /training\.md:3: /);
    assert.equal(await read("training.md"), before);
    await again.getByRole("button", { name: "Look Through Them…" }).click();
    await row("training.md:5").waitFor();
    assert.equal(await row(/./).count(), 1);
    await tick("training.md:5");
    await accept();

    await desk.prompt(changed).waitFor();
    await accept();
    await desk.message(/Acme Ltd: the handoff is ready/);
    assert.ok((await read("training.md")).includes(token));
    // What was allowed is remembered, and nobody can read it there.
    const remembered = await readFile(join(desk.folder, ".sendoff", "acme", "export.json"), "utf8");
    assert.match(remembered, /"allowed"/);
    assert.ok(!remembered.includes(token));
  });
});
