import * as vscode from "vscode";
import { type App, clientOf } from "../../host/app.js";
import { handoverIn } from "../../host/exportedHandover.js";
import type { Exported } from "../../host/exportFiles.js";
import type { Entry } from "../../store/store.js";

/** One message with the next steps: open it, show the folder, pack it. It warns of what the client would find unfilled. Nobody waits for the answer. */
export function afterExport(
  app: App,
  entry: Entry,
  { written, unchanged, kept, removed }: Exported,
  gaps: readonly string[],
): void {
  const client = clientOf(entry);
  const done =
    kept.length > 0
      ? vscode.l10n.t("{0}: the handoff is ready. Kept as they are: {1}.", client, kept.join(", "))
      : written.length + removed.length === 0
        ? vscode.l10n.t("{0}: the handoff is up to date.", client)
        : vscode.l10n.t("{0}: the handoff is ready.", client);
  const missing = gaps.length === 0 ? "" : ` ${vscode.l10n.t("Still to be filled in: {0}.", few(gaps))}`;
  const files = [...written, ...unchanged, ...kept];
  const first = handoverIn(files);
  const open = vscode.l10n.t("Open");
  const show = vscode.l10n.t("Show Folder");
  const zip = vscode.l10n.t("Pack as Zip…");
  const say = gaps.length === 0 ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  say(`${done}${missing}`, ...(first === undefined ? [] : [open]), show, zip)
    .then(async (picked) => {
      const [shown] = first === undefined ? files : [first];
      if (shown === undefined) return;
      const uri = vscode.Uri.joinPath(vscode.Uri.parse(entry.folder), shown);
      // VS Code has no view of its own for these; what opens them belongs to the system.
      if (picked === open && uri.scheme === "file" && vscode.env.remoteName === undefined)
        await vscode.env.openExternal(uri);
      else if (picked === open || picked === show) await vscode.commands.executeCommand("revealInExplorer", uri);
      else if (picked === zip) await vscode.commands.executeCommand("sendoff.zipHandoff", vscode.Uri.parse(entry.uri));
    })
    .then(undefined, app.report.show);
}

/** The first three, and how many more there are. */
function few(gaps: readonly string[]): string {
  const rest = gaps.length - 3;
  return [...gaps.slice(0, 3), ...(rest > 0 ? [vscode.l10n.t("{0} more", rest)] : [])].join(", ");
}
