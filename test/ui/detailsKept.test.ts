import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { after, afterEach, before, describe, it } from "mocha";
import type { Locator } from "playwright-core";
import { newText } from "../../src/core/start.js";
import { sampleOffboarding } from "../support/sample.js";
import { Desk, putOffboarding } from "./desk.js";
import { DetailsForm } from "./detailsForm.js";
import { reloadUnsaved } from "./reloadUnsaved.js";

const acme = /^Acme Ltd, /;

async function openForm(): Promise<{ desk: Desk; form: DetailsForm }> {
  const desk = await Desk.open({ viewport: { width: 1800, height: 900 } }, (folder) =>
    putOffboarding(folder, "acme", sampleOffboarding({ lastDay: "2027-03-12" })),
  );
  const form = new DetailsForm(desk);
  await desk.openSidebar();
  await desk.row(acme).waitFor();
  await desk.palette("Sendoff: Open Details");
  await form.isOn("client");
  return { desk, form };
}

const dirtyTab = (desk: Desk): Locator => desk.page.locator(".tab.dirty", { hasText: "offboarding.json" });

describe("what was typed into the details form and not saved", () => {
  let desk: Desk;
  let form: DetailsForm;
  before(async () => {
    ({ desk, form } = await openForm());
  });
  after(() => desk.close());

  it("is there again when the window was loaded anew, in the file's editor and in rows that are not in the file yet", async () => {
    const before = await desk.text("acme");
    await form.field("Language").fill("en-IE");
    await form.press("Add contact");
    await form.field("new contact, Email").fill("jane@acme.example");
    await form.field("new contact, Role").fill("Owner");
    await dirtyTab(desk).waitFor();
    await reloadUnsaved(desk.page, "jane@acme.example");
    await desk.row(acme).waitFor();
    await form.isOn("client");
    await form.shows("Language", "en-IE");
    await form.shows("new contact, Email", "jane@acme.example");
    await dirtyTab(desk).waitFor();
    assert.equal(await desk.text("acme"), before);
    await form.field("new contact, Name").fill("Jane Doe");
    await desk.page.keyboard.press("Control+s");
    await desk.until("acme", ({ client }) => client.contacts.length === 1);
    assert.deepEqual((await desk.document("acme")).client, {
      name: "Acme Ltd",
      contacts: [{ id: "jane-doe", name: "Jane Doe", email: "jane@acme.example", role: "Owner" }],
      language: "en-IE",
    });
  });
});

describe("two details forms and the text editor side by side", () => {
  let desk: Desk;
  let form: DetailsForm;
  let other: DetailsForm;
  let lines: Locator;
  before(async () => {
    ({ desk, form } = await openForm());
    await desk.page.keyboard.press("Control+b");
    await desk.palette("View: Split Editor Right");
    await desk.page.locator("iframe.webview").nth(1).waitFor();
    const [first, second] = await Promise.all([0, 1].map((nth) => desk.webviewAt(nth)));
    const isFirstLeft = (first?.x ?? 0) < (second?.x ?? 0);
    form = new DetailsForm(desk, isFirstLeft ? 0 : 1);
    other = new DetailsForm(desk, isFirstLeft ? 1 : 0);
    await other.isOn("client");
    await other.button("Open in Text Editor").click();
    lines = desk.page.locator(".monaco-editor .view-lines").first();
    await lines.getByText('"Acme Ltd"').waitFor();
  });
  afterEach(() => desk.calm());
  after(() => desk.close());

  const inText = (text: string): Locator => lines.locator(".view-line", { hasText: text });

  it("stay in step, whichever of them is typed in, undone in or saved", async () => {
    await form.field("Project").fill("Bakery shop");
    await other.shows("Project", "Bakery shop");
    await inText('"name": "Bakery shop"').waitFor();
    await other.field("Language").fill("en-IE");
    await form.shows("Language", "en-IE");
    await inText('"language": "en-IE"').waitFor();
    await inText('"name": "Bakery shop"').getByText("Bakery shop").dblclick();
    await desk.page.keyboard.type("Florist");
    await form.shows("Project", "Florist shop");
    await other.shows("Project", "Florist shop");
    await desk.picture("details-side-by-side");
    for (const [project, language] of [
      ["Bakery shop", "en-IE"],
      ["Bakery shop", ""],
      ["Acme shop", ""],
    ] as const) {
      await desk.page.keyboard.press("Control+z");
      for (const each of [form, other]) {
        await each.shows("Project", project);
        await each.shows("Language", language);
      }
    }
    await other.field("Language").fill("en-GB");
    await form.shows("Language", "en-GB");
    await desk.page.keyboard.press("Control+s");
    await desk.until("acme", ({ client }) => client.language === "en-GB");
    await dirtyTab(desk).first().waitFor({ state: "detached" });
  });

  it("follow what another program writes", async () => {
    const document = await desk.document("acme");
    await writeFile(desk.path("acme"), newText({ ...document, moment: "By hand", flavor: "friendly" }));
    for (const each of [form, other]) {
      await each.page.locator("#tab-flow").click();
      await each.shows("What should they remember you for?", "friendly");
    }
    await form.page.locator("#tab-client").click();
    await other.page.locator("#tab-client").click();
  });

  it("say that the file cannot be read while somebody breaks it, and have all that was typed when it is mended", async () => {
    await form.field("Work began on").fill("in spring");
    await form.page.getByText(/a day that exists/).waitFor();
    await lines.click();
    await desk.page.keyboard.press("Control+Home");
    await desk.page.keyboard.type("oops");
    for (const each of [form, other])
      await each.page
        .getByRole("alert")
        .getByText(/cannot be read right now/)
        .waitFor();
    await desk.picture("details-unreadable");
    assert.equal(await form.button("Add contact").count(), 0);
    await desk.page.keyboard.press("Control+z");
    for (const each of [form, other]) await each.page.getByRole("alert").waitFor({ state: "detached" });
    await form.shows(/^Work began on/, "in spring");
    await form.field(/^Work began on/).fill("2026-03-02");
    await other.shows("Work began on", "2026-03-02");
    await desk.page.keyboard.press("Control+s");
    await desk.until("acme", ({ project }) => project.startedOn === "2026-03-02");
  });

  it("say that the file was deleted, keep its text and what is typed, and a save brings it back", async () => {
    await form.field("Language").fill("de");
    await other.shows("Language", "de");
    await rm(desk.path("acme"));
    for (const each of [form, other])
      await each.page
        .getByRole("alert")
        .getByText(/was deleted/)
        .waitFor();
    await desk.picture("details-deleted");
    await form.shows("Language", "de");
    await form.field("Language").focus();
    await desk.page.keyboard.press("Control+s");
    await desk.until("acme", ({ client, moment }) => client.language === "de" && moment === "By hand");
    for (const each of [form, other]) await each.page.getByRole("alert").waitFor({ state: "detached" });
  });
});
