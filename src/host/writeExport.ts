import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import type { Change } from "../exports/documents.js";
import type { Entry } from "../store/store.js";
import { finishExport, type Writer } from "./exportRecovery.js";
import { toDiskError } from "./fileErrors.js";
import { diskBelow, journalOf, stagingOf } from "./handoffFiles.js";

/** Told how many of how many files are ready to be put in their places. */
export type Staged = (count: number, total: number) => void;

/**
 * Writes and removes files below the entry's workspace folder, all or none; what a crash leaves is finished at the next start, or
 * before the next export. Rejects with a UserError that says what is true of the disk afterwards.
 */
export async function writeExport(
  app: Writer,
  entry: Pick<Entry, "uri" | "folder" | "slug">,
  changes: readonly Change[],
  staged?: Staged,
): Promise<void> {
  const folder = vscode.Uri.parse(entry.folder);
  if (vscode.workspace.fs.isWritableFileSystem(folder.scheme) === false)
    throw new UserError("this folder is read-only, so nothing was exported. Open it from a place that can be written.");
  for (const { path } of changes) refuseIfUnsaved(vscode.Uri.joinPath(folder, path));
  await finishExport(app, entry);
  const { commit } = await app.documents();
  try {
    await commit(changes, {
      disk: diskBelow(folder),
      journal: journalOf(app.storage, entry.uri),
      staging: stagingOf(entry.slug),
      staged: (count) => staged?.(count, changes.length),
      uncleared: app.report.quietly,
    });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "HalfDone") throw toDiskError(error, placeOf(changes, folder));
    app.report.quietly(error.cause);
    throw new UserError(
      `${error.message}, and they could not be put back. The rest is written when this folder is opened the next time, or at the next export.`,
    );
  }
}

/** The folder that most of the changes are about: what cannot be written is the handoff, not the workspace. */
function placeOf([first]: readonly Change[], folder: vscode.Uri): vscode.Uri {
  return first ? vscode.Uri.joinPath(folder, first.path, "..") : folder;
}

/** What the user is typing right now is not on the disk yet; replacing the file would pit the two against each other. */
function refuseIfUnsaved(uri: vscode.Uri): void {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty)
    throw new UserError(
      `${vscode.workspace.asRelativePath(uri, true)} has unsaved changes; save or revert it, then export again.`,
    );
}
