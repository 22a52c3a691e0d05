import * as vscode from "vscode";
import { isUserError, UserError } from "../core/errors.js";

/** Whether the error says that there is no such file. */
export function isNotFound(error: unknown): boolean {
  return codeOf(error) === "FileNotFound" || codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}

/** An error of a disk as one that says what to do next; others stay as they are. */
export function toDiskError(error: unknown, uri: vscode.Uri): unknown {
  if (isUserError(error)) return error;
  const name = vscode.workspace.asRelativePath(uri, true);
  const why = reasons[codeOf(error)];
  if (why !== undefined) return new UserError(`${name} ${why} Nothing was changed.`);
  if (codeOf(error) === "") return error;
  const said = error instanceof Error ? error.message : String(error);
  return new UserError(`${name} could not be written: ${said}`);
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
  ENOENT: "is gone; it was moved or deleted.",
  FileNotFound: "is gone; it was moved or deleted.",
};

function codeOf(error: unknown): string {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : "";
  return typeof code === "string" ? code : "";
}
