import { assert } from "chai";
import * as vscode from "vscode";
import { until } from "../harness.js";
import type { Fault } from "./fault.js";
import type { Scene } from "./scene.js";
import { documentOf, isUnsaved } from "./states.js";

const rename = (text: string): string => text.replace('"Acme shop"', '"Acme store"');

/** Ticks in a second window while `by` happens between its reading and its writing. */
function interrupted(by: (scene: Scene) => PromiseLike<unknown>): (scene: Scene) => Promise<void> {
  return async (scene) => {
    const window = await scene.window();
    window.interruptOnce(async () => {
      await by(scene);
    });
    await scene.tick("jobs", window);
  };
}

/** Somebody else writes the file, between load and save, and around it. */
export const outsiders: readonly Fault[] = [
  { name: "rewritten just before, closed", stage: (scene) => scene.outside(rename) },
  {
    name: "rewritten just before, open",
    stage: async (scene) => {
      await scene.open();
      await scene.outside(rename);
    },
  },
  { name: "rewritten between load and save, closed", act: interrupted((scene) => scene.outside(rename)) },
  {
    name: "rewritten between load and save, open",
    stage: (scene) => scene.open(),
    act: interrupted((scene) => scene.outside(rename)),
  },
  {
    name: "typed into between load and save",
    stage: (scene) => scene.open(),
    act: interrupted((scene) => scene.type()),
    then: isUnsaved,
  },
  {
    name: "opened between load and save",
    act: interrupted((scene) => scene.open()),
  },
  {
    name: "rewritten under unsaved text: both stay, and nothing is saved over the other",
    stage: async (scene) => {
      await scene.type();
      await scene.write(rename(await scene.disk()));
    },
    then: async (scene) => {
      await isUnsaved(scene);
      assert.include(await scene.disk(), "Acme store");
      assert.isNotTrue(await documentOf(scene)?.save(), "VS Code asks first");
      assert.include(await scene.disk(), "Acme store");
    },
  },
  {
    name: "rewritten between every load and save",
    act: async (scene) => {
      const window = await scene.window();
      let count = 0;
      window.files.beforeWrite = () => {
        const name = `"Acme store ${String(++count)}"`;
        return scene.outside((text) => text.replace(/"Acme s[a-z]+( \d+)?"/, name));
      };
      await scene.tick("jobs", window);
    },
    refused: [/keeps being changed by somebody else; nothing was changed. Try again/],
  },
  {
    name: "half written at the moment, and whole a moment later",
    act: async (scene) => {
      const text = await scene.disk();
      await scene.write(text.slice(0, text.length / 2));
      await scene.tick();
      await scene.write(text);
      await scene.tick();
    },
    done: 1,
    refused: [/Open it and mend this first/],
  },
  {
    name: "the same item ticked by somebody else between load and save",
    act: interrupted(async (scene) => {
      await scene.write(
        (await scene.disk()).replace(
          /("id": "jobs",[^}]*?)"state": "open"/,
          '$1"state": "done",\n          "doneAt": "2026-11-20T08:00:00Z"',
        ),
      );
    }),
  },
  {
    name: "the item removed by somebody else between load and save",
    act: interrupted((scene) => scene.outside((text) => text.replace('"id": "jobs"', '"id": "other"'))),
    refused: [/item: there is no item/],
  },
  {
    name: "three windows that tick at once, closed",
    act: async (scene) => {
      const [one, other] = [await scene.window(), await scene.window()];
      await Promise.all([
        ...["jobs", "guide"].map((item) => scene.tick(item, one)),
        ...["deliverables", "pushed"].map((item) => scene.tick(item, other)),
        ...["no-secrets", "access-list"].map((item) => scene.tick(item)),
      ]);
    },
    done: 6,
  },
  {
    name: "two windows that tick at once, open",
    stage: (scene) => scene.open(),
    act: async (scene) => {
      const other = await scene.window();
      await Promise.all([scene.tick("jobs"), scene.tick("guide", other), scene.tick("deliverables")]);
    },
    done: 3,
  },
  {
    name: "an undo of what somebody else has changed since",
    act: async (scene) => {
      const window = await scene.window();
      await scene.tick("jobs", window);
      await scene.outside((text) =>
        text.replace(/("id": "jobs",[^}]*?)"state": "(done|open)"/, '$1"state": "not-needed"'),
      );
      scene.base = await scene.disk();
      scene.done.pop();
      await scene.tries(window.store.undo());
    },
    refused: [/the undo of “tick jobs” does nothing: .* was changed since/],
  },
  {
    name: "watchers that come late",
    act: async (scene) => {
      const window = await scene.window();
      window.files.watchers = "held back";
      await scene.outside(rename);
      await scene.tick("jobs", window);
      await scene.tick("guide");
      assert.notEqual(window.shows("guide"), "done", "nobody has told it yet");
      await until(() => {
        window.files.release();
        return window.shows("jobs") === "done" && window.shows("guide") === "done";
      }, "what both did is shown");
    },
    done: 2,
  },
  {
    name: "watchers that say everything twice",
    act: async (scene) => {
      const window = await scene.window();
      let changes = 0;
      window.store.onDidChange(() => changes++);
      window.files.watchers = "doubled";
      await scene.tick("guide");
      await until(() => window.shows("guide") === "done", "what the other did is shown");
      await scene.tick("jobs", window);
      assert.isAtMost(changes, 3, "what is said twice is one change");
    },
    done: 2,
  },
  {
    name: "watchers that say nothing",
    act: async (scene) => {
      const window = await scene.window();
      window.files.watchers = "missing";
      await scene.outside(rename);
      await scene.tick("guide");
      await scene.tick("jobs", window);
      assert.equal(window.shows("guide"), "done", "a change looks at the newest text");
      await scene.outside((text) => text.replace('"Acme store"', '"Acme shop"'));
      await window.store.reload();
      assert.equal(window.store.get(scene.uri.toString())?.offboarding?.project.name, "Acme shop");
    },
    done: 2,
  },
  {
    name: "a hundred changes from outside, one after the other",
    act: async (scene) => {
      for (let number = 1; number <= 100; number++)
        await scene.outside((text) => text.replace(/"Acme s[a-z]+( \d+)?"/, `"Acme shop ${String(number)}"`));
      await scene.tick();
    },
  },
  {
    name: "a text of five megabytes, closed, open and unsaved",
    text: (text) => text.replace('"status"', `"x-large": ${JSON.stringify(lines(70_000), null, 2)},\n  "status"`),
    act: async (scene) => {
      await scene.tick("jobs");
      await scene.open();
      await scene.tick("guide");
      await scene.type();
      await scene.tick("deliverables");
    },
    done: 3,
    then: async (scene) => {
      assert.isAbove((await scene.disk()).length, 5_000_000);
      await vscode.commands.executeCommand("workbench.action.files.revert");
      scene.base = scene.base.replace('"x-typing": true,\n  ', "");
      scene.done.pop();
    },
  },
];

function lines(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    `${String(index)} ${"one two three four five six seven eight nine ten ".repeat(2)}`.slice(0, 68),
  );
}
