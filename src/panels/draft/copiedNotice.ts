import * as vscode from "vscode";
import type { DraftKind } from "../../core/drafts.js";
import type { App } from "../../host/app.js";
import { exportedHandover, whatGoesWithIt } from "../../host/exportedHandover.js";

/** What is said once rich text is on the clipboard; of the goodbye also which file goes with it. */
export async function copiedNotice(app: App, kind: DraftKind, offboarding: string): Promise<string> {
  const done = vscode.l10n.t("Copied. Paste it into your mail program or document.");
  const entry = kind === "email" ? app.store.get(offboarding) : undefined;
  return entry ? `${done} ${whatGoesWithIt(await exportedHandover(app, entry))}` : done;
}
