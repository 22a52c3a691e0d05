import * as vscode from "vscode";
import type { Finding } from "../drafts/checks/finding.js";
import type { App } from "../host/app.js";
import { checkDraftText } from "../host/draftChecks.js";
import { draftAt } from "../host/draftFiles.js";

/** How long (ms) nobody has to type before a draft is checked again. */
const pause = 250;

/** What `sendoff.checkDraft` says of the drafts that are open, in Problems and under the words; and fixes where there is an obvious one. */
export function createDraftProblems(app: App): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("sendoff.drafts");
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const check = (document: vscode.TextDocument): void => {
    publish(app, collection, document).catch(app.report.quietly);
  };
  const soon = (document: vscode.TextDocument): void => {
    if (!draftAt(document.uri)) return;
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        check(document);
      }, pause),
    );
  };
  for (const document of vscode.workspace.textDocuments) soon(document);
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      soon(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      collection.delete(uri);
    }),
    // A record that is filled in may settle what a draft was marked for.
    app.store.onDidChange(() => {
      vscode.workspace.textDocuments.forEach(soon);
    }),
    vscode.languages.registerCodeActionsProvider(
      { pattern: "**/.sendoff/*/*.md" },
      { provideCodeActions: (document, range) => fixesFor(app, document, range) },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    {
      dispose: () => {
        [...timers.values()].forEach(clearTimeout);
      },
    },
  );
}

async function publish(
  app: App,
  collection: vscode.DiagnosticCollection,
  document: vscode.TextDocument,
): Promise<void> {
  const { version } = document;
  const found = await findingsIn(app, document);
  // Whoever goes on typing is checked again; a closed one has no problems.
  if (document.version !== version || document.isClosed) return;
  collection.set(
    document.uri,
    found.map((finding) => toDiagnostic(document, finding)),
  );
}

async function findingsIn(app: App, document: vscode.TextDocument): Promise<readonly Finding[]> {
  const at = draftAt(document.uri);
  await app.store.ready();
  const entry = at && app.store.get(at.entry);
  return entry ? checkDraftText(app, entry, at.kind, document.getText()) : [];
}

function rangeOf(document: vscode.TextDocument, { offset, length }: Finding): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
}

function toDiagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const severity = finding.severity === "error" ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(rangeOf(document, finding), finding.message, severity);
  diagnostic.source = "sendoff";
  diagnostic.code = finding.rule;
  return diagnostic;
}

async function fixesFor(app: App, document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const draft = draftAt(document.uri);
  if (!draft) return [];
  const found = await findingsIn(app, document);
  return found.flatMap((finding) => {
    const { fix } = finding;
    const place = rangeOf(document, finding);
    if (!fix || !place.intersection(range)) return [];
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    if ("tab" in fix) {
      const details = { offboarding: draft.entry, tab: fix.tab };
      action.command = { command: "sendoff.openDetails", title: fix.title, arguments: [details] };
    } else if ("mine" in fix) action.command = { command: "sendoff.myDetails", title: fix.title };
    else {
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, place, fix.text);
    }
    action.diagnostics = [toDiagnostic(document, finding)];
    action.isPreferred = true;
    return [action];
  });
}
