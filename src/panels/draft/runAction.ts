import * as vscode from "vscode";
import type { Missing } from "../../drafts/checks/finding.js";
import { showRefresh } from "../../host/refreshPreview.js";
import type { DraftAction } from "../../protocol/draft.js";

/** What a command that copies says; nothing if its dialog was closed. */
type Copied = { readonly copied: string | null } | undefined;

const commandOf = {
  undo: "undo",
  redo: "redo",
  copyRich: "sendoff.copyRich",
  markSent: "sendoff.markEmailSent",
  saveEml: "sendoff.saveEml",
  openInMail: "sendoff.openInMail",
  refresh: "sendoff.refreshDraft",
} as const satisfies Partial<Record<DraftAction, string>>;

/**
 * What the buttons of the draft editor do is what the commands of the same name do with the draft at `uri`. Resolves with a word on
 * what was done, if there is one to say.
 */
export async function runAction(action: Exclude<DraftAction, "finish">, uri: vscode.Uri): Promise<string | undefined> {
  switch (action) {
    case "openText":
      await vscode.commands.executeCommand("vscode.openWith", uri, "default", vscode.ViewColumn.Beside);
      return undefined;
    case "showChanges":
      await showRefresh(uri);
      return undefined;
    case "load":
      await load(uri);
      return undefined;
    case "copyMarkdown": {
      const done = await vscode.commands.executeCommand<Copied>("sendoff.copyMarkdown", uri);
      return done?.copied === "markdown" ? vscode.l10n.t("Copied as Markdown.") : undefined;
    }
    default:
      await vscode.commands.executeCommand(commandOf[action], uri);
      return undefined;
  }
}

/** Opens where something that is missing is filled in; `offboarding` is the URI of its file. */
export async function fillIn(missing: Missing, offboarding: string): Promise<void> {
  if ("mine" in missing) await vscode.commands.executeCommand("sendoff.myDetails");
  else await vscode.commands.executeCommand("sendoff.openDetails", { offboarding, tab: missing.tab });
}

/** Shows what is on the disk. VS Code does that with the editor that is in front, which had better be this one. */
async function load(uri: vscode.Uri): Promise<void> {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom && input.uri.toString() === uri.toString())
    await vscode.commands.executeCommand("workbench.action.files.revert");
}
