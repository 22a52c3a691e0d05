import * as vscode from "vscode";
import { act } from "../../form/actions.js";
import { sameJson } from "../../core/jsonShape.js";
import type { Offboarding } from "../../core/offboarding.js";
import { applyDrafts, redirected } from "../../form/drafts.js";
import { listOfTab } from "../../form/layout.js";
import type { App } from "../../host/app.js";
import {
  type DetailsMessage,
  detailsMessage,
  type DetailsState,
  detailsTab,
  type DetailsTab,
} from "../../protocol/details.js";
import { readable, readDocument } from "../../store/readDocument.js";
import { applyEdits, textEdits } from "../../store/textEdits.js";
import { DocumentPanels, type Source } from "../documentPanel.js";
import type { OpenEditor } from "../editors.js";
import { type Answer, Answers } from "./answers.js";
import { toState } from "./toState.js";
import { detailsWords } from "./words.js";

/** The details form: a custom text editor over offboarding.json. */
export function createDetails(app: App): OpenEditor {
  const panels = new DocumentPanels<DetailsState, DetailsMessage>(app, (source, push) => {
    const view = new DetailsView(app, source, push);
    return {
      page: { name: "details", title: vscode.l10n.t("Details"), words: detailsWords() },
      message: detailsMessage,
      state: () => view.state(),
      received: (message) => {
        view.receive(message);
      },
      dispose: () => {
        view.dispose();
      },
    };
  });
  return (document, panel) => {
    panels.open(document, panel);
  };
}

type Drafts = Extract<DetailsMessage, { type: "drafts" }>;

/** What one view of the form has of its own; everything else is in the document. */
class DetailsView {
  /** Undefined until somebody says which. */
  private tab: DetailsTab | undefined;
  /** The row that is asked for, until the page was told of it. */
  private row: string | undefined;
  private readonly answers = new Answers();
  /** The newest drafts, until they are dealt with: they hold all of the older ones that still matter. */
  private newest: Drafts | undefined;
  private readonly asking: { dispose(): void };

  constructor(
    private readonly app: App,
    private readonly source: Source,
    private readonly push: () => void,
  ) {
    this.asking = app.detailsTab.onDidAsk((uri) => {
      if (uri === this.uri && this.takeTab()) push();
    });
    this.takeTab();
  }

  dispose(): void {
    this.asking.dispose();
  }

  state(): DetailsState {
    const { source, tab = "client", row } = this;
    const text = source.document.getText();
    this.row = undefined;
    const view = { ...this.answers.for(text), tab, ...(row !== undefined && { goTo: [...listOfTab(tab), row] }) };
    return toState(text, source.file.state === "gone", view, this.app.context().today);
  }

  receive(message: DetailsMessage): void {
    const { app } = this;
    // A page that is loaded says so when it can; by then somebody may have turned to another offboarding.
    if (message.type !== "ready") app.focus.set(this.uri);
    switch (message.type) {
      case "ready":
        // After a reload of the window, where one was; but what was asked for goes before that.
        this.tab ??= message.tab;
        this.answers.beginAnew();
        break;
      case "show":
        this.tab = message.tab;
        this.push();
        break;
      case "drafts":
        this.newest = message;
        this.dealWithDrafts().catch(app.report.show);
        break;
      case "act":
        this.edit((offboarding) => act(offboarding, message.action, message.at, app.context())).catch(app.report.show);
        break;
      case "openText":
        open(this.source.document.uri).then(undefined, app.report.show);
        break;
      case "reopen":
        vscode.commands.executeCommand("sendoff.reopen", this.source.document.uri).then(undefined, app.report.show);
    }
  }

  private get uri(): string {
    return this.source.document.uri.toString();
  }

  private takeTab(): boolean {
    const place = this.app.detailsTab.take(this.uri);
    const tab = detailsTab.safeParse(place?.tab);
    if (!tab.success) return false;
    this.tab = tab.data;
    this.row = place?.row;
    return true;
  }

  /** Looks at all drafts, and puts those into the document that are to be written. */
  private async dealWithDrafts(): Promise<void> {
    let message: Drafts | undefined;
    const { answers } = this;
    const known = answers.problems;
    try {
      await this.source.edits.make((text) => {
        message ??= this.newest;
        this.newest = undefined;
        const reading = readDocument(text);
        // They are kept in the webview until the file can be read again.
        if (!message || !reading.ok || this.source.file.state === "gone") return [];
        const { offboarding, answer } = this.look(reading.offboarding, message);
        const edits = offboarding === reading.offboarding ? [] : textEdits(text, reading.offboarding, offboarding);
        answers.expect(answer, applyEdits(text, edits));
        return edits;
      });
    } catch (error) {
      answers.giveUp();
      throw error;
    }
    answers.settle();
    // While one types what is right there is nothing to say.
    const isNews = message?.drafts.some(({ write }) => write) === true || !sameJson(known, answers.problems);
    if (isNews) this.push();
  }

  /** Answers what is wrong with drafts, and with the document after those that are to be written. */
  private look(before: Offboarding, { seq, drafts }: Drafts): { offboarding: Offboarding; answer: Answer } {
    const context = this.app.context();
    const { created } = this.answers;
    const writing = drafts.filter(({ write }) => write);
    const all = applyDrafts(before, redirected(drafts, created), context);
    const written = writing.length === drafts.length ? all : applyDrafts(before, redirected(writing, created), context);
    const arrived = written.created.map(({ row, at }) => ({ row: [...row], at: [...at] }));
    const answer = { dealtWith: seq, problems: { ...all.problems }, created: [...created, ...arrived] };
    return { offboarding: written.offboarding, answer };
  }

  private async edit(operation: (offboarding: Offboarding) => Offboarding): Promise<void> {
    await this.source.edits.make((text) => {
      const before = readable(readDocument(text));
      return textEdits(text, before, operation(before));
    });
  }
}

function open(uri: vscode.Uri): Thenable<unknown> {
  return vscode.commands.executeCommand("vscode.openWith", uri, "default", vscode.ViewColumn.Beside);
}
