// A process to be killed: exports one handoff after the other, as the extension would, and tells of each.
// node endlessExporter.mjs FOLDER FIRST, with an IPC channel; it waits for a message before it begins.
import { once } from "node:events";
import { commit, finish } from "../../src/exports/transaction.js";
import { changesOf, places, realDisk, realJournal } from "./exportDisk.js";

const [folder = "", first = "0"] = process.argv.slice(2);
const { staging } = places;
const disk = realDisk(folder);
const journal = realJournal(`${folder}.journal`);
// As at each start of the extension.
await finish(disk, journal, staging);
const go = once(process, "message");
process.send?.("ready");
await go;
// What takes longest comes before telling, so that a kill soon after hits the writing.
let changes = await changesOf(disk, Number(first));
for (let number = Number(first); ; number++) {
  await commit(changes, { disk, journal, staging });
  changes = await changesOf(disk, number + 1);
  process.send?.(number);
}
