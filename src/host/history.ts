import * as vscode from "vscode";
import { readFirstDay, readIsTracked, readRepositoryName, readStage } from "../facts/gitAnswers.js";
import type { Platform } from "./platform.js";

/** Asks git about workspace folders: reading only, and nothing of the repository's is run. `RepoFactsReader` reads whole histories. */
export class History {
  constructor(private readonly platform: Platform) {}

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
