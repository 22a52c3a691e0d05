import * as vscode from "vscode";
import type { Place } from "../store/textFiles.js";
import { isNotFound } from "./fileErrors.js";
import type { Platform } from "./platform.js";
import { isTemporary } from "./temporaryName.js";

/** A temporary file that is younger than this (ms) may belong to another window that is writing right now. */
const grace = 60_000;

/** Removes what a crash left behind beside the offboardings. Nothing but our own temporary files is touched. */
export async function clearTemporaryFiles(platform: Platform, places: readonly Place[], now: number): Promise<void> {
  await Promise.all(
    places.map(async ({ uri }) => {
      try {
        await clearPlace(platform, vscode.Uri.parse(uri), now);
      } catch (error) {
        // Another window may have been faster, or the folder be a link to nowhere.
        if (!isNotFound(error)) throw error;
      }
    }),
  );
}

async function clearPlace(platform: Platform, file: vscode.Uri, now: number): Promise<void> {
  const folder = vscode.Uri.joinPath(file, "..");
  const hadUnfinished = await platform.clearUnfinished(file);
  const hadOthers = await clearFolder(folder, now);
  if (hadUnfinished || hadOthers) await removeIfEmpty(folder);
}

/** Answers whether there was anything to clear. */
async function clearFolder(folder: vscode.Uri, now: number): Promise<boolean> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  let cleared = false;
  for (const [name] of entries.filter(([each]) => isTemporary(each))) {
    const uri = vscode.Uri.joinPath(folder, name);
    try {
      const { mtime } = await vscode.workspace.fs.stat(uri);
      if (now - mtime <= grace) continue;
      await vscode.workspace.fs.delete(uri, { recursive: true });
      cleared = true;
    } catch (error) {
      // Another window may have been faster.
      if (!isNotFound(error)) throw error;
    }
  }
  return cleared;
}

/** A folder that a start was killed in holds nothing of anybody's, and would keep its name from the next start. */
async function removeIfEmpty(folder: vscode.Uri): Promise<void> {
  if ((await vscode.workspace.fs.readDirectory(folder)).length === 0) await vscode.workspace.fs.delete(folder);
}
