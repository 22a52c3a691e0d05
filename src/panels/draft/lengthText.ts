import * as vscode from "vscode";
import type { DocumentsModule } from "../../host/app.js";

/** How long a text is, and how long it takes to read. */
export function lengthText({ countWords, readingMinutes }: DocumentsModule, text: string): string {
  const words = countWords(text);
  return vscode.l10n.t("{0} words, {1} min to read", words, readingMinutes(words));
}
