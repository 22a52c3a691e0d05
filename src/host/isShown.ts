import * as vscode from "vscode";

/** Whether a document has a tab; without one, nobody is looking, and nobody could save it. */
export function isShown({ uri }: vscode.TextDocument): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      const shown = input instanceof vscode.TabInputTextDiff ? input.modified : inputUri(input);
      return shown?.toString() === uri.toString();
    }),
  );
}

function inputUri(input: unknown): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
