import * as vscode from "vscode";
import { exists } from "../host/createFiles.js";
import { DocumentEdits } from "./documentEdits.js";
import { View, type ViewOptions } from "./view.js";

/** What a panel over a document knows of it besides its text. */
export interface Source {
  readonly document: vscode.TextDocument;
  /** Edits of all views of the document, in one queue. */
  readonly edits: DocumentEdits;
  /** The file is not on the disk any more; the text is still in the editor. */
  readonly isGone: () => boolean;
  /** The user is in this view. */
  readonly isActive: () => boolean;
}

/** What a kind of panel over documents does; made once for each view. */
export type Panel<S, M extends { readonly type: string }> = (
  source: Source,
  push: () => void,
) => Pick<ViewOptions<S, M>, "page" | "message" | "state" | "received"> & { dispose?: () => void };

/**
 * The views of one custom text editor, over any number of documents. The document is the truth: whatever changes it (the view itself,
 * another one, the text editor beside it, undo, a revert, git) comes back to every view as its whole state.
 */
export class DocumentPanels<S, M extends { readonly type: string }> {
  private readonly edits = new WeakMap<vscode.TextDocument, DocumentEdits>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly report: (error: unknown) => void,
    private readonly panel: Panel<S, M>,
  ) {}

  /** Fills the webview panel that VS Code made for a document. */
  open(document: vscode.TextDocument, webviewPanel: vscode.WebviewPanel): void {
    const watched = watchFile(document.uri, this.report, () => {
      push();
    });
    const source: Source = {
      document,
      edits: this.editsOf(document),
      isGone: watched.isGone,
      isActive: () => webviewPanel.active,
    };
    const push = (): void => {
      view.push();
    };
    const { dispose, ...options } = this.panel(source, push);
    const view = new View(webviewPanel, { extensionUri: this.extensionUri, report: this.report, ...options });
    const listening = vscode.Disposable.from(
      watched,
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

/** Knows whether a file is on the disk; `changed` is called when that changes. */
function watchFile(
  uri: vscode.Uri,
  report: (error: unknown) => void,
  changed: () => void,
): { readonly isGone: () => boolean; dispose(): void } {
  let gone = false;
  const look = async (): Promise<void> => {
    const now = !(await exists(uri));
    if (now === gone) return;
    gone = now;
    changed();
  };
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".."), uri.path.slice(uri.path.lastIndexOf("/") + 1)),
  );
  const lookAgain = (): void => {
    look().catch(report);
  };
  const listening = vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(lookAgain),
    watcher.onDidDelete(lookAgain),
    // A folder that is deleted as a whole is not always told file by file.
    vscode.workspace.onDidDeleteFiles(lookAgain),
    vscode.window.onDidChangeWindowState(lookAgain),
  );
  return { isGone: () => gone, dispose: () => void listening.dispose() };
}
