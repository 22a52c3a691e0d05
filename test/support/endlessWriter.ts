// A process to be killed: writes one number after the other into an offboarding.json, as the extension would, and tells of each.
// node endlessWriter.mjs FILE FIRST, with an IPC channel; it waits for a message before it begins.
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { clearUnfinished } from "../../src/host/node/replaceOnDisk.js";
import { editItem } from "../../src/core/items.js";
import { Store } from "../../src/store/store.js";
import { DiskFiles } from "./diskFiles.js";
import { MemoryBackups } from "./memoryFiles.js";
import { fixedContext } from "./sample.js";

const [file = "", first = "0"] = process.argv.slice(2);
const uri = pathToFileURL(file).href;
const store = new Store(
  { files: new DiskFiles(uri), backups: new MemoryBackups(), context: () => fixedContext() },
  (error) => {
    throw error;
  },
);
// As at each start of the extension.
await store.ready();
await clearUnfinished(file);
const go = once(process, "message");
process.send?.("ready");
await go;
for (let number = Number(first); ; number++) {
  await store.update(uri, "write", editItem("jobs", { note: `write ${String(number)}` }));
  process.send?.(number);
}
