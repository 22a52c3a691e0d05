import * as vscode from "vscode";

import { type Page, type PageFiles, pageHtml, problemHtml } from "./pageHtml.js";
import type { Platform } from "./platform.js";

/** Reads what a page is made of, from where our own build put it. */
export async function readPageFiles(
  platform: Pick<Platform, "readFile">,
  extensionUri: vscode.Uri,
  name: string,
): Promise<PageFiles> {
  const read = async (file: string): Promise<string> =>
    new TextDecoder().decode(await platform.readFile(vscode.Uri.joinPath(extensionUri, "dist", "webview", name, file)));
  const [script, style] = await Promise.all([read("main.js"), read("main.css")]);
  return { script, style };
}

/**
 * Puts a page of ours into a webview. It may run our own script, and nothing else: no request, no file, no form that is sent. `first` is
 * what it is to show at once.
 */
export function showPage(webview: vscode.Webview, page: Page, files: PageFiles, first?: unknown): void {
  webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [] };
  const once = { nonce: crypto.randomUUID(), language: vscode.env.language, ...(first !== undefined && { first }) };
  webview.html = pageHtml(page, files, once);
}

/** Says in a webview why its page cannot be shown, and what to do: it would be blank otherwise. */
export function showProblem(webview: vscode.Webview, title: string, error: unknown): void {
  webview.options = { enableScripts: false, enableForms: false, enableCommandUris: false, localResourceRoots: [] };
  const said = error instanceof Error ? error.message : String(error);
  const problem = vscode.l10n.t("This page cannot be shown: {0}", said);
  const next = vscode.l10n.t(
    "Close this tab and open it again. If that does not help, reload the window; Sendoff’s log (View > Output) says more.",
  );
  webview.html = problemHtml(title, [problem, next], vscode.env.language);
}
