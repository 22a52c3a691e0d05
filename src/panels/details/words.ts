import * as vscode from "vscode";
import type { DetailsWords } from "../../protocol/details.js";

/** The form's own words; those of fields come with the fields. */
export function detailsWords(): DetailsWords {
  return { openText: vscode.l10n.t("Open in Text Editor") };
}
