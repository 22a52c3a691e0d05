import * as vscode from "vscode";
import type { App } from "../host/app.js";

/** Tells the manifest's `when` clauses whether there is an offboarding: without one, the palette and the welcome view differ. */
export function createContextKeys(app: App): vscode.Disposable {
  const update = (): void => {
    const has = app.store.list().length > 0;
    vscode.commands.executeCommand("setContext", "sendoff.hasOffboardings", has).then(undefined, app.report.quietly);
  };
  return vscode.Disposable.from(app.store.onDidChange(update));
}
