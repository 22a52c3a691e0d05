import * as vscode from "vscode";
import { isUserError, UserError } from "../core/errors.js";
import { toDiskError } from "./fileErrors.js";

/**
 * The text of a file that somebody wants to import, as it stands in its editor if it has unsaved changes there; else it has to be UTF-8. What is larger than `most` bytes is refused before it is
 * read. Rejects with a UserError on `uri`.
 */
export async function readTextFile(uri: vscode.Uri, most: number): Promise<string> {
  try {
    const unsaved = vscode.workspace.textDocuments.find(
      (document) => document.isDirty && document.uri.toString() === uri.toString(),
    );
    if (unsaved) return unsaved.getText();
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > most)
      throw new UserError(
        `is larger than ${String(Math.round(most / 1024 / 1024))} MB; split it, and import the parts you need`,
        "uri",
      );
    return new TextDecoder("utf-8", { fatal: true }).decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof TypeError)
      throw new UserError("is not a text in UTF-8, so there is nothing to import; save it with that encoding", "uri");
    const told = toDiskError(error, uri);
    throw isUserError(told) && told.field === undefined ? new UserError(told.message, "uri") : told;
  }
}
