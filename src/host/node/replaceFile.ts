import type * as vscode from "vscode";
import { replaceInPlace } from "../replaceInPlace.js";
import { replaceOnDisk } from "./replaceOnDisk.js";

/** Replaces a file's bytes if they still are `before`: whole or not at all on a disk, else as well as VS Code's file system can. */
export function replaceFile(uri: vscode.Uri, before: Uint8Array, after: Uint8Array): Promise<boolean> {
  return uri.scheme === "file" ? replaceOnDisk(uri.fsPath, before, after) : replaceInPlace(uri, before, after);
}
