import * as vscode from "vscode";
import type * as z from "zod/mini";
import type { Page } from "../host/pageHtml.js";
import type { Platform } from "../host/platform.js";
import { readPageFiles, showPage, showProblem } from "../host/webviewShell.js";
import type { FirstState, HostMessage } from "../protocol/messages.js";

/** What all messages of webviews have; `ready` has a revision. */
export interface PageMessage {
  readonly type: string;
  readonly revision?: number | undefined;
}

/** What a view shows, and whom it tells what was done in it. */
export interface ViewOptions<S, M extends PageMessage> {
  readonly platform: Pick<Platform, "readFile">;
  readonly extensionUri: vscode.Uri;
  readonly page: Page;
  /** The messages of the webview; one of them is `ready`. */
  readonly message: z.ZodMiniType<M>;
  /** Everything that is to be seen now. */
  readonly state: () => S;
  /**
   * The page comes with the state that there is once this has resolved, which must be before VS Code has made room for a page; without it
   * the page asks for its first state.
   */
  readonly first?: Promise<unknown>;
  /** Something was done in the webview. `ready` comes here, too, before it is answered. */
  readonly received: (message: M) => void;
  /** Told of messages that are none, and of what the above threw. */
  readonly report: (error: unknown) => void;
}

/**
 * One webview, in an editor or a panel. It says `ready` each time it is loaded, and is answered with the whole state, unless it came with
 * that; after that `push` sends the whole state again. While it is hidden VS Code keeps nothing of it, so nothing is sent. Where there is
 * no state to begin with, the page says what is wrong, until there is news, or somebody looks again.
 */
export class View<S, M extends PageMessage> implements vscode.Disposable {
  private revision = 0;
  private isReady = false;
  /** Something changed since the page was told. */
  private isBehind = true;
  /** The page shows a state, if not the newest. */
  private isFilled = false;
  /** In place of the page stands why there is none. */
  private isBroken = false;
  private isDisposed = false;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private readonly listening: vscode.Disposable;

  constructor(
    readonly panel: vscode.WebviewPanel,
    private readonly options: ViewOptions<S, M>,
  ) {
    this.listening = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => {
        this.receive(message);
      }),
      panel.onDidChangeViewState(() => {
        // Hidden, its page is gone; shown again, it will say that it is ready.
        if (!panel.visible) this.isReady = false;
        else if (this.isBroken) this.load();
      }),
      panel.onDidDispose(() => {
        this.dispose();
      }),
    );
    this.load();
  }

  private load(): void {
    this.isBroken = false;
    this.fill().catch((error: unknown) => {
      this.fail(error);
    });
  }

  private async fill(): Promise<void> {
    const { platform, extensionUri, page, first } = this.options;
    const [files] = await Promise.all([readPageFiles(platform, extensionUri, page.name), first]);
    if (this.isDisposed) return;
    const known: FirstState<S> | undefined = first && { id: crypto.randomUUID(), message: this.message() };
    showPage(this.panel.webview, page, files, known);
  }

  private fail(error: unknown): void {
    const { page, report } = this.options;
    report(error);
    if (this.isDisposed) return;
    this.isReady = false;
    this.isBroken = true;
    showProblem(this.panel.webview, page.title, error);
  }

  /** Sends the whole state soon; several calls in a row become one. */
  push(): void {
    this.isBehind = true;
    if (this.isBroken) this.load();
    if (!this.isReady || this.waiting !== undefined) return;
    this.waiting = setTimeout(() => {
      this.waiting = undefined;
      this.send();
    }, 0);
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.waiting);
    this.listening.dispose();
  }

  private receive(given: unknown): void {
    const { message, received, report } = this.options;
    const parsed = message.safeParse(given);
    if (!parsed.success) {
      report(new Error(`The webview ${this.options.page.name} said something unknown.`, { cause: parsed.error }));
      return;
    }
    try {
      received(parsed.data);
    } catch (error) {
      report(error);
    }
    if (parsed.data.type !== "ready") return;
    this.isReady = true;
    this.isFilled = (parsed.data.revision ?? 0) > 0;
    if (this.isBehind || parsed.data.revision !== this.revision) this.send();
  }

  private message(): HostMessage<S> {
    const state = this.options.state();
    this.isBehind = false;
    return { type: "state", revision: ++this.revision, state };
  }

  private send(): void {
    if (this.isDisposed || !this.isReady) return;
    const { report } = this.options;
    try {
      this.panel.webview.postMessage(this.message()).then(undefined, report);
      this.isFilled = true;
    } catch (error) {
      if (this.isFilled) report(error);
      else this.fail(error);
    }
  }
}
