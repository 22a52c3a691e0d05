import * as vscode from "vscode";
import { plainFile, type PlainFile } from "../facts/scan/plainFile.js";

/** A plain file by VS Code's own file systems; see `Platform.readPlainFile`. */
export async function readPlainFile(uri: vscode.Uri, largest: number): Promise<PlainFile | undefined> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if (type !== vscode.FileType.File) return undefined;
    if (size > largest) return { size };
    return plainFile(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    // Gone since it was listed, or not ours to read: the next reading will tell.
    if (error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}
