import * as vscode from "vscode";
import type { TextEdit } from "../store/applyEdits.js";
import { likelyValues, mend } from "../store/mend.js";
import type { Problem } from "../store/problem.js";

/** Quick fixes for what Sendoff can put right by itself in an offboarding.json. */
export function createFixes(): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    { pattern: "**/.sendoff/*/offboarding.json" },
    {
      provideCodeActions: (document, _range, { diagnostics }) => diagnostics.flatMap((each) => fixFor(document, each)),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

/** What a command puts right: it keeps the old bytes, and can be undone. */
const commandFixes: Readonly<Partial<Record<Problem["code"], { readonly command: string; readonly title: string }>>> = {
  conflict: { command: "sendoff.resolveConflict", title: "Merge both versions by meaning" },
  "older-version": { command: "sendoff.migrate", title: "Update this file to the version of this Sendoff" },
  syntax: { command: "sendoff.restore", title: "Restore an earlier version…" },
  empty: { command: "sendoff.restore", title: "Restore an earlier version…" },
  shape: { command: "sendoff.restore", title: "Restore an earlier version…" },
};

/** What a small edit puts right. */
const editFixes: Readonly<Partial<Record<Problem["code"], string>>> = {
  "missing-id": "Write the missing ids",
  "duplicate-id": "Give this one an id of its own",
  "email-not-last": "Move the email to its place",
  "missing-piece": "Add the missing pieces, empty",
  "wrong-carrier": "Let it stand on its own",
  "repeated-key": "Remove this one, which does not count",
  "same-document": "Give this copy an id of its own",
};

function fixFor(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  if (diagnostic.source !== "sendoff") return [];
  const code = diagnostic.code as Problem["code"];
  const byCommand = commandFixes[code];
  const offset = document.offsetAt(diagnostic.range.start);
  if (byCommand) return [...valueFixes(document, diagnostic, offset), commandFix(document, diagnostic, byCommand)];
  const title = editFixes[code];
  const edits = title && mend(document.getText(), { code, offset }, () => crypto.randomUUID());
  if (!title || !edits) return [];
  const action = editFix(document, diagnostic, vscode.l10n.t(title), edits);
  action.isPreferred = true;
  return [action];
}

/** For a word that may not stand there: those that may, and are like it. */
function valueFixes(document: vscode.TextDocument, diagnostic: vscode.Diagnostic, offset: number): vscode.CodeAction[] {
  return likelyValues(document.getText(), offset).map(({ value, edit }) =>
    editFix(document, diagnostic, vscode.l10n.t("Change to “{0}”", value), [edit]),
  );
}

function editFix(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  title: string,
  edits: readonly TextEdit[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const { offset, length, text } of edits)
    action.edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)),
      text,
    );
  action.diagnostics = [diagnostic];
  return action;
}

function commandFix(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  { command, title }: { readonly command: string; readonly title: string },
): vscode.CodeAction {
  const action = new vscode.CodeAction(vscode.l10n.t(title), vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [document.uri] };
  action.diagnostics = [diagnostic];
  return action;
}
