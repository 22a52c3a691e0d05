import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { after, afterEach, before, describe, it } from "mocha";
import type { Desk } from "./desk.js";
import { Writing } from "./writing.js";

describe("the goodbye, with the keyboard alone", () => {
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

  it("is written, with its subject, and saved", async () => {
    await writing.draft("Goodbye");
    await press("Control+Home");
    await type("A word first.\n\n");
    await writing.tabTo("Subject", "Shift+Tab");
    await press("Control+a");
    await type("Acme shop: goodbye");
    await press("Control+s");
    await writing.untilFile("email", (text) => /subject: "Acme shop: goodbye"[^]*\nA word first\./.test(text));
    assert.deepEqual(await writing.violations(), []);
  });

  it("is copied with its formatting, after what still holds it", async () => {
    const view = desk.webview();
    await writing.tabTo("Copy as Rich Text", "Shift+Tab");
    await press("Enter");
    await desk.prompt("Before you send").waitFor();
    await desk.picture("draft-before-you-send");
    await desk.answer("Before you send", "Copy anyway");
    await desk.answer("Why? (only you)", "they are in a hurry");
    const again = view.getByRole("button", { name: "Press to copy" });
    await view.getByText("Copied.").or(again).first().waitFor();
    if (await again.isVisible()) {
      await writing.tabTo("Press to copy", "Tab");
      await press("Enter");
    }
    await view.getByText(/^Copied\. .* The handover document that goes with it is not exported yet\.$/).waitFor();
    const copied = await desk.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const types = item?.types ?? [];
      return Promise.all(types.map(async (type) => [type, await (await item?.getType(type))?.text()] as const));
    });
    const { "text/html": html = "", "text/plain": text = "" } = Object.fromEntries(copied);
    assert.match(html, /<p>A word first\.<\/p>/);
    assert.match(html, /<h3>[^<]/);
    assert.match(text, /^A word first\.\n/);
    assert.doesNotMatch(text, /<p>|^#/m);
    await desk.picture("draft-copied");
  });

  it("is marked as sent, and why it went out all the same stays with us", async () => {
    await writing.tabTo("Mark as Sent", "Tab");
    await press("Enter");
    await desk.answer("Before you send", "It already went out");
    await desk.answer("Why? (only you)", "they are in a hurry");
    await desk.answer("When did the goodbye go out?", "");
    await desk.until("acme", ({ email }) => email?.sentOn !== undefined);
    assert.doesNotMatch(await desk.text("acme"), /hurry/);
    const view = desk.webview();
    await view.getByText(/^This went out on \w+ \d+, \d{4}\.$/).waitFor();
    assert.equal(await view.locator("vscode-button", { hasText: "Mark as Sent" }).count(), 0);
    assert.equal(await view.locator("vscode-button", { hasText: "Copy as Rich Text" }).count(), 1);
  });

  it("has no fields to type into while they cannot be read, and says where to mend them", async () => {
    const view = desk.webview();
    const subject = view.getByRole("textbox", { name: "Subject" });
    const text = await writing.read("email");
    await writeFile(writing.path("email"), text.replace("subject: ", "subject: ["));
    await view
      .getByRole("alert")
      .getByText(/mend them in the text editor/)
      .waitFor();
    await subject.waitFor({ state: "detached" });
    await writeFile(writing.path("email"), text);
    await subject.waitFor();
    await view.getByRole("alert").waitFor({ state: "detached" });
  });
});
