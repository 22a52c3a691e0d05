import { assert } from "chai";
import * as vscode from "vscode";
import { commit, finish } from "../../src/exports/transaction.js";
import { finishExport, type Writer } from "../../src/host/exportRecovery.js";
import { Report } from "../../src/host/report.js";
import { writeExport } from "../../src/host/writeExport.js";
import { FaultyDisk, type Faults } from "./faults/faultyDisk.js";

const scheme = "sendoff-export-faults";
const folder = vscode.Uri.from({ scheme, path: "/shop" });
const entry = {
  slug: "acme",
  uri: vscode.Uri.joinPath(folder, ".sendoff/acme/offboarding.json").toString(),
  folder: folder.toString(),
};
const names = ["README.md", "summary.md", "access.md", "training.md", "handover.html"];
const at = (name: string): string => `handoff/acme/${name}`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An export onto disks that do not do what they are told. */
export function exportFaultsSuite(): void {
  describe("an export onto a disk with faults", () => {
    const registered: { dispose(): unknown }[] = [];
    let disk: FaultyDisk;
    let storage: FaultyDisk;
    let writer: Writer;
    before(() => {
      const report = new Report();
      const [work, own] = [FaultyDisk.register(scheme), FaultyDisk.register(`${scheme}-storage`)];
      registered.push(work.registration, own.registration, report);
      ({ disk } = work);
      storage = own.disk;
      writer = {
        report,
        storage: vscode.Uri.from({ scheme: `${scheme}-storage`, path: "/storage" }),
        documents: () => Promise.resolve({ commit, finish }),
      };
    });
    beforeEach(async () => {
      disk.reset();
      storage.reset();
      await exporting("old");
    });
    after(() => {
      for (const each of registered) each.dispose();
    });

    /** Exports the files with this text in each; one of the first export is not in the others, and is removed. */
    const exporting = (text: string): Promise<void> =>
      writeExport(writer, entry, [
        ...names.map((name) => ({ path: at(name), bytes: bytes(`${text} ${name}`) })),
        { path: at("acceptance.md"), bytes: text === "old" ? bytes("old acceptance.md") : null },
      ]);
    const refused = async (text: string): Promise<string> => {
      try {
        await exporting(text);
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
      return assert.fail("should have been refused");
    };
    /** All that is on the disk is this export, whole, and nothing is staged or noted anywhere. */
    const isWhole = (text: string): void => {
      const all = text === "old" ? [...names, "acceptance.md"] : names;
      assert.deepEqual(disk.paths, all.map((name) => `/shop/${at(name)}`).sort());
      for (const name of all) assert.equal(disk.text(vscode.Uri.joinPath(folder, at(name))), `${text} ${name}`, name);
      assert.deepEqual(storage.paths, []);
    };
    /** A hook that lets the disk go wrong at the call of this number. */
    const nth = (number: number, faults: Partial<Faults>): (() => void) => {
      let calls = 0;
      return () => {
        if (++calls === number) Object.assign(disk.faults, faults);
      };
    };

    it("a read-only disk: says so, and leaves the last export as it was", async () => {
      disk.faults.readOnly = true;
      assert.match(
        await refused("new"),
        /^(shop\/)?.*is read-only. Make it writable, then try again. Nothing was changed.$/,
      );
      disk.faults.readOnly = false;
      isWhole("old");
      await exporting("new");
      isWhole("new");
    });

    for (const full of ["refuses", "cuts", "cuts without a word"] as const)
      for (const write of [1, 3, 5])
        it(`a disk that is full at the file of number ${String(write)} and ${full}`, async () => {
          disk.beforeWrite = nth(write, { full });
          assert.match(await refused("new"), /Free some space, then try again. Nothing was changed.$/);
          disk.faults.full = undefined;
          isWhole("old");
          await exporting("new");
          isWhole("new");
        });

    it("no room for the journal", async () => {
      storage.faults.full = "cuts";
      assert.match(await refused("new"), /Free some space/);
      storage.faults.full = undefined;
      isWhole("old");
    });

    it("a disk that is away for a moment while files are put in their places: all are put back", async () => {
      for (const rename of [1, 2, 5, 11]) {
        let calls = 0;
        disk.beforeRename = () => {
          disk.faults.away = ++calls === rename;
          if (disk.faults.away) setTimeout(() => (disk.faults.away = false), 0);
        };
        assert.match(await refused("new"), /Try again when the file system is back. Nothing was changed.$/);
        disk.faults.away = false;
        isWhole("old");
      }
    });

    it("a disk that becomes read-only half way: says what is true, and finishes at the next start", async () => {
      disk.beforeRename = nth(4, { readOnly: true });
      assert.match(
        await refused("new"),
        /files were written, and they could not be put back. The rest is written when/,
      );
      disk.faults.readOnly = false;
      await finishExport(writer, entry);
      isWhole("new");
    }).timeout(30_000);
  });
}
