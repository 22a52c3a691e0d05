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
      const file = vscode.Uri.parse(uri);
      await platform.clearUnfinished(file);
      await clearFolder(vscode.Uri.joinPath(file, ".."), now);
    }),
  );
}

async function clearFolder(folder: vscode.Uri, now: number): Promise<void> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  for (const [name] of entries.filter(([each]) => isTemporary(each))) {
    const uri = vscode.Uri.joinPath(folder, name);
    try {
      const { mtime } = await vscode.workspace.fs.stat(uri);
      if (now - mtime > grace) await vscode.workspace.fs.delete(uri, { recursive: true });
    } catch (error) {
      // Another window may have been faster.
      if (!isNotFound(error)) throw error;
    }
  }
}
