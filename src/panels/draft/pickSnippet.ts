import * as vscode from "vscode";
import type { Snippet, SnippetKind } from "../../drafts/snippets.js";

/** Asks which fact or record to insert; undefined when the prompt is closed. */
export async function pickSnippet(snippets: readonly Snippet[]): Promise<Snippet | undefined> {
  const kinds: Readonly<Record<SnippetKind, string>> = {
    deliverable: vscode.l10n.t("Deliverable"),
    result: vscode.l10n.t("Result"),
    job: vscode.l10n.t("Job"),
    contact: vscode.l10n.t("Contact"),
    account: vscode.l10n.t("Account"),
    invoice: vscode.l10n.t("Invoice"),
    issue: vscode.l10n.t("Known issue"),
    balance: vscode.l10n.t("Balance"),
    chart: vscode.l10n.t("Chart"),
  };
  const picked = await vscode.window.showQuickPick(
    snippets.map((snippet) => ({ label: snippet.label, description: kinds[snippet.kind], snippet })),
    {
      title: vscode.l10n.t("What shall be inserted?"),
      placeHolder: vscode.l10n.t("A deliverable, a job, a contact, the balance, a chart…"),
      matchOnDescription: true,
    },
  );
  return picked?.snippet;
}
