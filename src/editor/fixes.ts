import * as vscode from "vscode";
import type { Json } from "../core/json.js";
import { flow } from "../core/flow.js";
import type { Offboarding } from "../core/offboarding.js";
import { parseText } from "../store/parseText.js";
import type { Problem } from "../store/problem.js";
import { readDocument } from "../store/readDocument.js";
import { textEdits } from "../store/textEdits.js";

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

interface Fix {
  readonly title: string;
  /** The document as it should be. */
  readonly mend: (offboarding: Offboarding) => Offboarding;
}

const fixes: Readonly<Partial<Record<Problem["code"], Fix>>> = {
  // Reading has completed the ids already; they only have to be written.
  "missing-id": { title: "Write the missing ids", mend: (offboarding) => offboarding },
  "email-not-last": {
    title: "Move the email to its place",
    mend: (offboarding) => ({ ...offboarding, pieces: flow(offboarding) }),
  },
  "same-document": {
    title: "Give this copy an id of its own",
    mend: (offboarding) => ({ ...offboarding, id: crypto.randomUUID() }),
  },
};

function fixFor(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): vscode.CodeAction[] {
  if (diagnostic.source !== "sendoff") return [];
  const code = diagnostic.code as Problem["code"];
  const byCommand = commandFixes[code];
  if (byCommand) return [commandFix(document, diagnostic, byCommand)];
  const fix = fixes[code];
  if (!fix) return [];
  const text = document.getText();
  const reading = readDocument(text);
  const parsed = parseText(text);
  if (!reading.ok || !parsed.ok) return [];
  const before = diagnostic.code === "missing-id" ? parsed.value : (reading.offboarding as unknown as Json);
  const after = fix.mend(reading.offboarding) as unknown as Json;
  const action = new vscode.CodeAction(vscode.l10n.t(fix.title), vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const { offset, length, text: replacement } of textEdits(text, before, after))
    action.edit.replace(
      document.uri,
      new vscode.Range(document.positionAt(offset), document.positionAt(offset + length)),
      replacement,
    );
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  return [action];
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
