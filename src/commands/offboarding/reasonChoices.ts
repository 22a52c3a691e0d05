import * as vscode from "vscode";
import type { Reason } from "../../core/offboarding.js";
import type { Choice } from "../prompts.js";

/** The reasons for an ending, in a person's words. */
export function reasonChoices(): Choice<Reason>[] {
  return [
    { label: vscode.l10n.t("The project is complete"), value: "complete" },
    { label: vscode.l10n.t("The contract ends"), value: "contract-end" },
    { label: vscode.l10n.t("The client cancelled"), value: "client-cancelled" },
    { label: vscode.l10n.t("We end it"), value: "we-cancelled" },
    { label: vscode.l10n.t("It is paused"), value: "paused" },
    { label: vscode.l10n.t("Something else"), value: "other" },
  ];
}
