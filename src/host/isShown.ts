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

/** What is edited in a tab, given what it shows; undefined for one that compares, or shows something else. */
export function editedIn(input: unknown): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
