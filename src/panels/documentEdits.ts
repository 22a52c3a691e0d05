import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import type { TextEdit } from "../store/applyEdits.js";

/** How often an edit is made anew when the text was changed by somebody else in the meantime. */
const attempts = 5;

/**
 * Edits of one open document, one after the other. They stay in the editor, unsaved: saving, undo, revert and hot exit are VS Code's
 * own. Nothing that was there is lost, since an edit is only made in the text that it was worked out from.
 */
export class DocumentEdits {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly document: vscode.TextDocument) {}

  /**
   * Asks `edit` for the edits of the newest text and makes them. What it throws rejects, and changes nothing. A text that was
   * changed meanwhile is asked for again.
   */
  make(edit: (text: string) => readonly TextEdit[]): Promise<void> {
    const made = this.last.then(() => this.persistently(edit));
    this.last = made.catch(() => undefined);
    return made;
  }

  /** Resolves when everything that was asked for so far is in the document. */
  idle(): Promise<unknown> {
    return this.last;
  }

  private async persistently(edit: (text: string) => readonly TextEdit[]): Promise<void> {
    for (let count = 0; count < attempts; count++) {
      if (this.document.isClosed) throw new UserError("the editor was closed; nothing was changed", "editor");
      const edits = edit(this.document.getText());
      if (edits.length === 0 || (await vscode.workspace.applyEdit(this.toWorkspaceEdit(edits)))) return;
    }
    throw new UserError("the text keeps being changed by somebody else; nothing was changed. Try again.", "editor");
  }

  private toWorkspaceEdit(edits: readonly TextEdit[]): vscode.WorkspaceEdit {
    const { document } = this;
    const workspaceEdit = new vscode.WorkspaceEdit();
    for (const { offset, length, text } of edits) {
      const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
      workspaceEdit.replace(document.uri, range, text);
    }
    return workspaceEdit;
  }
}
