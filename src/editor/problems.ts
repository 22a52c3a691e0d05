import * as vscode from "vscode";
import type { App } from "../host/app.js";
import type { Entry } from "../store/store.js";
import { positionsIn } from "./positions.js";

/** Shows what is wrong in each offboarding.json in Problems, with its range, whether the file is open or not. */
export function createProblems(app: App): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("sendoff");
  const update = ({ uri, problems }: Entry): void => {
    const file = vscode.Uri.parse(uri);
    // A tick changes no problem, nearly always: nothing to tell VS Code.
    if (problems.length === 0 && !collection.has(file)) return;
    const positionAt = positionsIn(app.store.textOf(uri));
    collection.set(
      file,
      problems.map((problem) => toDiagnostic(problem, positionAt)),
    );
  };
  const updateAll = (): void => {
    const known = new Set(app.store.list().map((entry) => entry.uri));
    collection.forEach((uri) => {
      if (!known.has(uri.toString())) collection.delete(uri);
    });
    for (const entry of app.store.list()) update(entry);
  };
  return vscode.Disposable.from(
    collection,
    app.store.onDidChange((uri) => {
      const entry = uri === undefined ? undefined : app.store.get(uri);
      if (entry) update(entry);
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
