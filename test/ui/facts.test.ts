import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import type { Locator } from "playwright-core";
import { sampleOffboarding } from "../support/sample.js";
import { makeSampleRepo } from "../support/sampleRepo.js";
import { run } from "../support/vscode/commands.js";
import { Desk, putOffboarding } from "./desk.js";

const hostile = "<img src=x onerror=alert(1)>";
/** Put together here, so that nobody's scanner takes this file for a leak. */
const secret = ["AKIA", "QWERTZUIOPASDFGH"].join("");

/** The sample shop with an offboarding, a secret, and text that would like to run. */
async function prepare(folder: string): Promise<void> {
  await makeSampleRepo(folder);
  await putOffboarding(folder, "acme", sampleOffboarding({ lastDay: "2027-03-12" }));
  const file = join(folder, "src", "vouchers", "print.js");
  await mkdir(join(file, ".."), { recursive: true });
  await writeFile(file, `\n// TODO ${hostile}\nconst key = "${secret}";\n`);
  const git = (...args: string[]): Promise<string> => run("git", args, { cwd: folder });
  await git("add", "src");
  await git("commit", "--quiet", `--message=${hostile}`);
  await git("branch", "<img/src=x>", "HEAD~3");
  await git("checkout", "--quiet", "<img/src=x>");
  await git("commit", "--quiet", "--allow-empty", `--message=fix: ${hostile}`);
  await git("checkout", "--quiet", "main");
  for (const author of ["dependabot[bot] <a@b.example>", "Mara Vos <mara@home.example>"])
    await git("commit", "--quiet", "--allow-empty", "--message=more", `--author=${author}`);
}

async function openFacts(desk: Desk): Promise<void> {
  await desk.openSidebar();
  await desk.row(/^Acme Ltd, /).waitFor();
  await desk.showFacts();
}

/** A row of the panel. */
function fact(desk: Desk, text: string | RegExp): Locator {
  return desk.webview().locator(".fact", { hasText: text }).first();
}

