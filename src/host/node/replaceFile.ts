import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { temporaryName } from "../temporaryFiles.js";

/**
 * Replaces a file's bytes: on a disk by writing a sibling and renaming it over the file, so that whoever reads it, and
 * whatever is killed when, finds a complete file. VS Code's own `writeFile` truncates first. Through a link, the
 * file that the link names is replaced; other file systems are written in place.
 */
export async function replaceFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  if (uri.scheme !== "file") {
    await vscode.workspace.fs.writeFile(uri, bytes);
    return;
  }
  const target = await realpath(uri.fsPath);
  // Renaming needs the right to write the folder only; a file that was made read-only shall stay as it is.
  await access(target, constants.W_OK);
  const { mode } = await stat(target);
  const temporary = join(dirname(target), temporaryName(randomBytes(6).toString("hex")));
  try {
    const file = await open(temporary, "wx", mode);
    try {
      await file.writeFile(bytes);
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
