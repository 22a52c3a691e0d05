import { assert } from "chai";
import * as vscode from "vscode";
import { exists, folder, readText, run } from "../harness.js";
import type { Fault } from "./fault.js";
import type { Scene } from "./scene.js";
import { documentOf, isUnsaved } from "./states.js";

const only = "node";
const who = ["-c", "user.name=Anna", "-c", "user.email=anna@berg.example", "-c", "commit.gpgsign=false"];

/** Git in the workspace folder; rejects if git says no. */
async function git(...args: readonly string[]): Promise<string> {
  const { execFile } = await import("node:child_process");
  const { promisify } = await import("node:util");
  const { stdout } = await promisify(execFile)("git", [...who, ...args], { cwd: folder().fsPath });
  return stdout;
}

/** A repository that follows the offboarding, with a branch `other` where the project is called otherwise. */
async function repository(scene: Scene): Promise<void> {
  await git("init", "--quiet", "--initial-branch=main");
  scene.atEnd(() => vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), ".git"), { recursive: true }));
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "start");
  await git("switch", "--quiet", "--create", "other");
  await scene.write(rename(await scene.disk()));
  await git("commit", "--quiet", "--all", "--message", "rename");
  await git("switch", "--quiet", "main");
}

const rename = (text: string): string => text.replace('"Acme shop"', '"Acme store"');

/** The other branch is there now. */
async function toOther(scene: Scene): Promise<void> {
  await git("switch", "--quiet", "other");
  scene.base = rename(scene.base);
}

async function inTheMiddle(scene: Scene, by: () => PromiseLike<unknown>, item = "jobs"): Promise<void> {
  const window = await scene.window();
  window.interruptOnce(async () => {
    await by();
  });
  await scene.tick(item, window);
}

/** The folder of the offboarding stands elsewhere, and a link to it in its place. */
async function linkFolder(scene: Scene): Promise<void> {
  const fs = await import("node:fs/promises");
  const real = `${folder().fsPath}-real`;
  const home = vscode.Uri.joinPath(scene.uri, "..").fsPath;
  await fs.rename(home, real);
  await fs.symlink(real, home);
  scene.atEnd(() => fs.rm(real, { recursive: true }));
}

