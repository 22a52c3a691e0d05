import { assert } from "chai";
import * as vscode from "vscode";
import { run } from "../harness.js";
import type { Fault } from "./fault.js";
import type { Scene } from "./scene.js";
import { isUnsaved } from "./states.js";

const gone = [/gone; its file was moved or deleted. Bring it back/];
const notThere = [/there is no offboarding/];

function folderOf({ uri }: Scene): vscode.Uri {
  return vscode.Uri.joinPath(uri, "..");
}

/** Renames the folder of the offboarding, and goes on there. */
async function moveFolder(scene: Scene): Promise<void> {
  const from = folderOf(scene);
  const to = vscode.Uri.joinPath(from, "..", `moved-${from.path.split("/").at(-1) ?? ""}`);
  await vscode.workspace.fs.rename(from, to);
  scene.uri = vscode.Uri.joinPath(to, "offboarding.json");
}

async function inTheMiddle(scene: Scene, by: () => PromiseLike<unknown>): Promise<void> {
  const window = await scene.window();
  window.interruptOnce(async () => {
    await by();
  });
  await scene.tick("jobs", window);
}

/** Files and folders that are renamed or deleted. */
export const moves: readonly Fault[] = [
  {
    name: "its folder renamed: goes on there, private notes and all",
    stage: moveFolder,
    then: async ({ uri }) => {
      const { text } = await run<{ text: string }>("privateNote", { offboarding: uri.toString() });
      assert.isNotEmpty(text);
    },
  },
  {
    name: "its folder renamed between load and save",
    act: async (scene) => {
      await inTheMiddle(scene, () => moveFolder(scene));
      await scene.tick();
    },
    done: 1,
    refused: gone,
  },
  {
    name: "its folder renamed in VS Code while it has unsaved text",
    stage: async (scene) => {
      await scene.type();
      const from = folderOf(scene);
      const to = vscode.Uri.joinPath(from, "..", `moved-${from.path.split("/").at(-1) ?? ""}`);
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(from, to);
      assert.isTrue(await vscode.workspace.applyEdit(edit));
      scene.uri = vscode.Uri.joinPath(to, "offboarding.json");
    },
    then: isUnsaved,
  },
  {
    name: "renamed away and back",
    act: async (scene) => {
      const away = vscode.Uri.joinPath(scene.uri, "..", "other.json");
      await vscode.workspace.fs.rename(scene.uri, away);
      await scene.tick();
      await vscode.workspace.fs.rename(away, scene.uri);
      await scene.tick();
    },
    done: 1,
    refused: notThere,
  },
  {
    name: "deleted between load and save",
    act: async (scene) => {
      await inTheMiddle(scene, () => vscode.workspace.fs.delete(scene.uri));
      await scene.write(scene.base);
    },
    refused: gone,
  },
  {
    name: "deleted between load and save while it is open",
    stage: (scene) => scene.open(),
    act: async (scene) => {
      await inTheMiddle(scene, () => vscode.workspace.fs.delete(scene.uri));
      await scene.write(scene.base);
    },
    refused: gone,
  },
  {
    name: "its folder deleted between load and save",
    act: async (scene) => {
      await inTheMiddle(scene, () => vscode.workspace.fs.delete(folderOf(scene), { recursive: true }));
      await scene.write(scene.base);
    },
    refused: gone,
  },
  {
    name: "deleted under unsaved text: the text stays, and what is done goes there",
    stage: async (scene) => {
      await scene.type();
      const text = await scene.disk();
      await vscode.workspace.fs.delete(scene.uri);
      scene.atEnd(() => scene.write(text));
    },
    then: isUnsaved,
  },
  {
    name: "its folder copied: each is changed on its own, and says that both share the notes",
    act: async (scene) => {
      const copy = vscode.Uri.joinPath(folderOf(scene), "..", "a-copy");
      await vscode.workspace.fs.copy(folderOf(scene), copy);
      const rows = await run<{ slug: string; problems: number }[]>("list");
      assert.deepEqual(
        rows.map(({ problems }) => problems),
        [0, 1],
      );
      await scene.tick();
      assert.notInclude(
        new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(copy, "offboarding.json"))),
        '"done"',
      );
    },
  },
  {
    name: "a folder in its place",
    stage: async (scene) => {
      await vscode.workspace.fs.delete(scene.uri);
      await vscode.workspace.fs.createDirectory(scene.uri);
      scene.atEnd(() => vscode.workspace.fs.delete(scene.uri, { recursive: true }));
    },
    act: async (scene) => {
      await scene.tick();
      await vscode.workspace.fs.delete(scene.uri, { recursive: true });
      await scene.write(scene.base);
    },
    refused: [/is a folder. Move it away/],
  },
];
