import { assert } from "chai";
import * as vscode from "vscode";
import { until } from "../harness.js";
import { applyEdits } from "../../../src/store/applyEdits.js";
import type { Fault } from "./fault.js";
import type { Scene } from "./scene.js";
import { documentOf, isSaved, isUnsaved } from "./states.js";

const formatter = "vscode.json-language-features";
const spaced = (text: string): string => text.replace('"reason"', '"x-mine": [1,    2],\n  "reason"');

/** The text that the formatter would make of the one before. */
async function formatted({ base }: Scene): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ language: "jsonc", content: base });
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
    "vscode.executeFormatDocumentProvider",
    document.uri,
    { insertSpaces: true, tabSize: 2 },
  );
  const ordered = edits.map(({ range, newText }) => {
    const offset = document.offsetAt(range.start);
    return { offset, length: document.offsetAt(range.end) - offset, text: newText };
  });
  return applyEdits(
    base,
    ordered.toSorted((a, b) => a.offset - b.offset),
  );
}

/** What VS Code does on its own when a file is saved, or to save it. */
export const settings: readonly Fault[] = [
  {
    name: "auto-save: a tick and what was typed before it are saved together",
    stage: async (scene) => {
      await scene.set("files.autoSaveDelay", 200);
      await scene.set("files.autoSave", "afterDelay");
      await scene.type();
    },
    act: async (scene) => {
      await scene.tick();
      await until(() => documentOf(scene)?.isDirty === false, "saved by VS Code");
      await scene.tick("guide");
      await isSaved(scene);
    },
    done: 2,
    then: async (scene) => {
      assert.include(await scene.disk(), "x-typing");
      assert.equal(await scene.disk(), await scene.newest());
    },
  },
  {
    name: "auto-save, open and clean",
    stage: async (scene) => {
      await scene.set("files.autoSaveDelay", 1);
      await scene.set("files.autoSave", "afterDelay");
      await scene.open();
    },
    act: (scene) => Promise.all(["jobs", "guide", "deliverables"].map((item) => scene.tick(item))),
    done: 3,
    then: (scene) =>
      until(
        async () => documentOf(scene)?.isDirty === false && (await scene.disk()) === documentOf(scene)?.getText(),
        "saved by us or by VS Code",
      ),
  },
  {
    name: "no auto-save: what was typed stays unsaved",
    stage: async (scene) => {
      await scene.set("files.autoSave", "off");
      await scene.type();
    },
    then: isUnsaved,
  },
  {
    name: "format on save, open and clean: what the formatter does is the formatter's",
    text: spaced,
    stage: async (scene) => {
      await scene.set("editor.formatOnSave", true);
      await scene.set("[jsonc]", { "editor.defaultFormatter": formatter });
      await scene.open();
    },
    then: async (scene) => {
      await isSaved(scene);
      scene.base = await formatted(scene);
      assert.include(scene.base, '"x-mine": [\n    1,\n    2\n  ]');
    },
  },
  {
    name: "format on save, closed: nobody formats",
    text: spaced,
    stage: async (scene) => {
      await scene.set("editor.formatOnSave", true);
      await scene.set("[jsonc]", { "editor.defaultFormatter": formatter });
    },
  },
  {
    name: "somebody who changes the text while it is saved, slowly; and it can be undone all the same",
    text: (text) => text.replace('"status"', '"x-saved": 0,\n  "status"'),
    stage: async (scene) => {
      await scene.open();
      const saving = vscode.workspace.onWillSaveTextDocument((event) => {
        const at = event.document.getText().indexOf('"x-saved": 0') + '"x-saved": '.length;
        const range = new vscode.Range(event.document.positionAt(at), event.document.positionAt(at + 1));
        event.waitUntil(
          new Promise<vscode.TextEdit[]>((resolve) => {
            setTimeout(() => {
              resolve(at > 20 ? [vscode.TextEdit.replace(range, "1")] : []);
            }, 300);
          }),
        );
      });
      scene.atEnd(() => {
        saving.dispose();
      });
    },
    act: async (scene) => {
      const window = await scene.window();
      await scene.tick("jobs", window);
      await scene.tick("guide", window);
      scene.base = scene.base.replace('"x-saved": 0', '"x-saved": 1');
      await window.store.undo();
      await window.store.undo();
      scene.done.length = 0;
      assert.notInclude(await scene.newest(), '"done"');
      await scene.tick("deliverables", window);
    },
    then: isSaved,
  },
  {
    name: "spaces trimmed and the last newline added on save",
    text: (text) => text.trimEnd().replace('"reason"', '"x-mine": 1,   \n  "reason"'),
    stage: async (scene) => {
      await scene.set("files.trimTrailingWhitespace", true);
      await scene.set("files.insertFinalNewline", true);
      await scene.open();
    },
    then: (scene) => {
      scene.base = `${scene.base.replace("1,   \n", "1,\n")}\n`;
      return isSaved(scene);
    },
  },
];
