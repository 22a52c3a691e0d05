import type * as vscode from "vscode";
import type { App } from "../host/app.js";
import { createDetails } from "./details/details.js";
import { createDraft } from "./draft/draft.js";

/** Fills the webview panel that VS Code made for a document. */
export type OpenEditor = (document: vscode.TextDocument, panel: vscode.WebviewPanel) => void;

/** The editors of ours, by name. */
export interface Editors {
  readonly details: OpenEditor;
  readonly draft: OpenEditor;
}

/** Makes them; the app outlives them. */
export function createEditors(app: App): Editors {
  return { details: createDetails(app), draft: createDraft(app) };
}
