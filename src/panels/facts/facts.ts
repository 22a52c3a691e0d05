import * as vscode from "vscode";
import type { App } from "../../host/app.js";
import { type FactsMessage, factsMessage, type FactsState } from "../../protocol/facts.js";
import { View } from "../view.js";
import { FactsPanel } from "./factsPanel.js";
import type { FillFacts } from "./shown.js";
import { factsWords } from "./words.js";

/** How long (ms) the page waits for the first facts. VS Code takes longer to make room for it. */
const patience = 120;

/** What fills the panel of facts, and reads them for as long as it is there. */
export function createFacts(app: App): FillFacts {
  return (panel) => {
    const facts = new FactsPanel(app, () => {
      view.push();
    });
    const patient = new Promise((resolve) => setTimeout(resolve, patience));
    const view: View<FactsState, FactsMessage> = new View<FactsState, FactsMessage>(panel, {
      platform: app.platform,
      extensionUri: app.extensionUri,
      page: { name: "facts", title: vscode.l10n.t("Repo Facts"), words: factsWords() },
      message: factsMessage,
      state: () => facts.state(),
      first: Promise.race([facts.begun, patient]),
      received: (message) => {
        facts.received(message);
      },
      report: app.report.quietly,
    });
    facts.read();
    panel.onDidDispose(() => {
      facts.dispose();
    });
  };
}
