import * as vscode from "vscode";
import type { App } from "../../host/app.js";
import { exportedHandover, whatGoesWithIt } from "../../host/exportedHandover.js";
import type { Entry } from "../../store/store.js";

/**
 * Says what was done with the goodbye and which file goes with it, as the letter speaks of the handover document; offers to mark it as
 * sent, or to make that file first. Nobody waits for the answer.
 */
export function offerMarking(app: App, entry: Entry, message: string): void {
  offer(app, entry, message).catch(app.report.show);
}

async function offer(app: App, entry: Entry, message: string): Promise<void> {
  const handover = await exportedHandover(app, entry);
  const sent = vscode.l10n.t("I Have Sent It");
  const exportIt = vscode.l10n.t("Export Handoff");
  const picked = await vscode.window.showInformationMessage(
    `${message} ${whatGoesWithIt(handover)}`,
    sent,
    ...(handover === undefined ? [exportIt] : []),
  );
  const uri = vscode.Uri.parse(entry.uri);
  if (picked === sent) await vscode.commands.executeCommand("sendoff.markEmailSent", uri);
  else if (picked === exportIt) await vscode.commands.executeCommand("sendoff.export", uri);
}
