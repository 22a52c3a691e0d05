import { assert } from "chai";
import * as vscode from "vscode";
import { disks } from "./faults/disks.js";
import type { Fault } from "./faults/fault.js";
import { FaultyDisk } from "./faults/faultyDisk.js";
import { inNodeHost } from "./inNodeHost.js";
import { machine } from "./faults/machine.js";
import { moves } from "./faults/moves.js";
import { outsiders } from "./faults/outsiders.js";
import { faultyScheme, Scene } from "./faults/scene.js";
import { settings } from "./faults/settings.js";
import { states } from "./faults/states.js";
import { texts } from "./faults/texts.js";
import { cleanUp, noAutoSave } from "./harness.js";

const table: Readonly<Record<string, readonly Fault[]>> = {
  "the four states": states,
  "how it is written": texts,
  "somebody else": outsiders,
  "moved and deleted": moves,
  "what saving does": settings,
  disks,
  "git and links": machine,
};

/** All that has cost somebody's data in some extension, staged one by one. */
export function faultsSuite(): void {
  describe("faults", () => {
    const staged = new Set<Fault>();
    const count = { survived: 0, done: 0, refused: 0, bytes: 0 };
    let disk: FaultyDisk;
    let registration: vscode.Disposable;
    before(async () => {
      await noAutoSave();
      // VS Code's own git would look into repositories that come and go within a second, and stumble.
      await vscode.workspace.getConfiguration("git").update("enabled", false, vscode.ConfigurationTarget.Global);
      ({ disk, registration } = FaultyDisk.register(faultyScheme));
    });
    beforeEach(async () => {
      await cleanUp();
      disk.reset();
    });
    after(async () => {
      await cleanUp();
      registration.dispose();
      await vscode.workspace.getConfiguration("git").update("enabled", undefined, vscode.ConfigurationTarget.Global);
      const { survived, done, refused, bytes } = count;
      console.log(
        `      faults staged / survived: ${String(staged.size)} / ${String(survived)}; operations reported as done: ${String(done)}, none lost; refused with what to do next: ${String(refused)}; bytes changed outside the touched ranges: ${String(bytes)}`,
      );
    });

    for (const [group, faults] of Object.entries(table))
      describe(group, () => {
        for (const fault of faults.filter(({ only }) => only !== "node" || inNodeHost()))
          it(fault.name, async () => {
            staged.add(fault);
            const scene = await Scene.create(disk, fault.on ?? "workspace", fault.text ?? ((text) => text));
            try {
              await fault.stage?.(scene);
              await (fault.act ?? ((each: Scene) => each.tick()))(scene);
              expectTold(scene, fault);
              await fault.then?.(scene);
              count.bytes += await scene.check();
              count.done += scene.done.length;
              count.refused += scene.refused.length;
              count.survived++;
            } finally {
              await scene.end();
              disk.reset();
            }
          });
      });
  });
}

/** What was told: so much is done, and the rest was refused with what to do next. */
function expectTold({ done, refused }: Scene, fault: Fault): void {
  const expected = fault.refused ?? [];
  assert.equal(refused.length, expected.length, `refused: ${refused.join(" | ")}`);
  for (const [index, words] of expected.entries()) assert.match(refused[index] ?? "", words);
  assert.equal(done.length, fault.done ?? (expected.length > 0 ? 0 : 1), "reported as done");
}
