import type * as vscode from "vscode";
import type { App } from "../host/app.js";
import { createDetails } from "./details/details.js";
import { createDraft } from "./draft/draft.js";
import { createFacts } from "./facts/facts.js";
import type { FillFacts } from "./facts/shown.js";

/** Fills the webview panel that VS Code made for a document. */
export type OpenEditor = (document: vscode.TextDocument, panel: vscode.WebviewPanel) => void;

/** All panels of ours, by name. */
export interface Panels {
  readonly details: OpenEditor;
  readonly draft: OpenEditor;
  readonly facts: FillFacts;
}

/** Makes them; the app outlives them. */
export function createPanels(app: App): Panels {
  return { details: createDetails(app), draft: createDraft(app), facts: createFacts(app) };
}
