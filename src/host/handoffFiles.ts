import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import { isNotFound, toDiskError } from "./fileErrors.js";
import { temporaryName } from "./temporaryName.js";

/** SHA-256 of a text, in hex; the same in both hosts. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}

/** The text of a file; undefined if there is none, null if there is something that is not UTF-8 text. */
export async function readExisting(uri: vscode.Uri): Promise<string | null | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    // A folder in the way, or bytes that are no text: not ours to overwrite either way.
    if (error instanceof TypeError || (error instanceof vscode.FileSystemError && error.code === "FileIsADirectory"))
      return null;
    throw toDiskError(error, uri);
  }
}

/** A file to be written below a folder; `path` has `/`. */
interface Written {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes files below a folder: all of them beside their places first, then each renamed into its place, so that a disk that
 * is full or read-only is found out before anything is replaced. Removes `removed` last. Rejects with a UserError.
 */
export async function writeFiles(
  folder: vscode.Uri,
  files: readonly Written[],
  removed: readonly string[],
): Promise<void> {
  const staged = new Map<vscode.Uri, vscode.Uri>();
  try {
    for (const { path, text } of files) {
      const target = vscode.Uri.joinPath(folder, path);
      refuseIfUnsaved(target);
      const temporary = vscode.Uri.joinPath(
        target,
        "..",
        temporaryName(`${hashOf(path).slice(0, 12)}-${hashOf(text).slice(0, 12)}`),
      );
      staged.set(temporary, target);
      await vscode.workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
    }
    for (const [temporary, target] of staged) {
      await vscode.workspace.fs.rename(temporary, target, { overwrite: true });
      staged.delete(temporary);
    }
    for (const path of removed) await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, path));
  } catch (error) {
    await Promise.all([...staged.keys()].map(discard));
    throw toDiskError(error, folder);
  }
}

/** What the user is typing right now is not on the disk yet; replacing the file would pit the two against each other. */
function refuseIfUnsaved(uri: vscode.Uri): void {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty)
    throw new UserError(
      `${vscode.workspace.asRelativePath(uri, true)} has unsaved changes; save or revert it, then export again.`,
    );
}

async function discard(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri);
  } catch (error) {
    // The reason for cleaning up is the one to be told; what could not even be staged need not be removed.
    if (!isNotFound(error)) throw new AggregateError([error], `${uri.path} could not be removed again.`);
  }
}
