import * as vscode from "vscode";
import { showProblem } from "../../host/webviewShell.js";

/** Fills a webview panel with the facts; it must not be closed yet. */
export type FillFacts = (panel: vscode.WebviewPanel) => void;

/**
 * The one panel of facts of a window. It is there at once, empty, and filled when what fills it is loaded: VS Code takes longer to
 * start a webview than we take to load.
 */
export class ShownFacts {
  private panel: vscode.WebviewPanel | undefined;

  constructor(private readonly filler: () => Promise<FillFacts>) {}

  /** Shows it, made if it is not there. */
  async open(): Promise<void> {
    if (this.panel) {
      this.panel.reveal();
      return;
    }
    const { createWebviewPanel } = vscode.window;
    const title = vscode.l10n.t("Repo Facts");
    await this.show(createWebviewPanel("sendoff.facts", title, vscode.ViewColumn.Active, { enableFindWidget: true }));
  }

  /** Takes one that VS Code brought back after the window was loaded anew, in place of one that is there. */
  async show(panel: vscode.WebviewPanel): Promise<void> {
    this.panel?.dispose();
    this.panel = panel;
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    try {
      const fill = await this.filler();
      // It may have been closed meanwhile.
      if (this.panel === panel) fill(panel);
    } catch (error) {
      if (this.panel === panel) showProblem(panel.webview, panel.title, error);
      throw error;
    }
  }
}
