import * as vscode from "vscode";
import type { App } from "../host/app.js";

/** What is wrong with people's own templates, in Problems, at its line. */
export function createTemplateProblems({ templates }: App): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("sendoff.templates");
  return vscode.Disposable.from(
    collection,
    templates.onDidReport(() => {
      collection.clear();
      const byFile = new Map<string, Map<string, vscode.Diagnostic>>();
      for (const { file, line, message, isUsed } of templates.problems) {
        const range = new vscode.Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
        const { Error: error, Warning: warning } = vscode.DiagnosticSeverity;
        const said = isUsed ? message : vscode.l10n.t("{0} The built-in template is used instead.", message);
        const diagnostic = new vscode.Diagnostic(range, said, isUsed ? warning : error);
        diagnostic.source = "sendoff";
        diagnostic.code = "template";
        // Several documents may share the same broken part.
        byFile.set(
          file,
          (byFile.get(file) ?? new Map<string, vscode.Diagnostic>()).set(`${String(line)} ${message}`, diagnostic),
        );
      }
      for (const [file, found] of byFile) collection.set(vscode.Uri.parse(file), [...found.values()]);
    }),
  );
}
