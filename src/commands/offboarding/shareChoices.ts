import * as vscode from "vscode";
import type { Choice } from "../prompts.js";

/** Where the checklist is kept; the value says whether git sees it. */
export function keepChoices(): Choice<boolean>[] {
  return [
    {
      label: vscode.l10n.t("Only in this clone"),
      detail: vscode.l10n.t("Git does not see it; nothing in the client's tree changes."),
      value: false,
    },
    {
      label: vscode.l10n.t("Share with the team through git"),
      detail: vscode.l10n.t("It is committed like any file. The client can read it."),
      value: true,
    },
  ];
}
