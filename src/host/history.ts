import * as vscode from "vscode";
import type { HistoryFacts } from "../core/facts.js";
import { type HistoryCache, noHistory, readFirstDay, readHistory } from "../facts/history.js";
import { sendoffFolder } from "./places.js";
import type { Platform } from "./platform.js";
import { exportFolder } from "./settings.js";

/** Reads the history of workspace folders: reading only, and nothing of the repository's is run. */
export class History {
  private readonly cache: HistoryCache = new Map();

  constructor(private readonly platform: Platform) {}

  /** What documents need of the history from an ISO day on (default: all of it), or why it cannot be read here. */
  async facts(folder: vscode.Uri, from?: string): Promise<HistoryFacts> {
    const git = this.gitFor(folder);
    if ("missing" in git) return noHistory(git.missing);
    const request = { folder: folder.fsPath, ignore: [sendoffFolder, exportFolder(folder)] };
    return readHistory(git, { ...request, ...(from !== undefined && { from }) }, this.cache);
  }

  /** The ISO day of the first commit; undefined where it cannot be told. */
  async firstDay(folder: vscode.Uri): Promise<string | undefined> {
    const git = this.gitFor(folder);
    return "missing" in git ? undefined : readFirstDay(git, folder.fsPath);
  }

  private gitFor(folder: vscode.Uri): Platform["git"] {
    const { git } = this.platform;
    if ("missing" in git) return git;
    // A repository's own configuration can name programs; until the user trusts the folder, git is not run in it.
    if (!vscode.workspace.isTrusted)
      return { missing: "Git is not read in Restricted Mode. Trust this folder to add its history." };
    return folder.scheme === "file" ? git : { missing: "Git cannot read this kind of folder." };
  }
}
