import * as vscode from "vscode";

import { type Page, pageHtml } from "./pageHtml.js";

/**
 * Puts a page of ours into a webview. It may run our own script and read our own files of `dist/webview/<name>`, and nothing else: no
 * other request, no inline script or style, no form that is sent.
 */
export function showPage(webview: vscode.Webview, extensionUri: vscode.Uri, page: Page): void {
  const root = vscode.Uri.joinPath(extensionUri, "dist", "webview", page.name);
  webview.options = { enableScripts: true, enableForms: false, enableCommandUris: false, localResourceRoots: [root] };
  const uriOf = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(root, file)).toString();
  webview.html = pageHtml(page, {
    nonce: crypto.randomUUID(),
    language: vscode.env.language,
    source: webview.cspSource,
    script: uriOf("main.js"),
    style: uriOf("main.css"),
  });
}
