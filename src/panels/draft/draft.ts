import * as vscode from "vscode";
import type { App, DocumentsModule } from "../../host/app.js";
import { showProblem } from "../../host/webviewShell.js";
import { type DraftMessage, draftMessage, type DraftState } from "../../protocol/draft.js";
import { DocumentPanels } from "../documentPanel.js";
import type { OpenEditor } from "../editors.js";
import { DraftPanel } from "./draftPanel.js";
import { draftWords } from "./words.js";

/** The draft editor: a custom text editor over the Markdown of a draft. */
export function createDraft(app: App): OpenEditor {
  const loaded = app.documents().then((documents) => panels(app, documents));
  return (document, webviewPanel) => {
    let isClosed = false;
    webviewPanel.onDidDispose(() => {
      isClosed = true;
    });
    loaded
      .then((all) => {
        if (!isClosed) all.open(document, webviewPanel);
      })
      .catch((error: unknown) => {
        if (!isClosed) showProblem(webviewPanel.webview, vscode.l10n.t("Draft"), error);
        app.report.show(error);
      });
  };
}

function panels(app: App, documents: DocumentsModule): DocumentPanels<DraftState, DraftMessage> {
  return new DocumentPanels(app, (source, push) => {
    const panel = new DraftPanel(app, documents, source, push);
    return {
      page: { name: "draft", title: vscode.l10n.t("Draft"), words: draftWords() },
      message: draftMessage,
      state: () => panel.state(),
      received: (message) => {
        panel.received(message);
      },
      dispose: () => {
        panel.dispose();
      },
    };
  });
}
