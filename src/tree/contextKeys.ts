import * as vscode from "vscode";
import type { App } from "../host/app.js";

/** Tells the manifest's `when` clauses whether there is an offboarding, and whether one waits to be merged: the palette and the welcome view differ. */
export function createContextKeys(app: App): vscode.Disposable {
  // VS Code looks at all menus again whenever a key is set.
  const known = new Map<string, boolean>();
  const update = (): void => {
    const entries = app.store.list();
    const keys = {
      "sendoff.hasOffboardings": entries.length > 0,
      "sendoff.hasConflict": entries.some(({ problems }) => problems[0]?.code === "conflict"),
    };
    for (const [key, value] of Object.entries(keys))
      if (known.get(key) !== value) {
        known.set(key, value);
        vscode.commands.executeCommand("setContext", key, value).then(undefined, app.report.quietly);
      }
  };
  return vscode.Disposable.from(app.store.onDidChange(update));
}
