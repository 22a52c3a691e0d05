import * as vscode from "vscode";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";

/** Says what was done with the goodbye, and offers to mark it as sent. Nobody waits for the answer. */
export function offerMarking(app: App, entry: Entry, message: string): void {
  const sent = vscode.l10n.t("I Have Sent It");
  vscode.window
    .showInformationMessage(message, sent)
    .then((picked) =>
      picked === sent
        ? vscode.commands.executeCommand("sendoff.markEmailSent", vscode.Uri.parse(entry.uri))
        : undefined,
    )
    .then(undefined, app.report.quietly);
}
