import * as vscode from "vscode";
import { sameBytes } from "./sameBytes.js";

/** Writes a file if its bytes still are `before`, on file systems that can do no more than that; false if they are others. */
export async function replaceInPlace(uri: vscode.Uri, before: Uint8Array, after: Uint8Array): Promise<boolean> {
  const now = await vscode.workspace.fs.readFile(uri);
  const isSame = sameBytes(now, before);
  if (isSame) await vscode.workspace.fs.writeFile(uri, after);
  return isSame;
}
