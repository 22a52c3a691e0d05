import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type * as vscode from "vscode";
import { replaceInPlace } from "../replaceInPlace.js";
import { temporaryName } from "../temporaryFiles.js";
import { withLock } from "./withLock.js";

/**
 * Replaces a file's bytes if they still are `before`: on a disk by writing a sibling and renaming it over the file, so that whoever
 * reads it, and whatever is killed when, finds a complete file (VS Code's own `writeFile` truncates first). A lock keeps
 * other windows out between comparing and renaming. Through a link, the file that the link names is replaced.
 */
export async function replaceFile(uri: vscode.Uri, before: Uint8Array, after: Uint8Array): Promise<boolean> {
  if (uri.scheme !== "file") return replaceInPlace(uri, before, after);
  const target = await realpath(uri.fsPath);
  // Renaming needs the right to write the folder only; a file that was made read-only shall stay as it is.
  await access(target, constants.W_OK);
  return withLock(join(dirname(target), temporaryName("lock")), async () => {
    if (!(await readFile(target)).equals(before)) return false;
    await writeAndRename(target, after);
    return true;
  });
}

async function writeAndRename(target: string, bytes: Uint8Array): Promise<void> {
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