describe("the panel of facts", () => {
  let desk: Desk;
  before(async () => {
    desk = await Desk.open({ viewport: { width: 1400, height: 1000 } }, prepare);
    await openFacts(desk);
  });
  after(() => desk.close());

  it("shows history and files, and hostile text as text", async () => {
    const page = desk.webview();
    await page.getByRole("button", { name: /^124 commits/ }).waitFor();
    await page.getByRole("slider", { name: /^Commits over time\. Commits from November 2025 to/ }).waitFor();
    await fact(desk, "Tomás Reyes").waitFor();
    await page
      .locator("#openEnds")
      .getByRole("button", { name: /^Show all/ })
      .click();
    await fact(desk, `TODO ${hostile}`).waitFor();
    await fact(desk, "<img/src=x> is not merged").waitFor();
    assert.equal(await page.locator("img").count(), 0);
  });

  it("says how many of the people are programs, and that one stands there again; its number is theirs", async () => {
    const page = desk.webview();
    const about = await page.locator("#people-0 .about").innerText();
    assert.match(about, /^(\d) people and one program · one is listed again, with another address/);
    const [, people = ""] = /^(\d)/.exec(about) ?? [];
    await page.getByRole("button", { name: `${people} people` }).waitFor();
    assert.equal(await page.locator("#people-0 .count").innerText(), String(Number(people) + 1));
  });

  it("goes through the timeline with the arrow keys, and has its numbers as a table", async () => {
    const timeline = desk.webview().getByRole("slider");
    await timeline.focus();
    await desk.page.keyboard.press("Home");
    assert.equal(await timeline.getAttribute("aria-valuetext"), "November 2025: 17 Commits");
    await desk.page.keyboard.press("ArrowRight");
    assert.equal(await timeline.getAttribute("aria-valuetext"), "December 2025: 14 Commits");
    await desk.webview().getByText("As a table").click();
    await desk.webview().getByRole("row", { name: "December 2025 14" }).waitFor();
  });

  it("opens what shows a fact, at its line, with the keyboard", async () => {
    const link = desk.webview().getByRole("button", { name: /^Open: MAIL_PASSWORD, src\/mail\/send\.js:5/ });
    const grid = desk.webview().getByRole("grid", { name: /^Environment variables/ });
    await grid.locator("button[tabindex='0']").focus();
    await desk.page.keyboard.press("Home");
    for (
      let presses = 0;
      presses < 3 && !(await link.evaluate((is) => is === is.ownerDocument.activeElement));
      presses++
    )
      await desk.page.keyboard.press("ArrowRight");
    await desk.page.keyboard.press("Enter");
    await desk.page.locator(".tab.active", { hasText: "send.js" }).waitFor();
    await desk.page.getByText(/^Ln 5, Col 1/).waitFor();
    await desk.page.locator(".tab", { hasText: "Repo Facts" }).click();
    await desk.webview().locator(".numbers").waitFor();
  });

  it("leaves open which variables are told of nowhere, without those that have a default", async () => {
    const variables = desk.webview().locator("#env");
    await variables.locator(".fact:not(.open)", { hasText: /PORT.*has a default/s }).waitFor();
    await variables.locator(".fact.open", { hasText: /MAIL_PASSWORD.*in no example file/s }).waitFor();
    const open = await variables.locator(".fact.open").count();
    await desk
      .webview()
      .getByRole("button", { name: new RegExp(`^${String(open)} undocumented variable`) })
      .waitFor();
  });

  it("adds facts as deliverable and as item, and takes it back", async () => {
    const page = desk.webview();
    await page.getByRole("button", { name: "Add as Deliverable: Checkout" }).click();
    await desk.until("acme", ({ deliverables = [] }) => deliverables.some(({ name }) => name === "Checkout"));
    await fact(desk, "Checkout").getByText("a deliverable by now").waitFor();
    await page.getByRole("button", { name: "Add as Item: MAIL_PASSWORD" }).click();
    await desk.until("acme", ({ pieces }) =>
      pieces.some(
        ({ kind, items }) =>
          kind === "repo" && items.some(({ title }) => title === "Document the environment variable MAIL_PASSWORD"),
      ),
    );
    await page.getByText("Added to the list: Document the environment variable MAIL_PASSWORD").waitFor();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await desk.until("acme", ({ pieces }) =>
      pieces.every(({ items }) => items.every(({ title }) => !title.includes("MAIL_PASSWORD"))),
    );
    await page.getByRole("button", { name: "Add as Item: MAIL_PASSWORD" }).waitFor();
  });

  it("hears what is fine and what was changed of what looks like a secret, and shows none", async () => {
    const page = desk.webview();
    const row = page.locator("#secrets .fact").first();
    assert.ok(!(await page.locator("body").innerText()).includes(secret));
    await page.getByRole("button", { name: /^1 possible secret/ }).waitFor();
    await row.getByRole("button", { name: /^This One Is Fine/ }).click();
    await row.getByText(/fine, as you said on \d{4}-\d\d-\d\d/).waitFor();
    await page.getByRole("button", { name: /^0 possible secret/ }).waitFor();
    await row.getByRole("button", { name: /^Take That Back/ }).click();
    await row.getByRole("button", { name: /^It Was Changed/ }).click();
    await desk.prompt("On which day was it changed?").waitFor();
    await desk.page.keyboard.press("Control+a");
    await desk.page.keyboard.type("2026-11-02");
    await desk.page.keyboard.press("Enter");
    await row.getByText("changed on 2026-11-02").waitFor();
    await page.getByRole("button", { name: "Read Again" }).click();
    await page.locator(".progress").waitFor({ state: "detached" });
    await row.getByText("changed on 2026-11-02").waitFor();
    assert.ok(!(await desk.text("acme")).includes(secret));
  });

  it("finds facts by their words", async () => {
    const page = desk.webview();
    await page.getByRole("searchbox", { name: "Find in facts" }).fill("npm deploy");
    await fact(desk, "npm run deploy").waitFor();
    assert.equal(await page.locator(".fact").count(), 1);
    await page.getByRole("searchbox").fill("no such thing");
    await page.getByText("No fact has these words.").waitFor();
    await page.getByRole("searchbox").fill("");
    await page.locator(".numbers").waitFor();
  });

  it("puts a fact into the summary's draft, unsaved, beside itself", async () => {
    await desk.webview().getByRole("button", { name: "Use in Summary: nginx" }).click();
    await desk.page.locator(".tab.dirty", { hasText: "summary.md" }).waitFor();
    const draft = desk.page.locator("iframe.webview").nth(1).contentFrame().frameLocator("iframe#active-frame");
    await draft.locator("#page h2", { hasText: "More about the work" }).waitFor();
    await draft.locator("#page li", { hasText: "nginx: hosting" }).waitFor();
  });

  it("is there again after a reload of the window", async () => {
    await desk.page.keyboard.press("Control+s");
    await desk.reload(/^Acme Ltd, /);
    await desk.webview().locator(".numbers").waitFor();
  });
});
