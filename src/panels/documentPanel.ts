import * as vscode from "vscode";
import type { App } from "../host/app.js";
import { FileOnDisk } from "../host/fileOnDisk.js";
import { DocumentEdits } from "./documentEdits.js";
import { type PageMessage, View, type ViewOptions } from "./view.js";

/** What a panel over a document knows of it besides its text. */
export interface Source {
  readonly document: vscode.TextDocument;
  /** Edits of all views of the document, in one queue. */
  readonly edits: DocumentEdits;
  /** How the file stands on the disk; a change of it is pushed. */
  readonly file: FileOnDisk;
  /** The user is in this view. */
  readonly isActive: () => boolean;
  /** Puts the keyboard back into this view; VS Code does not always do so when a prompt of ours closes. */
  readonly focus: () => void;
}

/** What a kind of panel over documents does; made once for each view. */
export type Panel<S, M extends PageMessage> = (
  source: Source,
  push: () => void,
) => Pick<ViewOptions<S, M>, "page" | "message" | "state" | "received"> & { dispose?: () => void };

/**
 * The views of one custom text editor, over any number of documents. The document is the truth: whatever changes it (the view itself,
 * another one, the text editor beside it, undo, a revert, git) comes back to every view as its whole state.
 */
export class DocumentPanels<S, M extends PageMessage> {
  private readonly edits = new WeakMap<vscode.TextDocument, DocumentEdits>();

  constructor(
    private readonly app: App,
    private readonly panel: Panel<S, M>,
  ) {}

  /** Fills the webview panel that VS Code made for a document. */
  open(document: vscode.TextDocument, webviewPanel: vscode.WebviewPanel): void {
    const { extensionUri, platform, report, store } = this.app;
    const file = new FileOnDisk(document, report.quietly, () => {
      push();
    });
    const source: Source = {
      document,
      edits: this.editsOf(document),
      file,
      isActive: () => webviewPanel.active,
      focus: () => {
        webviewPanel.reveal(webviewPanel.viewColumn);
      },
    };
    const push = (): void => {
      view.push();
    };
    const { dispose, ...options } = this.panel(source, push);
    const view = new View(webviewPanel, { platform, extensionUri, report: report.quietly, ...options });
    const listening = vscode.Disposable.from(
      file,
      // A folder that comes or goes as a whole, as with another branch, is not told file by file; the store notices.
      store.onDidChange(() => void file.look()),
      vscode.workspace.onDidChangeTextDocument((event) => {
        // Without changes only the dirty dot came or went.
        if (event.document === document && event.contentChanges.length > 0) push();
      }),
      vscode.workspace.onWillSaveTextDocument((event) => {
        // What was typed a moment ago is saved, too.
        if (event.document === document) event.waitUntil(source.edits.idle());
      }),
    );
    webviewPanel.onDidDispose(() => {
      listening.dispose();
      dispose?.();
    });
  }

  private editsOf(document: vscode.TextDocument): DocumentEdits {
    const known = this.edits.get(document) ?? new DocumentEdits(document);
    this.edits.set(document, known);
    return known;
  }
}
