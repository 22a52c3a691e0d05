import * as vscode from "vscode";
import { createBeside } from "../createBeside.js";
import type { Platform } from "../platform.js";
import { oneWindowAtATime } from "./oneWindowAtATime.js";
import { plainFiles } from "../plainFiles.js";
import { replaceInPlace } from "../replaceInPlace.js";

export const webPlatform: Platform = {
  readFile: async (uri) => vscode.workspace.fs.readFile(uri),
  plainFiles,
  // The web host has only VS Code's own file systems, and those write in place.
  replaceFile: (uri, before, after) => oneWindowAtATime(uri.toString(), () => replaceInPlace(uri, before, after)),
  createFile: createBeside,
  clearUnfinished: () => Promise.resolve(false),
  git: { missing: "Git cannot be read in the browser. Open the folder in VS Code on a computer to add its history." },
  loadModule: async (uri) => {
    // The worker cannot import a second file; VS Code itself loads the first one in the same way.
    const source = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const module: { exports: unknown } = { exports: {} };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- our own bundle, from our own extension folder
    new Function("module", "exports", "require", source)(module, module.exports, requireVscode);
    return module.exports;
  },
};

/** All that a chunk of ours leaves out of itself. */
function requireVscode(name: string): unknown {
  if (name === "vscode") return vscode;
  throw new Error(`${name} is not there in the browser.`);
}
