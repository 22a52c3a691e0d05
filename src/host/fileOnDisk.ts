import * as vscode from "vscode";
import { isNotFound } from "./fileErrors.js";
import { sameBytes } from "./sameBytes.js";

/**
 * How the file of an open document stands on the disk: as the document was loaded or saved last, not there any more, or changed by
 * somebody else without the document having followed.
 */
export type OnDisk = "same" | "gone" | "other";

/** How long VS Code may take to load what somebody else wrote into an editor that has nothing unsaved (ms). */
const patience = 1000;

/**
 * Watches how the file of an open document stands. VS Code strikes through the tab of a file that is gone and says nothing else; where a
 * whole folder came back, as from another branch, it does not even load it. So whoever depends on it lets it be looked at again.
 */
export class FileOnDisk implements vscode.Disposable {
  private standing: OnDisk = "same";
  /** The file as the document has it, but for what is unsaved; undefined if it was never there. */
  private known: Uint8Array | undefined;
  private last: Promise<void> = Promise.resolve();
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private isDisposed = false;
  private readonly listening: vscode.Disposable;

  /** `changed` is called when the file stands otherwise than before; `report` is told when the disk cannot be read. */
  constructor(
    private readonly document: vscode.TextDocument,
    private readonly report: (error: unknown) => void,
    private readonly changed: () => void,
  ) {
    const { uri } = document;
    const lookAgain = (): void => void this.look();
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".."), uri.path.slice(uri.path.lastIndexOf("/") + 1)),
    );
    this.listening = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(lookAgain),
      watcher.onDidChange(lookAgain),
      watcher.onDidDelete(lookAgain),
      // A folder that is deleted as a whole is not always told file by file.
      vscode.workspace.onDidDeleteFiles(lookAgain),
      vscode.window.onDidChangeWindowState(lookAgain),
      vscode.workspace.onDidSaveTextDocument((saved) => {
        if (saved === document) this.soon("loaded");
      }),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document === document && event.contentChanges.length > 0)
          this.soon(document.isDirty ? "looked" : "loaded");
      }),
    );
    this.soon("loaded");
  }

  get state(): OnDisk {
    return this.standing;
  }

  /** Looks at the disk now, whatever was told by anybody; resolves with how the file stands. */
  async look(): Promise<OnDisk> {
    this.soon("looked");
    await this.last;
    return this.standing;
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.waiting);
    this.listening.dispose();
  }

  /** One look after the other. `loaded`: the document was just read from the disk, or written to it. */
  private soon(why: "loaded" | "looked" | "waited"): void {
    this.last = this.last.then(() => this.compare(why)).catch(this.report);
  }

  private async compare(why: "loaded" | "looked" | "waited"): Promise<void> {
    const bytes = await readBytes(this.document.uri);
    if (this.isDisposed) return;
    clearTimeout(this.waiting);
    if (why === "loaded") this.known = bytes;
    const now = bytes === undefined ? "gone" : this.known && sameBytes(bytes, this.known) ? "same" : "other";
    if (now === "other" && why !== "waited" && !this.document.isDirty) {
      this.waiting = setTimeout(() => {
        this.soon("waited");
      }, patience);
      return;
    }
    if (now === this.standing) return;
    this.standing = now;
    this.changed();
  }
}

async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
