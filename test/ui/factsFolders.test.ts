import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "mocha";
import { sampleOffboarding } from "../support/sample.js";
import { GitRepo } from "../support/gitRepo.js";
import { Desk, putOffboarding } from "./desk.js";
import { Writing } from "./writing.js";

/** Two clients' work side by side, each in a repository of its own, a part of one of them, and a folder that is in none. */
describe("the panel of facts, of several folders", () => {
  let home: string;
  let desk: Desk;
  let repos: readonly GitRepo[] = [];
  before(async () => {
    home = await mkdtemp(join(tmpdir(), "sendoff-facts-"));
    const bakery = await GitRepo.make();
    await bakery.commit("feat: baking list", { at: "2026-03-02T10:00:00Z", files: { "src/list.ts": "one\ntwo\n" } });
    await bakery.commit("fix: baking list", {
      at: "2026-04-02T10:00:00Z",
      files: { "src/list.ts": "one\n// TODO two\n" },
    });
    // Put together here, so that nobody's scanner takes this file for a leak.
    const secret = ["AKIA", "QWERTZUIOPASDFGH"].join("");
    await writeFile(join(bakery.folder, "pay.ts"), `const key = "${secret}";\n`);
    const florist = await GitRepo.make();
    const at = "2026-05-02T10:00:00Z";
    await florist.commit("Bouquets", { at, files: { "shop/bouquets.php": "<?php\n" } });
    await florist.commit("Orders", { at, files: { "accounts/orders.php": "<?php\n" } });
    await florist.commit("Roses", { at, files: { "shop/roses.php": "<?php\n" }, name: "Tom", email: "tom@x.example" });
    await writeFile(join(home, "README.md"), "# Notes\n");
    await mkdir(join(home, "old"));
    await GitRepo.in(join(home, "old"));
    const sample = sampleOffboarding();
    // Of the florist's only the accounts belong to the work.
    const repositories = [{ name: "florist", paths: ["accounts"] }, { name: "bakery" }, { name: "blog" }];
    const ours = { people: ["mara@studio.example"], paths: [] };
    const project = { ...sample.project, repositories, ours };
    await putOffboarding(florist.folder, "fleur", { ...sample, project, id: "florist" });
    repos = [bakery, florist];
    const file = join(home, "all.code-workspace");
    const folders = [
      { name: "bakery", path: bakery.folder },
      { name: "florist", path: florist.folder },
      { name: "notes", path: home },
      { name: "bouquets", path: join(florist.folder, "shop") },
    ];
    await writeFile(file, JSON.stringify({ folders }));
    desk = await Desk.on(file, { viewport: { width: 1400, height: 1000 } });
    await desk.openSidebar();
    await desk.row(/^Acme Ltd, /).waitFor();
    await desk.showFacts();
  });
  after(async () => {
    await desk.close();
    for (const folder of [home, ...repos.map((each) => each.folder)])
      await rm(folder, { recursive: true, force: true });
  });

  it("has a history for each repository, sums of all, and says what has none", async () => {
    const page = desk.webview();
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "bakery, florist, notes, bouquets");
    // Two of the folders lie in one repository.
    await page.getByRole("button", { name: /^5 commits/ }).waitFor();
    await page.getByRole("button", { name: /^2 people/ }).waitFor();
    await page.locator(".progress").waitFor({ state: "detached" });
    assert.equal(await page.locator("#openEnds .fact", { hasText: "There is no remote" }).count(), 2);
    for (const [name, said] of [
      ["bakery", /Commits from March 2026 to April 2026/],
      ["florist", /^Commits over time\. May 2026: 1 Ours, 2 Others, merges and bots$/],
    ] as const)
      await page.getByRole("region", { name, exact: true }).getByRole("slider", { name: said }).waitFor();
    assert.equal(await page.getByRole("slider").count(), 3);
    // Short histories, too, have each month once, and no half commits.
    const bakery = page.getByRole("region", { name: "bakery", exact: true });
    assert.deepEqual(await bakery.locator(".chart text.tick").allTextContents(), ["0", "1", "Mar", "Apr"]);
    await bakery.getByText("main · 2026-03 – 2026-04 · 2 commits · no remote on the web").waitFor();
    const notes = page.locator("#missing .fact", { hasText: "history of notes" });
    await notes
      .getByText(
        "not a git repository. Open the one that holds the work, if there is one. This one in it is: old. Add it",
      )
      .waitFor();
  });

  it("says of each fact in which folder it is, and opens it there", async () => {
    const page = desk.webview();
    await page.locator("#languages .fact", { hasText: "PHP" }).filter({ hasText: "florist" }).waitFor();
    const todo = page.locator("#openEnds .fact", { hasText: "TODO two" });
    await todo.filter({ hasText: "bakery" }).waitFor();
    const language = page.locator("#languages .fact", { hasText: "TypeScript" });
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    assert.deepEqual(ids, [...new Set(ids)]);
    await desk.picture("facts-folders");
    await language.getByRole("button", { name: /src\/list\.ts/ }).click();
    await desk.page.getByRole("tab", { name: /^list\.ts/ }).waitFor();
  });

  it("remembers what is said of a secret where the client's offboarding lies in another folder; the checks know it", async () => {
    await desk.showFacts();
    const page = desk.webview();
    const row = page.locator("#secrets .fact").first();
    const said = row.getByText(/fine, as you said on/);
    // It is, when this is tried again.
    if (!(await said.isVisible())) await row.getByRole("button", { name: /^This One Is Fine/ }).click();
    await said.waitFor();
    await desk.palette("Check What Is Ready…");
    await desk.prompt(/tick what passed/).waitFor();
    const answer = desk.page.locator(".quick-input-widget .monaco-list-row", { hasText: "Pass passwords and keys on" });
    await answer.filter({ hasText: "bakery · 1 place looked at and allowed." }).waitFor();
    await answer.filter({ hasText: "blog · It is not open here." }).waitFor();
    await desk.page.keyboard.press("Escape");
  });

  it("are told of in the document for the next developer, each by its name, and the one that is not open", async () => {
    const writing = new Writing(desk);
    await writing.draft("For the next developer");
    const text = await writing.text().inputValue();
    assert.match(text, /^- \*\*florist\*\*, branch `main`, commit `[0-9a-f]{10}`$/m);
    assert.match(text, /^- \*\*bakery\*\*, branch `main`, commit `[0-9a-f]{10}`$/m);
    assert.match(text, /^- \*\*blog\*\*$/m);
    assert.match(text, /`bakery\/src\/list\.ts:2`/);
    assert.match(text, /^- blog: Its repository was not open when this was written\.$/m);
  });
});

