import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import { type Files, foreignFolders } from "../facts/files.js";
import type { ReadForScan } from "../facts/scan/scanFiles.js";

const largestText = 1024 * 1024;
/** Lock files of large projects have several megabytes. */
const largestLock = 32 * 1024 * 1024;
const mostFiles = 50_000;

/** The files of a workspace folder by VS Code's own file systems, on both hosts. Links are not followed. */
export function workspaceFiles(folder: vscode.Uri): Files {
  const read = readForScan(folder, largestLock);
  return {
    list: (signal) => listBelow(folder, signal),
    read: async (path) => (await read(path))?.text,
  };
}

/** Reads a file for a scan: how large it is, and its text if it has one and is no larger (in bytes). Nothing for what is no plain file, or cannot be read. */
export function readForScan(folder: vscode.Uri, largest = largestText): ReadForScan {
  return async (path) => {
    const uri = vscode.Uri.joinPath(folder, path);
    try {
      const { type, size } = await vscode.workspace.fs.stat(uri);
      if (type !== vscode.FileType.File) return undefined;
      if (size > largest) return { size };
      const bytes = await vscode.workspace.fs.readFile(uri);
      return bytes.subarray(0, 8_000).includes(0) ? { size } : { size, text: new TextDecoder().decode(bytes) };
    } catch (error) {
      // Gone since it was listed, or not ours to read: the next reading will tell.
      if (error instanceof vscode.FileSystemError) return undefined;
      throw error;
    }
  };
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
