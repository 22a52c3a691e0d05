import { createRequire } from "node:module";
import type { Platform } from "../platform.js";
import { nodeGit } from "./git.js";
import { replaceFile } from "./replaceFile.js";

export const nodePlatform: Platform = {
  replaceFile,
  git: nodeGit,
  loadModule: (uri) => Promise.resolve(createRequire(uri.fsPath)(uri.fsPath) as unknown),
};
