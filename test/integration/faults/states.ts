import { assert } from "chai";
import * as vscode from "vscode";
import { until } from "../harness.js";
import type { Fault } from "./fault.js";
import type { Scene } from "./scene.js";

const open = (scene: Scene): Promise<unknown> => scene.open();
const type = (scene: Scene): Promise<unknown> => scene.type();

/** The document, if VS Code has it. */
export function documentOf({ uri }: Scene): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((each) => !each.isClosed && each.uri.toString() === uri.toString());
}

export async function isSaved(scene: Scene): Promise<void> {
  assert.isFalse(documentOf(scene)?.isDirty ?? false, "nothing is left unsaved");
  const disk = (await scene.disk()).replace(/^\ufeff/, "");
  await until(() => (documentOf(scene)?.getText() ?? disk) === disk, "the editor shows what is on the disk");
}

export function isUnsaved(scene: Scene): Promise<void> {
  assert.isTrue(documentOf(scene)?.isDirty, "what is typed stays unsaved");
  return Promise.resolve();
}

/** The four states of a file. */
export const states: readonly Fault[] = [
  { name: "closed" },
  { name: "open and clean", stage: open, then: isSaved },
  {
    name: "open and clean behind another tab",
    stage: async (scene) => {
      await scene.open();
      await vscode.commands.executeCommand("workbench.action.files.newUntitledFile");
    },
    then: isSaved,
  },
  {
    name: "open and clean on the right of a comparison",
    stage: ({ uri }) => vscode.commands.executeCommand("vscode.diff", uri.with({ scheme: "untitled" }), uri),
    then: isSaved,
  },
  {
    name: "known to VS Code, but in no tab",
    stage: ({ uri }) => vscode.workspace.openTextDocument(uri),
  },
  {
    name: "open with unsaved text that is valid",
    stage: type,
    then: async (scene) => {
      await isUnsaved(scene);
      assert.notInclude(await scene.disk(), "x-typing", "the disk is as it was");
      assert.notInclude(await scene.disk(), '"done"');
      assert.isTrue(await documentOf(scene)?.save());
      assert.equal(await scene.disk(), await scene.newest());
    },
  },
  {
    name: "open with unsaved text that is not valid",
    stage: (scene) => scene.type((text) => `}${text}`),
    refused: [/cannot be read, so nothing was changed. Open it and mend this first/],
    then: isUnsaved,
  },
  {
    name: "open with unsaved text that is not valid, and mended",
    stage: (scene) => scene.type((text) => `}${text}`),
    act: async (scene) => {
      await scene.tick();
      await scene.type((text) => text.replace("}", ""));
      await scene.tick();
    },
    done: 1,
    refused: [/mend this first/],
    then: isUnsaved,
  },
  {
    name: "closed, and not valid",
    stage: (scene) => scene.outside((text) => text.slice(0, -4)),
    refused: [/cannot be read, so nothing was changed. Open it and mend this first/],
  },
  {
    name: "of a newer version",
    stage: (scene) => scene.outside((text) => text.replace('"version": 1', '"version": 2')),
    refused: [/Update Sendoff; until then it is read-only/],
  },
  {
    name: "not UTF-8",
    stage: (scene) =>
      vscode.workspace.fs.writeFile(scene.uri, new Uint8Array([0xff, 0xfe, 0x7b, 0])).then(async () => {
        scene.base = await scene.disk();
      }),
    refused: [/is not UTF-8 text. Save it with that encoding, or restore it/],
  },
  {
    name: "many changes at once, to open and unsaved text",
    stage: type,
    act: (scene) => Promise.all(["jobs", "guide", "deliverables", "pushed"].map((item) => scene.tick(item))),
    done: 4,
    then: isUnsaved,
  },
  {
    name: "many changes at once, open and clean",
    stage: open,
    act: (scene) => Promise.all(["jobs", "guide", "deliverables", "pushed"].map((item) => scene.tick(item))),
    done: 4,
    then: isSaved,
  },
  {
    name: "many changes at once, closed",
    act: (scene) => Promise.all(["jobs", "guide", "deliverables", "pushed"].map((item) => scene.tick(item))),
    done: 4,
  },
];
