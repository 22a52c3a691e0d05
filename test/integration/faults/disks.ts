import { assert } from "chai";
import * as vscode from "vscode";
import { until } from "../harness.js";
import type { Fault } from "./fault.js";
import type { Scene } from "./scene.js";
import { isSaved, isUnsaved } from "./states.js";

const on = "faulty disk";
const full = /does not fit on the disk any more. Free some space, then try again/;

/** Ticks in a window on the faulty disk. */
const tick = async (scene: Scene, item = "jobs"): Promise<void> => scene.tick(item, await scene.window());

/** Ticks while the disk is full, and once more when it no longer is. */
function whileFull(how: "refuses" | "cuts" | "cuts without a word"): (scene: Scene) => Promise<void> {
  return async (scene) => {
    const window = await scene.window();
    scene.faulty.faults.full = how;
    await scene.tick("jobs", window);
    scene.faulty.faults.full = undefined;
    // What was damaged is brought back from the backup that was named.
    const [kept] = window.backups.kept;
    if (how !== "refuses") {
      assert.equal(kept?.backup.cause, "damage");
      await window.store.rewrite(scene.uri.toString(), "restore", "restore", () =>
        new TextDecoder().decode(kept?.bytes),
      );
    }
    await scene.tick("guide", window);
  };
}

/** Disks that do not do what they are told. */
export const disks: readonly Fault[] = [
  { name: "an ordinary file system of VS Code, closed", on, act: tick },
  { name: "an ordinary file system of VS Code, open", on, stage: (scene) => scene.open(), act: tick, then: isSaved },
  {
    name: "a read-only disk, closed",
    on,
    act: async (scene) => {
      scene.faulty.faults.readOnly = true;
      await tick(scene);
      scene.faulty.faults.readOnly = false;
      await tick(scene, "guide");
    },
    done: 1,
    refused: [/is read-only. Make it writable, then try again/],
  },
  {
    name: "a read-only disk, open: the tick stands in the editor, and is saved when that can be",
    on,
    stage: async (scene) => {
      await scene.open();
      scene.faulty.faults.readOnly = true;
    },
    act: tick,
    then: async (scene) => {
      await isUnsaved(scene);
      scene.faulty.faults.readOnly = false;
      assert.isTrue(await vscode.workspace.save(scene.uri).then((saved) => saved !== undefined));
      assert.include(await scene.disk(), '"done"');
    },
  },
  { name: "a full disk that refuses", on, act: whileFull("refuses"), done: 1, refused: [full] },
  { name: "a full disk that cuts off", on, act: whileFull("cuts"), done: 1, refused: [full] },
  {
    name: "a full disk that cuts off without a word",
    on,
    act: whileFull("cuts without a word"),
    done: 1,
    refused: [/cannot be reached right now. Try again/],
  },
  {
    name: "a disk that is away for a while",
    on,
    act: async (scene) => {
      const window = await scene.window();
      scene.faulty.faults.away = true;
      await scene.tick("jobs", window);
      await window.store.reload();
      const entry = window.store.get(scene.uri.toString());
      assert.match(entry?.problems[0]?.message ?? "", /Try again/, "the row says so");
      assert.equal(entry?.lastGood?.client.name, "Acme Ltd", "and shows what it was");
      scene.faulty.faults.away = false;
      await scene.tick("guide", window);
    },
    done: 1,
    refused: [/cannot be reached right now. Try again when the file system is back/],
  },
  {
    name: "a slow disk, with many changes at once from two windows",
    on,
    act: async (scene) => {
      const [one, other] = [await scene.window(), await scene.window()];
      scene.faulty.faults.slow = 60;
      await Promise.all([...["jobs", "guide"].map((item) => scene.tick(item, one)), scene.tick("deliverables", one)]);
      await Promise.all(["pushed", "no-secrets"].map((item) => scene.tick(item, other)));
    },
    done: 5,
  },
  {
    name: "a slow disk, open and unsaved",
    on,
    stage: async (scene) => {
      await scene.type();
      scene.faulty.faults.slow = 200;
    },
    act: tick,
    then: isUnsaved,
  },
  {
    name: "a slow disk that somebody else writes to meanwhile",
    on,
    act: async (scene) => {
      const window = await scene.window();
      scene.faulty.faults.slow = 100;
      const ticking = scene.tick("jobs", window);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await scene.outside((text) => text.replace('"Acme shop"', '"Acme store"'));
      await ticking;
    },
  },
  {
    name: "names in any case: typed under one, ticked under the other, and neither is lost",
    on,
    act: async (scene) => {
      scene.faulty.faults.anyCase = true;
      const typed = await scene.type();
      scene.base = scene.base.replace('"x-typing": true,\n  ', "");
      scene.uri = scene.uri.with({ path: scene.uri.path.replace("/.sendoff/fault-", "/.sendoff/FAULT-") });
      await tick(scene);
      assert.include(await scene.disk(), '"done"');
      assert.include(typed.getText(), "x-typing");
      if (await typed.save()) {
        assert.include(await scene.disk(), '"done"', "what was typed is not saved over it");
      }
      await vscode.window.showTextDocument(typed);
      await vscode.commands.executeCommand("workbench.action.files.revert");
      await until(() => !typed.isDirty, "reverted");
    },
  },
];
