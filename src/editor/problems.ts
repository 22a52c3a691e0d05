import * as vscode from "vscode";
import type { App } from "../host/app.js";
import { isNotFound } from "../host/fileErrors.js";
import type { Entry } from "../store/store.js";

/** Shows what is wrong in each offboarding.json in Problems, with its range, whether the file is open or not. */
export function createProblems(app: App): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("sendoff");
  const update = async (entry: Entry): Promise<void> => {
    const uri = vscode.Uri.parse(entry.uri);
    if (entry.problems.length === 0) {
      collection.delete(uri);
      return;
    }
    const positionAt = await positionsIn(uri);
    // The file may have been read again in the meantime; then the newer reading shows its own.
    if (app.store.get(entry.uri) === entry)
      collection.set(
        uri,
        entry.problems.map((problem) => toDiagnostic(problem, positionAt)),
      );
  };
  const updateAll = (): void => {
    const known = new Set(app.store.list().map((entry) => entry.uri));
    collection.forEach((uri) => {
      if (!known.has(uri.toString())) collection.delete(uri);
    });
    for (const entry of app.store.list()) update(entry).catch(app.report.quietly);
  };
  return vscode.Disposable.from(
    collection,
    app.store.onDidChange((uri) => {
      const entry = uri === undefined ? undefined : app.store.get(uri);
      if (entry) update(entry).catch(app.report.quietly);
      else updateAll();
    }),
  );
}

function toDiagnostic(
  problem: Entry["problems"][number],
  positionAt: (offset: number) => vscode.Position,
): vscode.Diagnostic {
  const range = new vscode.Range(positionAt(problem.offset), positionAt(problem.offset + problem.length));
  const severity = problem.severity === "error" ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(range, problem.message, severity);
  diagnostic.source = "sendoff";
  diagnostic.code = problem.code;
  return diagnostic;
}

/** From offsets to lines and columns, in the editor's text or the disk's; only files with problems are looked at. */
async function positionsIn(uri: vscode.Uri): Promise<(offset: number) => vscode.Position> {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (document) return (offset) => document.positionAt(offset);
  const text = await textOf(uri);
  return (offset) => {
    const before = text.slice(0, offset).split(/\r\n|\n|\r/);
    return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
  };
}

async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (isNotFound(error)) return "";
    throw error;
  }
}
