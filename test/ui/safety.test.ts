import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, it } from "mocha";
import type { Offboarding } from "../../src/core/offboarding.js";
import { newText } from "../../src/core/start.js";
import { sampleOffboarding } from "../support/sample.js";
import { openWorkbench } from "../support/vscode/workbench.js";
import { Desk, putOffboarding, stateIn } from "./desk.js";

const jobs = /^List the recurring jobs/;
const guide = /^Write or link a short how-to/;

/** Git in a folder, with nothing of this machine's settings. */
function git(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
  const who = ["-c", "user.name=Anna", "-c", "user.email=anna@berg.example"];
  return execFileSync("git", [...who, ...args], { cwd: folder, env, encoding: "utf8", stdio: "pipe" });
}

describe("nothing is lost", () => {
  let desk: Desk;
  before(async () => {
    desk = await Desk.open({ viewport: { width: 1000, height: 1400 } }, (folder) =>
      putOffboarding(folder, "acme", sampleOffboarding({ lastDay: "2027-03-12" })),
    );
    await desk.openSidebar();
    await desk.row(/^Acme Ltd, 0\/18/).waitFor();
  });
  afterEach(() => desk.calm());
  after(() => desk.close());

  const notifications = (): Promise<number> => desk.page.locator(".notification-list-item").count();
  const bell = (): Promise<string | null> =>
    desk.page.locator("[id='status.notifications']").getAttribute("aria-label");

  it("in two windows on one folder that tick at once, and each shows what the other did", async () => {
    const other = await openWorkbench({ folder: desk.folder, viewport: { width: 1000, height: 1400 } });
    try {
      await other.page.getByRole("tab", { name: "Sendoff" }).locator("a").click();
      const box = other.page.getByRole("treeitem", { name: guide }).getByRole("checkbox");
      await box.waitFor();
      await Promise.all([desk.box(jobs).click(), box.click()]);
      await desk.until(
        "acme",
        (document) => stateIn(document, "jobs") === "done" && stateIn(document, "guide") === "done",
      );
      await desk.row(/^Acme Ltd, 2\/18/).waitFor();
      await other.page.getByRole("treeitem", { name: /^Acme Ltd, 2\/18/ }).waitFor();
    } finally {
      await other.stop();
    }
  });

  it("and nobody is disturbed when a hundred changes come from outside", async () => {
    const quiet = await bell();
    const document = await desk.document("acme");
    for (let count = 1; count <= 100; count++)
      await writeFile(
        desk.path("acme"),
        newText({ ...document, client: { ...document.client, name: `Acme ${String(count)}` } }),
      );
    await desk.row(/^Acme 100, 2\/18/).waitFor();
    assert.deepEqual([await notifications(), await bell()], [0, quiet]);
    await writeFile(desk.path("acme"), newText(document));
    await desk.row(/^Acme Ltd, 2\/18/).waitFor();
  });

  it("when git could not merge: the row says so, contradictions are asked, and the result is clean", async () => {
    const { folder } = desk;
    const branch = async (change: (document: Offboarding) => Offboarding): Promise<void> => {
      await writeFile(desk.path("acme"), newText(change(await desk.document("acme"))));
      git(folder, "commit", "--quiet", "--all", "--message", "work");
    };
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "add", "--all");
    git(folder, "commit", "--quiet", "--message", "start");
    git(folder, "switch", "--quiet", "--create", "feature");
    await branch((document) => ({
      ...document,
      flavor: "friendly",
      project: { ...document.project, lastDay: "2027-04-01" },
    }));
    git(folder, "switch", "--quiet", "main");
    await branch((document) => ({ ...document, project: { ...document.project, lastDay: "2027-03-20" } }));
    assert.throws(() => git(folder, "merge", "--quiet", "feature"));

    await desk.row(/^Acme Ltd, cannot be read: Git could not merge/).waitFor();
    await desk.picture("conflict");
    await desk.palette("Sendoff: Resolve Conflict");
    await desk.answer(/Last day|lastDay/, "2027-04");
    await desk.row(/^Acme Ltd, 2\/18/).waitFor();
    const merged = await readFile(desk.path("acme"), "utf8");
    assert.doesNotMatch(merged, /<<<<<<<|>>>>>>>/);
    const { flavor, project } = JSON.parse(merged) as Offboarding;
    assert.deepEqual([flavor, project.lastDay], ["friendly", "2027-04-01"]);
    await desk.message(/Acme Ltd is merged/);
    await desk.picture("merged");
    git(folder, "add", join(".sendoff", "acme", "offboarding.json"));
    git(folder, "commit", "--quiet", "--message", "merged");
  });
});
