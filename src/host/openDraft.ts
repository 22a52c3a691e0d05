import * as vscode from "vscode";

/** The draft editor's id; the manifest has it, too. */
export const draftEditor = "sendoff.draft";

/** Opens a draft in the draft editor. */
export async function openDraft(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand("vscode.openWith", uri, draftEditor);
}