describe("the panel of facts, in Restricted Mode", () => {
  let repo: GitRepo;
  let desk: Desk;
  before(async () => {
    repo = await GitRepo.make();
    await repo.commit("one", { files: { "src/list.ts": "one\ntwo\n" } });
    await putOffboarding(repo.folder, "acme", sampleOffboarding());
    desk = await Desk.on(repo.folder, { viewport: { width: 1400, height: 1000 }, restricted: true });
    await desk.openSidebar();
    await desk.row(/^Acme Ltd, /).waitFor();
    await desk.showFacts();
  });
  after(async () => {
    await desk.close();
    repo.remove();
  });

  it("shows what the files say, runs no git, and says what would bring the history", async () => {
    const page = desk.webview();
    await page.locator("#languages .fact", { hasText: "TypeScript" }).filter({ hasText: "2 lines" }).waitFor();
    await page.locator("#missing .fact", { hasText: "Trust this folder to add its history" }).waitFor();
    assert.equal(await page.getByRole("slider").count(), 0);
    await desk.picture("facts-restricted");
  });
});

describe("the panel of facts, of a part of a repository", () => {
  let repo: GitRepo;
  let desk: Desk;
  before(async () => {
    repo = await GitRepo.make();
    const workflow = "on:\n  schedule:\n    - cron: '0 4 * * *'\n";
    const files = { LICENSE: "MIT\n", ".github/workflows/nightly.yml": workflow, "packages/shop/src/list.ts": "one\n" };
    await repo.commit("one", { files });
    const shop = join(repo.folder, "packages", "shop");
    await putOffboarding(shop, "acme", sampleOffboarding());
    desk = await Desk.on(shop, { viewport: { width: 1400, height: 1000 } });
    await desk.openSidebar();
    await desk.row(/^Acme Ltd, /).waitFor();
    await desk.showFacts();
  });
  after(async () => {
    await desk.close();
    repo.remove();
  });

  it("has what holds for it above it, and opens that where it stands", async () => {
    const page = desk.webview();
    await page.locator("#docs .fact", { hasText: "../../LICENSE" }).waitFor();
    await page
      .locator("#services .fact", { hasText: "Scheduled pipeline" })
      .getByRole("button", { name: /nightly\.yml:3/ })
      .click();
    await desk.page.locator(".tab.active", { hasText: "nightly.yml" }).waitFor();
    await desk.page.getByText(/^Ln 3, Col 1/).waitFor();
  });
});
