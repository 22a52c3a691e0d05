import * as vscode from "vscode";
import type { App } from "../../host/app.js";
import { type DetailsMessage, detailsMessage, type DetailsState } from "../../protocol/details.js";
import { readDocument } from "../../store/readDocument.js";
import { DocumentPanels, type Source } from "../documentPanel.js";
import type { OpenEditor } from "../index.js";
import { detailsWords } from "./words.js";

/** The details form: a custom text editor over offboarding.json. */
export function createDetails(app: App): OpenEditor {
  const panels = new DocumentPanels<DetailsState, DetailsMessage>(app.extensionUri, app.report.quietly, (source) => ({
    page: { name: "details", title: vscode.l10n.t("Details"), words: detailsWords() },
    message: detailsMessage,
    state: () => stateOf(source),
    received: (message) => {
      if (message.type === "openText") openText(source.document).then(undefined, app.report.show);
    },
  }));
  return (document, panel) => {
    panels.open(document, panel);
  };
}

function stateOf({ document, isGone }: Source): DetailsState {
  const reading = readDocument(document.getText());
  if (!reading.ok) return { client: "", problem: reading.problems[0]?.message ?? "" };
  const client = reading.offboarding.client.name;
  return isGone() ? { client, problem: vscode.l10n.t("The file is gone.") } : { client };
}

function openText({ uri }: vscode.TextDocument): Thenable<unknown> {
  return vscode.commands.executeCommand("vscode.openWith", uri, "default", vscode.ViewColumn.Beside);
}
