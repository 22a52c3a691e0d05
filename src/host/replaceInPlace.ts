import * as vscode from "vscode";
import { sameBytes } from "./sameBytes.js";

/**
 * Writes a file if its bytes still are `before`, on file systems that can do no more than that; false if they are others. A write that
 * fails half way (such a file system empties the file first) is taken back, and rejects.
 */
export async function replaceInPlace(uri: vscode.Uri, before: Uint8Array, after: Uint8Array): Promise<boolean> {
  const now = await vscode.workspace.fs.readFile(uri);
  if (!sameBytes(now, before)) return false;
  try {
    await vscode.workspace.fs.writeFile(uri, after);
  } catch (error) {
    await putBack(uri, before, after);
    throw error;
  }
  // Some file systems say nothing when they fail. Other bytes than ours are somebody else's, who came right behind us.
  if (!isBeginning(await vscode.workspace.fs.readFile(uri), after)) return true;
  await putBack(uri, before, after);
  throw vscode.FileSystemError.Unavailable(uri);
}

/** Writes the old bytes again if what stands there now is a part of the new ones. */
async function putBack(uri: vscode.Uri, before: Uint8Array, after: Uint8Array): Promise<void> {
  const now = await vscode.workspace.fs.readFile(uri);
  if (isBeginning(now, after)) await vscode.workspace.fs.writeFile(uri, before);
}

/** Whether a file was cut off in the middle of a write. */
function isBeginning(now: Uint8Array, whole: Uint8Array): boolean {
  return now.length < whole.length && now.every((byte, index) => byte === whole[index]);
}
