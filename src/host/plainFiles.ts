import * as vscode from "vscode";
import { plainFile, type PlainFile } from "../facts/scan/plainFile.js";

/** Plain files by VS Code's own file systems, which cannot tell what is above a folder; see `Platform.plainFiles`. */
export function plainFiles(folder: vscode.Uri): (path: string, largest: number) => Promise<PlainFile | undefined> {
  return async (path, largest) => {
    const uri = vscode.Uri.joinPath(folder, path);
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
  };
}
