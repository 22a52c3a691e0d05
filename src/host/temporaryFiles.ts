import * as vscode from "vscode";
import { isNotFound } from "./fileErrors.js";
import type { Place } from "../store/textFiles.js";

const prefix = ".sendoff-";
const ending = ".tmp";

/** A temporary file that is younger than this (ms) may belong to another window that is writing right now. */
const grace = 60_000;

/** The name of a temporary file beside the one it will replace; recognisable, so that the next start can clear what a crash left. */
export function temporaryName(unique: string): string {
  return `${prefix}${unique}${ending}`;
}

/** Removes what a crash left behind beside the offboardings. Nothing but our own temporary files is touched. */
export async function clearTemporaryFiles(places: readonly Place[], now: number): Promise<void> {
  await Promise.all(places.map(({ uri }) => clearFolder(vscode.Uri.joinPath(vscode.Uri.parse(uri), ".."), now)));
}

async function clearFolder(folder: vscode.Uri, now: number): Promise<void> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const names = entries.map(([name]) => name).filter((name) => name.startsWith(prefix) && name.endsWith(ending));
  for (const name of names) {
    const uri = vscode.Uri.joinPath(folder, name);
    try {
      const { mtime } = await vscode.workspace.fs.stat(uri);
      if (now - mtime > grace) await vscode.workspace.fs.delete(uri);
    } catch (error) {
      // Another window may have been faster.
      if (!isNotFound(error)) throw error;
    }
  }
}
