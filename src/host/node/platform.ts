import { createRequire } from "node:module";
import type { Platform } from "../platform.js";
import { nodeGit } from "./git.js";
import { scanInWorker } from "./scanInWorker.js";
import { replaceFile } from "./replaceFile.js";
import { clearUnfinished } from "./replaceOnDisk.js";

export const nodePlatform: Platform = {
  replaceFile,
  clearUnfinished: (uri) => (uri.scheme === "file" ? clearUnfinished(uri.fsPath) : Promise.resolve()),
  git: nodeGit,
  scanInWorker,
  loadModule: (uri) => Promise.resolve(createRequire(uri.fsPath)(uri.fsPath) as unknown),
};
