import * as vscode from "vscode";
import type { HistoryFacts } from "../core/facts.js";
import { noHistory, readHistory } from "../facts/history.js";
import { sendoffFolder } from "./places.js";
import type { Platform } from "./platform.js";
import { exportFolder } from "./settings.js";

/** The history of a workspace folder, or why it cannot be read here. Reading only; nothing of the repository's is run. */
export async function historyOf(
  platform: Platform,
  folder: vscode.Uri,
  from?: string,
  signal?: AbortSignal,
): Promise<HistoryFacts> {
  if ("missing" in platform.git) return noHistory(platform.git.missing);
  // A repository's own configuration can name programs; until the user trusts the folder, git is not run in it.
  if (!vscode.workspace.isTrusted)
    return noHistory("Git is not read in Restricted Mode. Trust this folder to add its history.");
  if (folder.scheme !== "file") return noHistory("Git cannot read this kind of folder.");
  const request = { folder: folder.fsPath, ignore: [sendoffFolder, exportFolder(folder)] };
  return readHistory(platform.git, { ...request, ...(from !== undefined && { from }) }, signal);
}
