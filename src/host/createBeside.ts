import * as vscode from "vscode";
import { exists } from "./createFiles.js";
import { sameBytes } from "./sameBytes.js";
import { temporaryName } from "./temporaryName.js";

/**
 * Creates a file on any file system of VS Code, in a folder that is there: as a sibling that is renamed once it is whole, since VS Code
 * writes in place. False if there is a file already.
 */
export async function createBeside(uri: vscode.Uri, bytes: Uint8Array): Promise<boolean> {
  if (await exists(uri)) return false;
  const temporary = vscode.Uri.joinPath(uri, "..", temporaryName(`new-${crypto.randomUUID()}`));
  try {
    await vscode.workspace.fs.writeFile(temporary, bytes);
    // Some file systems say nothing when they fail.
    if (!sameBytes(await vscode.workspace.fs.readFile(temporary), bytes)) throw vscode.FileSystemError.Unavailable(uri);
    await vscode.workspace.fs.rename(temporary, uri, { overwrite: false });
    return true;
  } catch (error) {
    if (await exists(temporary)) await vscode.workspace.fs.delete(temporary);
    if (error instanceof vscode.FileSystemError && error.code === "FileExists") return false;
    throw error;
  }
}
