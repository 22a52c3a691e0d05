import * as vscode from "vscode";
import type { DetailsWords } from "../../protocol/details.js";

/** The form's own words; those of fields come with the fields. What is put in for `{0}` is known to the webview alone. */
export function detailsWords(): DetailsWords {
  return {
    tabs: vscode.l10n.t("Details"),
    openText: vscode.l10n.t("Open in Text Editor"),
    reopen: vscode.l10n.t("Reopen"),
    closed: vscode.l10n.t("This offboarding is closed, and nothing of it changes any more but for payments."),
    add: vscode.l10n.t("Add {0}", "{0}"),
    remove: vscode.l10n.t("Remove {0}", "{0}"),
    duplicate: vscode.l10n.t("Duplicate {0}", "{0}"),
    up: vscode.l10n.t("Move {0} up", "{0}"),
    down: vscode.l10n.t("Move {0} down", "{0}"),
    more: vscode.l10n.t("More of {0}", "{0}"),
    less: vscode.l10n.t("Less of {0}", "{0}"),
    noneButton: vscode.l10n.t("There Are None"),
    noneTaken: vscode.l10n.t("Take That Back"),
    noneYet: vscode.l10n.t("Nothing here yet."),
    notSet: vscode.l10n.t("Not set"),
    missing: vscode.l10n.t("Not in the file yet: {0}", "{0}"),
    showMore: vscode.l10n.t("Show More ({0} left)", "{0}"),
    newRow: vscode.l10n.t("new {0}", "{0}"),
  };
}
