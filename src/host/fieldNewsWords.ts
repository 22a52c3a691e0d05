import * as vscode from "vscode";
import type { HeaderField } from "../drafts/editFrontMatter.js";
import type { FieldConflict } from "../drafts/mergeDraft.js";

/** The words in which people are told what the details say of a field of an email that they have written themselves. */
export function fieldNewsWords(): Readonly<Record<HeaderField | "detailsSay" | "detailsSayNothing", string>> {
  return {
    to: vscode.l10n.t("To"),
    cc: vscode.l10n.t("Cc"),
    subject: vscode.l10n.t("Subject"),
    detailsSay: vscode.l10n.t("The details say “{0}” now."),
    detailsSayNothing: vscode.l10n.t("The details have nothing for it any more."),
  };
}

/** The same where the field is not to be seen: with its name. */
export function fieldNewsLine({ field, fresh }: FieldConflict): string {
  const words = fieldNewsWords();
  return `${words[field]}: ${fresh === "" ? words.detailsSayNothing : words.detailsSay.replace("{0}", () => fresh)}`;
}
