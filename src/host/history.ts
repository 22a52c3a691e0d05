import * as vscode from "vscode";
import type { HistoryFacts } from "../core/facts.js";
import type * as factsChunk from "../facts/facts.js";
import { isGitError } from "../facts/git.js";
import { readFirstDay, readIsTracked, readRepositoryName, readStage } from "../facts/gitAnswers.js";
import type { Ours } from "../facts/history/people.js";
import type { HistoryCache } from "../facts/history/readHistory.js";
import { sendoffFolder } from "./places.js";
import type { Platform } from "./platform.js";
import { workspaceFiles } from "./scanningFiles.js";
import { exportFolder } from "./settings.js";

/** Reads the history of workspace folders: reading only, and nothing of the repository's is run. */
export class History {
  private readonly cache: HistoryCache = { worked: new Map(), tags: new Map() };

  constructor(
    private readonly platform: Platform,
    private readonly chunk: () => Promise<typeof factsChunk>,
  ) {}

  /** What documents need of our part of the history, from an ISO day on (default: all of it), or why it cannot be read here. */
  async facts(folder: vscode.Uri, ours: Ours, from?: string): Promise<HistoryFacts> {
    const git = this.gitFor(folder);
    if ("missing" in git) return noHistory(git.missing);
    const files = workspaceFiles(this.platform, folder);
    const [{ readHistory, historyFacts }, mailmap] = await Promise.all([this.chunk(), files.read(".mailmap")]);
    const ignore = [sendoffFolder, exportFolder(folder)];
    const request = {
      folder: folder.fsPath,
      name: "",
      ours,
      ignore,
      ...(mailmap !== undefined && { mailmap }),
      ...(from !== undefined && { from }),
    };
    try {
      return historyFacts(await readHistory(git, request, { cache: this.cache }));
    } catch (error) {
      if (isGitError(error)) return noHistory(error.message);
      throw error;
    }
  }

  /** The ISO day of the first commit; undefined where it cannot be told. */
  async firstDay(folder: vscode.Uri): Promise<string | undefined> {
    const git = this.gitFor(folder);
    return "missing" in git ? undefined : readFirstDay(git, folder.fsPath);
  }

  /** What the repository is called where it is hosted; undefined where it is not, or where that cannot be told. */
  async repositoryName(folder: vscode.Uri): Promise<string | undefined> {
    const git = this.gitFor(folder);
    return "missing" in git ? undefined : readRepositoryName(git, folder.fsPath);
  }

  /** Whether git follows anything in a folder below a workspace folder; false where that cannot be told. */
  async isTracked(folder: vscode.Uri, below: string): Promise<boolean> {
    const git = this.gitFor(folder);
    return "missing" in git ? false : readIsTracked(git, folder.fsPath, below);
  }

  /** What git's index holds of a file that could not be merged: 1 where both came from, 2 ours, 3 theirs; undefined if it holds nothing. */
  async conflictStage(folder: vscode.Uri, path: string, stage: 1 | 2 | 3): Promise<string | undefined> {
    const git = this.gitFor(folder);
    return "missing" in git ? undefined : readStage(git, folder.fsPath, path, stage);
  }

  /** Git for a folder, or why there is none. */
  gitFor(folder: vscode.Uri): Platform["git"] {
    const { git } = this.platform;
    if ("missing" in git) return git;
    // A repository's own configuration can name programs; until the user trusts the folder, git is not run in it.
    if (!vscode.workspace.isTrusted)
      return { missing: "Git is not read in Restricted Mode. Trust this folder to add its history." };
    return folder.scheme === "file" ? git : { missing: "Git cannot read this kind of folder." };
  }
}

/** Facts without a history, and why. */
function noHistory(why: string): HistoryFacts {
  return { first: null, last: null, releases: [], areas: [], missing: [{ what: "history", why }] };
}
