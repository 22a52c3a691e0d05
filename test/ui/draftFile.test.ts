import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { after, afterEach, before, describe, it } from "mocha";
import type { Locator } from "playwright-core";
import { GitRepo } from "../support/gitRepo.js";
import type { Desk } from "./desk.js";
import { Writing } from "./writing.js";

describe("the draft editor, when its file goes or is replaced", () => {
  let writing: Writing;
  let desk: Desk;
  let repo: GitRepo;
  before(async () => {
    writing = await Writing.open();
    desk = writing.desk;
    repo = await GitRepo.in(desk.folder);
    await repo.git("commit", "--quiet", "--allow-empty", "--message=Nothing is drafted yet");
    await repo.git("branch", "bare");
    await writing.draft("Summary");
    await write("Words of main.");
    await save();
    await repo.commit("The draft");
    await repo.git("checkout", "--quiet", "-b", "other");
    await write(" And some of another branch.");
    await save();
    await repo.commit("The draft, in another branch");
    await repo.git("checkout", "--quiet", "main");
    await writing.until((text) => text.endsWith("Words of main."));
  });
  afterEach(() => desk.calm());
  after(() => desk.close());

  const write = async (words: string): Promise<void> => {
    await writing.text().click();
    await writing.isIn();
    await writing.press("Control+End");
    await writing.type(words);
    await writing.tab("summary", "dirty").waitFor();
  };
  const save = async (): Promise<void> => {
    await writing.text().click();
    await writing.isIn();
    await writing.press("Control+s");
    await writing.tab("summary", "saved").waitFor();
  };
  const revert = async (): Promise<void> => {
    await writing.text().click();
    await writing.isIn();
    await desk.palette("File: Revert File");
  };
  const checkOut = (branch: string): Promise<string> => repo.git("checkout", "--quiet", branch);
  const alert = (words: string): Locator => desk.webview().getByRole("alert").filter({ hasText: words });
  const button = (name: string): Locator => desk.webview().getByRole("button", { name });
  const gone = "The file is not there any more";
  const other = "The file was changed elsewhere";

  for (const unsaved of ["", " Not saved."])
    it(`says that it was deleted, keeps its ${unsaved === "" ? "saved" : "unsaved"} words, and saving writes it again`, async () => {
      if (unsaved !== "") await write(unsaved);
      const before = await writing.text().inputValue();
      await rm(writing.path("summary"));
      await alert(gone).waitFor();
      await button("Copy as Rich Text").waitFor({ state: "detached" });
      assert.equal(await writing.text().inputValue(), before);
      assert.deepEqual(await writing.violations(), []);
      assert.ok(!existsSync(writing.path("summary")));
      await save();
      await alert(gone).waitFor({ state: "detached" });
      await writing.untilFile("summary", (text) => text.endsWith(before));
      await button("Copy as Rich Text").waitFor();
    });

  it("overwrites nothing when another branch has another text, and keeps what is not saved", async () => {
    await repo.git("checkout", "--quiet", "--force", "main");
    // What an earlier test, or an earlier try of this one, has not saved.
    await revert();
    await writing.until((text) => text.endsWith("Words of main."));
    await checkOut("other");
    await writing.until((text) => text.endsWith("of another branch."));
    await write(" Not saved.");
    await writing.press("Control+0");
    // Before that, a click is in a panel that nobody has left, and comes back to nothing.
    const frame = await writing.frame();
    await frame.waitForFunction(() => !document.hasFocus());
    await checkOut("main");
    // In a folder that came back VS Code does not always notice it; whoever comes back to the text has to be told.
    await writing.text().click();
    await writing.isIn();
    await alert(other).waitFor();
    await writing.until((text) => text.endsWith("another branch. Not saved."));
    await writing.press("Control+s");
    await desk.message(/Failed to save 'summary.md': The content of the file is newer/);
    await writing.tab("summary", "dirty").waitFor();
    assert.equal(await repo.git("status", "--porcelain"), "");
    await writing.until((text) => text.endsWith("another branch. Not saved."));
    await revert();
    await writing.until((text) => text.endsWith("Words of main."));
    await alert(other).waitFor({ state: "detached" });
  });

  it("makes nothing in a branch that has no draft, and shows the branch's own when one is checked out that has", async () => {
    await checkOut("bare");
    await alert(gone).waitFor();
    await button("Copy as Rich Text").waitFor({ state: "detached" });
    await writing.until((text) => text.endsWith("Words of main."));
    assert.ok(!existsSync(writing.path("summary")));
    await checkOut("other");
    await alert(gone).waitFor({ state: "detached" });
    // Of a folder that comes back VS Code does not always notice what is in it.
    const shown = writing.until((text) => text.endsWith("of another branch."));
    await Promise.race([shown, button("Load the File").click()]);
    await shown;
    await alert(other).waitFor({ state: "detached" });
    assert.equal(await repo.git("status", "--porcelain"), "");
  });
});
