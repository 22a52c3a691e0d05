import * as vscode from "vscode";
import { fieldNewsWords } from "../../host/fieldNewsWords.js";
import type { DraftWords } from "../../protocol/draft.js";

/** The panel's words. */
export function draftWords(): DraftWords {
  return {
    ...fieldNewsWords(),
    copyRich: vscode.l10n.t("Copy as Rich Text"),
    copyMarkdown: vscode.l10n.t("Copy as Markdown"),
    saveEml: vscode.l10n.t("Save as .eml"),
    openInMail: vscode.l10n.t("Open in Mail Program"),
    markSent: vscode.l10n.t("Mark as Sent"),
    finish: vscode.l10n.t("Finish"),
    openText: vscode.l10n.t("Open in Text Editor"),
    refresh: vscode.l10n.t("Refresh"),
    showChanges: vscode.l10n.t("Show Changes"),
    load: vscode.l10n.t("Load the File"),
    undo: vscode.l10n.t("Undo"),
    redo: vscode.l10n.t("Redo"),
    text: vscode.l10n.t("Text"),
    preview: vscode.l10n.t("As the client will see it"),
    bold: vscode.l10n.t("Bold (Ctrl+B)"),
    italic: vscode.l10n.t("Italic (Ctrl+I)"),
    link: vscode.l10n.t("Link (Ctrl+K)"),
    insert: vscode.l10n.t("Insert a Fact, Job, Account, Invoice… (/)"),
    actions: vscode.l10n.t("Actions"),
    formatting: vscode.l10n.t("Formatting"),
    warnings: vscode.l10n.t("Before it goes out"),
    noWarnings: vscode.l10n.t("Nothing to mend."),
    error: vscode.l10n.t("Error"),
    warning: vscode.l10n.t("Warning"),
    line: vscode.l10n.t("line {0}"),
    included: vscode.l10n.t("What it tells"),
    parts: vscode.l10n.t("What is inside, too"),
    elsewhere: vscode.l10n.t("now inside “{0}”"),
    flavor: vscode.l10n.t("What should they remember you for?"),
    refreshOffer: vscode.l10n.t("More is known by now than when this was drafted. Your own words stay."),
    use: vscode.l10n.t("Use It"),
    added: vscode.l10n.t("comes"),
    removed: vscode.l10n.t("goes"),
    copyNow: vscode.l10n.t("Press to copy"),
    change: vscode.l10n.t("Change"),
  };
}
