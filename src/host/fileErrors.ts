import * as vscode from "vscode";
import { isUserError, nothingChanged, UserError } from "../core/errors.js";

/** Whether the error says that there is no such file. */
export function isNotFound(error: unknown): boolean {
  return codeOf(error) === "FileNotFound" || codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}

/** An error of a disk as one that says what to do next; others stay as they are. */
export function toDiskError(error: unknown, uri: vscode.Uri): unknown {
  if (isUserError(error)) return error;
  const name = vscode.workspace.asRelativePath(uri, true);
  const said = error instanceof Error ? error.message : String(error);
  const why = reasons[codeOf(error)] ?? reasons[systemCodeIn(said)];
  if (why !== undefined) return new UserError(`${name} ${why} ${nothingChanged}`);
  if (codeOf(error) === "") return error;
  return new UserError(`${name} could not be read or written: ${said} Mend that, then try again.`);
}

/** What the codes of Node and of VS Code's file systems mean to a person. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "is read-only. Make it writable, then try again.",
  EPERM: "is read-only. Make it writable, then try again.",
  EROFS: "is on a read-only disk. Open the folder from a place that can be written, then try again.",
  NoPermissions: "is read-only. Make it writable, then try again.",
  ENOSPC: "does not fit on the disk any more. Free some space, then try again.",
  EDQUOT: "does not fit on the disk any more. Free some space, then try again.",
  Unavailable: "cannot be reached right now. Try again when the file system is back.",
  ENOENT: "is gone; it was moved or deleted. Bring it back, then try again.",
  FileNotFound: "is gone; it was moved or deleted. Bring it back, then try again.",
  EISDIR: "is a folder. Move it away, then try again.",
  FileIsADirectory: "is a folder. Move it away, then try again.",
};

/** The code of the operating system in a message; where VS Code knows none of its own, that is all that comes through. */
function systemCodeIn(message: string): string {
  return /\b(E[A-Z]{3,}): /.exec(message)?.[1] ?? "";
}

function codeOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}
