import * as vscode from "vscode";

import { type Page, type PageFiles, pageHtml } from "./pageHtml.js";
import type { Platform } from "./platform.js";

/** Reads what a page is made of, from where our own build put it. */
export async function readPageFiles(platform: Platform, extensionUri: vscode.Uri, name: string): Promise<PageFiles> {
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
