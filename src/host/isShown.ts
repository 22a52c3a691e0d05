import * as vscode from "vscode";

/** Whether a document has a tab; without one, nobody is looking, and nobody could save it. */
export function isShown({ uri }: vscode.TextDocument): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      const shown = input instanceof vscode.TabInputTextDiff ? input.modified : editedIn(input);
      return shown?.toString() === uri.toString();
    }),
  );
}

/** Closes the tabs in which files below a folder are edited: what is not there any more must not be saved anew by habit. */
export async function closeTabs(folder: vscode.Uri): Promise<void> {
  const inside = `${folder.toString()}/`;
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  await vscode.window.tabGroups.close(
    tabs.filter(({ input, isDirty }) => !isDirty && editedIn(input)?.toString().startsWith(inside) === true),
    true,
  );
}

/** What is edited in a tab, given what it shows; undefined for one that compares, or shows something else. */
export function editedIn(input: unknown): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
