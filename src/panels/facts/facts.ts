import * as vscode from "vscode";
import type { App } from "../../host/app.js";
import { type FactsMessage, factsMessage, type FactsState } from "../../protocol/facts.js";
import { View } from "../view.js";
import { FactsPanel } from "./factsPanel.js";
import { factsWords } from "./words.js";

/** The one panel of facts of a window. */
export interface FactsPanels {
  /** Shows it, made if it is not there. */
  readonly open: () => void;
  /** Fills the one that VS Code brought back after the window was loaded anew. */
  readonly revive: (panel: vscode.WebviewPanel) => void;
}

export function createFacts(app: App): FactsPanels {
  let shown: vscode.WebviewPanel | undefined;
  const fill = (panel: vscode.WebviewPanel): void => {
    shown?.dispose();
    shown = panel;
    const facts = new FactsPanel(app, () => {
      view.push();
    });
    const view: View<FactsState, FactsMessage> = new View<FactsState, FactsMessage>(panel, {
      extensionUri: app.extensionUri,
      page: { name: "facts", title: vscode.l10n.t("Repo Facts"), words: factsWords() },
      message: factsMessage,
      state: () => facts.state(),
      received: (message) => {
        facts.received(message);
      },
      report: app.report.quietly,
    });
    facts.read();
    panel.onDidDispose(() => {
      facts.dispose();
      if (shown === panel) shown = undefined;
    });
  };
  return {
    open: () => {
      if (shown) shown.reveal();
      else
        fill(
          vscode.window.createWebviewPanel("sendoff.facts", vscode.l10n.t("Repo Facts"), vscode.ViewColumn.Active, {
            enableFindWidget: true,
          }),
        );
    },
    revive: fill,
  };
}
