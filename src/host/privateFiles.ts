import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import { toDiskError } from "./fileErrors.js";
import { sameBytes } from "./sameBytes.js";
import { isInRepository } from "./gitExclude.js";

/** Writes a file of the user's own. Refused inside a workspace or a repository: what is private must not lie where the client looks. */
export async function writePrivateFile(file: vscode.Uri, text: string): Promise<void> {
  await refuseInWorkspace(file);
  try {
    const bytes = new TextEncoder().encode(text);
    await vscode.workspace.fs.writeFile(file, bytes);
    // What it was written from may be removed now; some file systems say nothing when they fail.
    if (sameBytes(await vscode.workspace.fs.readFile(file), bytes)) return;
  } catch (error) {
    throw toDiskError(error, file);
  }
  throw new UserError("this file could not be written as a whole; choose another place", "file");
}

/** Reads a file of the user's own; refused where writing one is. */
export async function readPrivateFile(file: vscode.Uri): Promise<string> {
  await refuseInWorkspace(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    if (error instanceof TypeError) throw new UserError("this is not a file of Sendoff", "file");
    throw toDiskError(error, file);
  }
}

async function refuseInWorkspace(file: vscode.Uri): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(file) ?? (await isInRepository(file)))
    throw new UserError(
      "this lies inside a workspace, where the client could read it; choose a folder of your own",
      "file",
    );
}
