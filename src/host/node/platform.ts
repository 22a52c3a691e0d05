import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import * as vscode from "vscode";
import { createBeside } from "../createBeside.js";
import type { Platform } from "../platform.js";
import { nodeGit } from "./git.js";
import { plainFiles } from "../plainFiles.js";
import { plainFilesOnDisk } from "./plainFilesOnDisk.js";
import { scanInWorker } from "./scanInWorker.js";
import { replaceFile } from "./replaceFile.js";
import { clearUnfinished, createOnDisk } from "./replaceOnDisk.js";

export const nodePlatform: Platform = {
  readFile: async (uri) => (uri.scheme === "file" ? readFile(uri.fsPath) : vscode.workspace.fs.readFile(uri)),
  plainFiles: (folder) => (folder.scheme === "file" ? plainFilesOnDisk(folder.fsPath) : plainFiles(folder)),
  replaceFile,
  createFile: (uri, bytes) => (uri.scheme === "file" ? createOnDisk(uri.fsPath, bytes) : createBeside(uri, bytes)),
  clearUnfinished: (uri) => (uri.scheme === "file" ? clearUnfinished(uri.fsPath) : Promise.resolve(false)),
  git: nodeGit,
  scanInWorker,
  loadModule: (uri) => Promise.resolve(createRequire(uri.fsPath)(uri.fsPath) as unknown),
};