/** Git that changes files under us, and links. */
export const machine: readonly Fault[] = [
  {
    name: "git checkout of another branch, closed",
    only,
    stage: repository,
    act: (scene) => toOther(scene).then(() => scene.tick()),
  },
  {
    name: "git checkout of another branch, open",
    only,
    stage: async (scene) => {
      await repository(scene);
      await scene.open();
    },
    act: (scene) => toOther(scene).then(() => scene.tick()),
  },
  {
    name: "git checkout of another branch between load and save",
    only,
    stage: repository,
    act: (scene) => inTheMiddle(scene, () => toOther(scene)),
  },
  {
    name: "git checkout of another branch between load and save, open",
    only,
    stage: async (scene) => {
      await repository(scene);
      await scene.open();
    },
    act: (scene) => inTheMiddle(scene, () => toOther(scene)),
  },
  {
    name: "git checkout of another branch under unsaved text",
    only,
    stage: async (scene) => {
      await repository(scene);
      await scene.type();
      await git("switch", "--quiet", "other");
    },
    then: async (scene) => {
      await isUnsaved(scene);
      assert.include(await scene.disk(), "Acme store");
      assert.isNotTrue(await documentOf(scene)?.save(), "VS Code asks first");
      assert.equal(await git("status", "--porcelain"), "");
    },
  },
  {
    name: "git checkout after a tick: git itself refuses to lose it",
    only,
    stage: repository,
    act: async (scene) => {
      await scene.tick();
      await scene.tries(git("switch", "--quiet", "other"));
    },
    done: 1,
    refused: [/would be overwritten by checkout/],
  },
  {
    name: "git checkout of a branch without the offboarding, between load and save",
    only,
    stage: async (scene) => {
      await git("init", "--quiet", "--initial-branch=main");
      scene.atEnd(() => vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), ".git"), { recursive: true }));
      await git("commit", "--quiet", "--allow-empty", "--message", "empty");
      await git("branch", "empty");
      await git("add", "--all");
      await git("commit", "--quiet", "--message", "start");
    },
    act: async (scene) => {
      await inTheMiddle(scene, () => git("switch", "--quiet", "empty"));
      assert.isFalse(await exists(scene.uri));
      await git("switch", "--quiet", "main");
      await scene.tick("guide");
    },
    done: 1,
    refused: [/gone; its file was moved or deleted. Bring it back/],
  },
  {
    name: "git stash between load and save: what was stashed comes back beside what is done since",
    only,
    stage: repository,
    act: async (scene) => {
      await scene.tick("jobs");
      await inTheMiddle(scene, () => git("stash", "--quiet"), "guide");
      await git("commit", "--quiet", "--all", "--message", "guide");
      await git("stash", "pop", "--quiet");
    },
    done: 2,
  },
  {
    name: "git stash under an open editor",
    only,
    stage: async (scene) => {
      await repository(scene);
      await scene.open();
    },
    act: async (scene) => {
      await scene.tick("jobs");
      await git("stash", "--quiet");
      await scene.tick("guide");
      await git("commit", "--quiet", "--all", "--message", "guide");
      await git("stash", "pop", "--quiet");
      // When VS Code shows that is its own affair: the disk has both.
    },
    done: 2,
  },
  {
    name: "git merge of other ticks between load and save",
    only,
    stage: async (scene) => {
      await repository(scene);
      await git("switch", "--quiet", "other");
      await scene.tick("guide");
      await git("commit", "--quiet", "--all", "--message", "guide");
      await git("switch", "--quiet", "main");
    },
    act: (scene) =>
      inTheMiddle(scene, async () => {
        await git("merge", "--quiet", "other");
        scene.base = rename(scene.base);
      }),
    done: 2,
  },
  {
    name: "git merge with a conflict between load and save: refused, resolved by meaning, and done",
    only,
    stage: async (scene) => {
      await repository(scene);
      await scene.write((await scene.disk()).replace('"Acme shop"', '"Acme shop",\n    "startedOn": "2026-01-05"'));
      await git("commit", "--quiet", "--all", "--message", "start day");
    },
    act: async (scene) => {
      await inTheMiddle(scene, () => git("merge", "--quiet", "other").catch(() => undefined));
      assert.include(await scene.disk(), "<<<<<<<");
      await scene.tick("guide");
      assert.deepInclude(await run<{ merged: boolean }>("resolveConflict", { offboarding: scene.uri.toString() }), {
        merged: true,
      });
      scene.base = rename(scene.base).replace('"Acme store"', '"Acme store",\n    "startedOn": "2026-01-05"');
      await scene.tick("deliverables");
    },
    done: 1,
    refused: [/Resolve Conflict/, /Resolve Conflict/],
  },
  {
    name: "a link to the file: what it names is changed, and the link stays",
    only,
    stage: async (scene) => {
      const fs = await import("node:fs/promises");
      const real = `${folder().fsPath}-real.json`;
      await fs.rename(scene.uri.fsPath, real);
      await fs.symlink(real, scene.uri.fsPath);
      scene.atEnd(() => fs.rm(real));
    },
    then: async (scene) => {
      const { lstat } = await import("node:fs/promises");
      assert.isTrue((await lstat(scene.uri.fsPath)).isSymbolicLink());
      assert.include(await readText(vscode.Uri.file(`${folder().fsPath}-real.json`)), '"done"');
    },
  },
  {
    name: "a link to its folder",
    only,
    stage: linkFolder,
    then: async (scene) => {
      const { lstat, readdir } = await import("node:fs/promises");
      const home = vscode.Uri.joinPath(scene.uri, "..").fsPath;
      assert.isTrue((await lstat(home)).isSymbolicLink());
      assert.deepEqual(await readdir(home), ["offboarding.json"], "nothing is left beside it");
    },
  },
  { name: "a link to its folder, open", only, stage: (scene) => linkFolder(scene).then(() => scene.open()) },
  {
    name: "a link to a file that is not there",
    only,
    act: async (scene) => {
      const fs = await import("node:fs/promises");
      await fs.rm(scene.uri.fsPath);
      await fs.symlink(`${folder().fsPath}-nowhere.json`, scene.uri.fsPath);
      await scene.tick();
      await fs.rm(scene.uri.fsPath);
      await scene.write(scene.base);
    },
    refused: [/there is no offboarding/],
  },
  {
    name: "two names that differ in their case only are two offboardings, and a new one gets a third",
    only,
    act: async (scene) => {
      const name = scene.uri.path.split("/").at(-2) ?? "";
      const other = vscode.Uri.joinPath(scene.uri, "..", "..", name.toUpperCase(), "offboarding.json");
      const fs = await import("node:fs/promises");
      await fs.mkdir(vscode.Uri.joinPath(other, "..").fsPath);
      await fs.writeFile(other.fsPath, scene.base.replace(`"id": "${name}"`, '"id": "upper"'));
      await scene.tick();
      assert.notInclude(await readText(other), '"done"');
      const started = await run<{ slug: string }>("start", { client: name, reason: "complete", lastDay: "2027-03-12" });
      assert.equal(started.slug, `${name}-2`);
    },
  },
];
