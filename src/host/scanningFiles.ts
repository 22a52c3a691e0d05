import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import { type Files, foreignFolders } from "../facts/files.js";
import type { ReadForScan } from "../facts/scan/scanFiles.js";
import type { Platform } from "./platform.js";

const largestText = 1024 * 1024;
/** Lock files of large projects have several megabytes. */
const largestLock = 32 * 1024 * 1024;
const mostFiles = 50_000;
const mostFolders = 1_000;

/** The files of a workspace folder, on both hosts. Links are not followed. */
export function workspaceFiles(platform: Platform, folder: vscode.Uri): Files {
  const read = readForScan(platform, folder, largestLock);
  return {
    list: (signal) => listBelow(folder, signal),
    read: async (path) => (await read(path))?.text,
  };
}

/** Reads a file for a scan: how large it is, and its text if it has one and is no larger (in bytes). Nothing for what is no plain file, or cannot be read. */
export function readForScan(platform: Platform, folder: vscode.Uri, largest = largestText): ReadForScan {
  const read = platform.plainFiles(folder);
  return (path) => read(path, largest);
}

/** The names of the folders directly in a workspace folder that are repositories of their own. Links are not followed. */
export async function repositoriesIn(folder: vscode.Uri): Promise<readonly string[]> {
  const names = (await entriesOf(folder, "")).flatMap(([name, type]) =>
    type === vscode.FileType.Directory && !foreignFolders.test(name) ? [name] : [],
  );
  const found = await Promise.all(
    names.slice(0, mostFolders).map(async (name) => {
      const inside = await entriesOf(folder, name);
      return inside.some(([entry]) => entry === ".git") ? [name] : [];
    }),
  );
  return found.flat().sort();
}

async function listBelow(folder: vscode.Uri, signal?: AbortSignal): Promise<readonly string[]> {
  const found: string[] = [];
  const waiting = [""];
  for (let at = waiting.pop(); at !== undefined && found.length < mostFiles; at = waiting.pop()) {
    signal?.throwIfAborted();
    for (const [name, type] of await entriesOf(folder, at)) {
      const path = at === "" ? name : `${at}/${name}`;
      if (foreignFolders.test(path)) continue;
      if (type === vscode.FileType.Directory) waiting.push(path);
      else if (type === vscode.FileType.File) found.push(path);
    }
  }
  return found.sort();
}

/** What is in a folder; one below the first may have gone since it was listed. Rejects with a UserError if the first cannot be read. */
async function entriesOf(folder: vscode.Uri, path: string): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, path));
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    if (path !== "") return [];
    const name = vscode.workspace.asRelativePath(folder, true);
    throw new UserError(`the folder ${name} cannot be read; get it there, or correct it in the details`, "folder");
  }
}
