import * as vscode from "vscode";

/** The id of the draft editor; the manifest has it. */
const viewType = "sendoff.draft";

/** What we need of our own manifest. */
interface Manifest {
  readonly contributes?: { readonly customEditors?: readonly { readonly viewType: string }[] };
}

/** Opens a draft in the draft editor where there is one, else as the text that it is. */
export async function openDraft(uri: vscode.Uri): Promise<void> {
  if (hasDraftEditor()) {
    await vscode.commands.executeCommand("vscode.openWith", uri, viewType);
    return;
  }
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

function hasDraftEditor(): boolean {
  const { contributes } = (vscode.extensions.getExtension("sendoff.sendoff")?.packageJSON ?? {}) as Manifest;
  return contributes?.customEditors?.some((editor) => editor.viewType === viewType) ?? false;
}
