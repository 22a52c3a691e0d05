import assert from "node:assert/strict";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "mocha";
import { makeSampleRepo } from "../support/sampleRepo.js";
import { run } from "../support/vscode/commands.js";
import { Desk } from "./desk.js";

/** The main job from end to end, with the keyboard, in a real window on a client's repository. */
describe("the main job", () => {
  let desk: Desk;
  before(async () => {
    desk = await Desk.open({ viewport: { width: 1280, height: 900 } }, makeSampleRepo);
    await desk.openSidebar();
  });
  afterEach(() => desk.calm());
  after(() => desk.close());
  const slug = "bakkerij-acme";

  it("welcomes, and starts with four answers", async () => {
    const git = (...args: string[]): Promise<string> => run("git", args, { cwd: desk.folder });
    const origin = (await git("remote", "get-url", "origin")).trim();
    await git("remote", "set-url", "origin", "git@github.com:bakkerij/bread-shop.git");
    await desk.page.getByRole("button", { name: "Start Offboarding", exact: true }).waitFor();
    await desk.picture("welcome");
    await desk.palette("Sendoff: Start Offboarding");
    await desk.answer("Who is the client?", "Bakkerij Acme");
    await desk.answer("Why does it end?", "complete");
    await desk.answer("Which is the last day", "2027-03-12");
    await desk.answer("Where shall Sendoff keep the checklist?", "Only in this clone");
    await desk.row(/^Bakkerij Acme, 0\/18/).waitFor();
    const { project, size } = await desk.document(slug);
    await git("remote", "set-url", "origin", origin);
    assert.match(project.startedOn ?? "", /^2025-/, "the start is guessed from the history");
    assert.equal(project.name, "bread-shop", "the project is guessed from the remote");
    assert.equal(size, "quick");
    assert.match(
      await readFile(join(desk.folder, ".git/info/exclude"), "utf8"),
      /^\/\.sendoff\/bakkerij-acme\/\n\/handoff\/bakkerij-acme\/$/m,
    );
  });

  it("takes a deliverable, a job, an access entry and an invoice in a few keystrokes each", async () => {
    await desk.palette("Sendoff: Add Deliverable");
    await desk.answer("What do you want to add?", "Deliverable");
    await desk.answer("What does the client have now?", "Web shop");
    await desk.answer("How does it help them?", "Customers order bread the evening before");
    await desk.answer("Where does it live?", "https://shop.bakkerij.example");
    await desk.row(/^Deliverable, Web shop/).waitFor();

    await desk.palette("Sendoff: Add Deliverable");
    await desk.answer("What do you want to add?", "Job");
    await desk.answer("What has to be done?", "Change the opening hours");
    await desk.answer("How often?", "When needed");
    await desk.answer("Steps, with a semicolon", "Log in; Open Settings; Save");
    await desk.row(/^Job, Change the opening hours, when needed/).waitFor();

    await desk.palette("Sendoff: Add Deliverable");
    await desk.answer("What do you want to add?", "Access");
    await desk.answer("Which account or service?", "bakkerij.example");
    await desk.answer("What kind of account?", "domain");
    await desk.answer("Who owns it now?", "The client");
    await desk.row(/^Access, bakkerij\.example, already theirs/).waitFor();

    await desk.palette("Sendoff: Add Deliverable");
    await desk.answer("What do you want to add?", "Invoice");
    await desk.answer("Invoice number", "2027-014");
    await desk.answer("Total with its currency", "1.250,00 €");
    await desk.answer("Due on", "2027-03-31");
    await desk.row(/^Invoice, 2027-014, €1,250\.00 open/).waitFor();

    const { deliverables, tasks, access, invoices } = await desk.document(slug);
    assert.deepEqual(
      [deliverables?.length, tasks?.[0]?.steps.length, access?.[0]?.ownerAfter, invoices?.[0]?.total],
      [1, 3, "client", 125_000],
    );
    await desk.picture("records");
  });

  it("holds the goodbye and says what is missing, in one dialog", async () => {
    await desk.palette("Sendoff: Copy Goodbye Email");
    await desk.prompt("Before you send").waitFor();
    await desk.prompt("Invoice 2027-014 is not settled").waitFor();
    await desk.picture("before-you-send");
    await desk.calm();
    await desk.palette("Sendoff: Record Payment");
    await desk.answer("Which invoice was paid?", "");
    await desk.answer("Payment of 2027-014", "");
    await desk.row(/^Invoice, 2027-014, €1,250\.00, settled/).waitFor();
  });

  it("copies the goodbye, anyway, says which file goes with it, and marks it as sent", async () => {
    const copy = async (): Promise<void> => {
      await desk.palette("Sendoff: Copy Goodbye Email");
      await desk.prompt("Before you send").waitFor();
      await desk.page.keyboard.type("Copy anyway");
      await desk.page.keyboard.press("Enter");
      await desk.answer("Why? (only you)", "They asked for it today");
      await desk.answer("Copy the goodbye to Bakkerij Acme", "As text");
    };
    await copy();
    const without = await desk.message(/clipboard, as text\. The handover document .* is not exported yet\./);
    await without.getByRole("button", { name: "Export Handoff" }).click();
    await desk.message("the handoff is ready");
    await copy();
    const sent = await desk.message(
      `The goodbye is on the clipboard, as text. Attach handoff/${slug}/Bakkerij Acme - handover.pdf.`,
    );
    const copied = await desk.page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /Web shop/);
    assert.doesNotMatch(copied, /They asked for it today|undefined/);
    await sent.getByRole("button", { name: "I Have Sent It" }).click();
    await desk.prompt("Before you send").waitFor();
    await desk.page.keyboard.type("It already went out");
    await desk.page.keyboard.press("Enter");
    await desk.answer("Why? (only you)", "They asked for it today");
    await desk.answer("When did the goodbye go out?", "");
    await desk.until(slug, (document) => document.email?.sentOn !== undefined);
    assert.doesNotMatch(await desk.text(slug), /They asked/);
  });

  it("exports the handoff next to the code, and keeps what was changed there by hand", async () => {
    const folder = join(desk.folder, "handoff", slug);
    // From nothing, and with nothing said of an earlier one: this may be tried again.
    await rm(folder, { recursive: true, force: true });
    await desk.palette("Notifications: Clear All Notifications");
    await desk.page.locator(".notifications-center").waitFor({ state: "hidden" });
    await desk.palette("Sendoff: Export Handoff");
    await desk.message("the handoff is ready");
    for (const name of ["README.md", "summary.md", "handover.html"])
      assert.match(await readFile(join(folder, name), "utf8"), /Web shop/, name);
    const kept = join(process.cwd(), "dist", "screenshots");
    await mkdir(kept, { recursive: true });
    await writeFile(join(kept, "handover.html"), await readFile(join(folder, "handover.html")));
    await writeFile(join(folder, "summary.md"), "mine\n");
    await desk.palette("Sendoff: Export Handoff");
    // Nothing is ticked, so nothing is overwritten.
    await desk.answer("These files were changed by hand", "");
    await desk.message("Kept as they are");
    assert.equal(await readFile(join(folder, "summary.md"), "utf8"), "mine\n");
  });
});
