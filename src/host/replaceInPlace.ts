import * as vscode from "vscode";

/** Writes a file if its bytes still are `before`, on file systems that can do no more than that; false if they are others. */
export async function replaceInPlace(uri: vscode.Uri, before: Uint8Array, after: Uint8Array): Promise<boolean> {
  const now = await vscode.workspace.fs.readFile(uri);
  const isSame = now.length === before.length && now.every((byte, index) => byte === before[index]);
  if (isSame) await vscode.workspace.fs.writeFile(uri, after);
  return isSame;
}
