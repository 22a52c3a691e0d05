import * as vscode from "vscode";
import { isUserError, type UserError } from "../core/errors.js";

/** The one place where errors are shown and written down. */
export class Report implements vscode.Disposable {
  readonly log = vscode.window.createOutputChannel("Sendoff", { log: true });

  dispose(): void {
    this.log.dispose();
  }

  /** Shows an error once, with what to do next; what is our own fault goes to the log as a whole. */
  show = (error: unknown): void => {
    if (isUserError(error)) {
      this.log.warn(error.message);
      void vscode.window.showErrorMessage(sentence(error));
      return;
    }
    this.quietly(error);
    const open = vscode.l10n.t("Open Log");
    const said = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t("Sendoff: {0}", said), open).then((picked) => {
      if (picked === open) this.log.show();
    });
  };

  /** Writes an error down without a word to the user: nobody asked for what failed. */
  quietly = (error: unknown): void => {
    this.log.error(error instanceof Error ? error : String(error));
  };
}

/** A person did not name fields, so the field's name is left out. */
function sentence(error: UserError): string {
  const { message, field } = error;
  const words = field === undefined ? message : message.slice(field.length + 2);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? "" : "."}`;
}
