import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { after, afterEach, before, describe, it } from "mocha";
import type { Locator } from "playwright-core";
import { newText } from "../../src/core/start.js";
import type { Desk } from "./desk.js";
import { Writing } from "./writing.js";

describe("a field that the user and the details changed", () => {
  let writing: Writing;
  let desk: Desk;
  before(async () => {
    writing = await Writing.open();
    desk = writing.desk;
    await writing.draft("Goodbye");
    await fill("To", "me@private.example");
  });
  afterEach(() => desk.calm());
  after(() => desk.close());

  const field = (name: string): Locator => desk.webview().getByRole("textbox", { name, exact: true });
  const use = (): Locator => desk.webview().getByRole("button", { name: "Use It: To" });
  const said = (address: string): Locator =>
    desk
      .webview()
      .getByRole("status")
      .filter({ hasText: `The details say “Jane Holm <${address}>` });
  const untilField = async (name: string, is: (value: string) => boolean): Promise<void> => {
    for (const start = Date.now(); !is(await field(name).inputValue()); ) {
      assert.ok(Date.now() - start < 30_000, `${name} never was as it should be`);
      await desk.page.waitForTimeout(50);
    }
  };
  const fill = async (name: string, value: string): Promise<void> => {
    await field(name).click();
    await writing.press("Control+a");
    await writing.type(value);
    await untilField(name, (now) => now === value);
    await writing.press("Control+s");
    await writing.untilFile("email", (text) => text.includes(`${name.toLowerCase()}: ${value}\n`));
  };
  /** Somebody changes the first contact's address in the details, and what the project is called. */
  const detailsAre = async (email: string, name: string): Promise<void> => {
    const document = await desk.document("acme");
    const [first, ...others] = document.client.contacts;
    assert.ok(first);
    const client = { ...document.client, contacts: [{ ...first, email }, ...others] };
    await writeFile(desk.path("acme"), newText({ ...document, client, project: { ...document.project, name } }));
  };
  const refresh = async (): Promise<void> => {
    const offer = desk.webview().getByRole("region", { name: "Refresh" });
    await offer.getByRole("button", { name: "Refresh" }).click();
    await offer.waitFor({ state: "detached" });
  };
  /** What a refresh would change tells, in the same words, of what it would not. */
  const changesSay = async (words: string): Promise<void> => {
    await desk.webview().getByRole("button", { name: "Show Changes" }).click();
    const refreshed = desk.page.locator(".modified-in-monaco-diff-editor .view-line");
    // The editor draws spaces that do not break, and goes on in another line.
    await refreshed.filter({ hasText: new RegExp(`^# ${words}`.replaceAll(" ", "\\s")) }).waitFor();
    await desk.picture("draft-field-changes");
    await desk.page.getByRole("tab", { name: /refreshed\)/ }).click({ button: "middle" });
    await refreshed.first().waitFor({ state: "detached" });
  };

  it("stays the user's, with what the details say beside it, before and after a refresh", async () => {
    await detailsAre("jane@new.example", "Bread shop");
    await said("jane@new.example").waitFor();
    assert.deepEqual(await writing.violations(), []);
    await desk.picture("draft-field-news");
    await changesSay("To: The details say “Jane Holm");
    await refresh();
    await said("jane@new.example").waitFor();
    await untilField("To", (value) => value === "me@private.example");
    assert.match(await writing.read("email"), /^---\nto: me@private\.example\n/);
  });

  it("takes it with a key, and gives it back with undo", async () => {
    await field("To").click();
    await writing.press("Tab");
    await use().and(desk.webview().locator(":focus")).waitFor();
    await writing.press("Enter");
    await untilField("To", (value) => value.startsWith("Jane Holm <jane@new.example>"));
    await use().waitFor({ state: "detached" });
    await field("To").and(desk.webview().locator(":focus")).waitFor();
    await writing.press("Control+s");
    await writing.untilFile("email", (text) => text.startsWith("---\nto: Jane Holm <jane@new.example>"));
    await writing.text().click();
    await writing.isIn();
    await writing.press("Control+z");
    await untilField("To", (value) => value === "me@private.example");
    await use().waitFor();
  });

  it("asks no more once another value is written, until the details say something else", async () => {
    await fill("To", "other@private.example");
    await use().waitFor({ state: "detached" });
    await detailsAre("jane@newer.example", "Cake shop");
    await said("jane@newer.example").waitFor();
    await refresh();
    await said("jane@newer.example").waitFor();
    await detailsAre("jane@newer.example", "Tea shop");
    await refresh();
    await use().waitFor({ state: "detached" });
    await untilField("To", (value) => value === "other@private.example");
  });

  it("is warned of when nobody can be written to like that, and found from there", async () => {
    await fill("Cc", "tom");
    const warning = desk
      .webview()
      .getByRole("button", { name: "Warning “tom” is no address: there is no @ in it. Cc" });
    await writing.text().click();
    await warning.click();
    await field("Cc").and(desk.webview().locator(":focus")).waitFor();
    await fill("Cc", "tom@holm.example");
    await warning.waitFor({ state: "detached" });
  });
});
