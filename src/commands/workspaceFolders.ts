import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import { pick } from "./prompts.js";

/** The open folder that a script means: by URI, path or name, else the only one. Rejects with a UserError on `folder`. */
export function folderFor(name: string | undefined): vscode.WorkspaceFolder {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (!first) throw new UserError("open the client's folder first", "folder");
  const found = folders.find(
    ({ uri, name: called }) => name === uri.toString() || name === uri.fsPath || name === called,
  );
  if (found ?? (name === undefined && folders.length === 1)) return found ?? first;
  const names = folders.map((folder) => folder.name).join(", ");
  throw new UserError(`say which of the open folders: ${names}`, "folder");
}

/** The open folder that a hand means: that of the file in front, else the only one, else it asks. */
export async function folderByHand(uri: vscode.Uri | undefined): Promise<vscode.WorkspaceFolder> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const active = uri ?? vscode.window.activeTextEditor?.document.uri;
  const found =
    (active && vscode.workspace.getWorkspaceFolder(active)) ?? (folders.length === 1 ? folders[0] : undefined);
  if (found) return found;
  if (folders.length === 0)
    throw new UserError("Open the client's folder first (File > Open Folder…), then start the offboarding.");
  const choices = folders.map((folder) => ({ label: folder.name, description: folder.uri.fsPath, value: folder }));
  return pick(choices, vscode.l10n.t("In which folder?"));
}
