import type * as vscode from "vscode";
import { isUserError } from "../core/errors.js";
import type { Missing, RepoFacts, RepositoryFacts } from "../core/facts.js";
import type { Offboarding } from "../core/offboarding.js";
import type * as factsChunk from "../facts/facts.js";
import { isGitError } from "../facts/git.js";
import type { RangeRequest } from "../facts/history/range.js";
import type { HistoryCache } from "../facts/history/readHistory.js";
import type { Entry, Store } from "../store/store.js";
import type { History } from "./history.js";
import { sendoffFolder } from "./places.js";
import { exportFolder } from "./settings.js";

/** What is read: folders, the range, and whose work it is. */
export interface FactsRequest extends RangeRequest {
  readonly folders: readonly { readonly name: string; readonly uri: vscode.Uri }[];
  readonly signal?: AbortSignal;
  /** What is known so far; the last one is the result. */
  readonly onProgress?: (facts: RepoFacts) => void;
}

const nothing: RepoFacts = {
  repositories: [],
  languages: [],
  stack: [],
  scripts: [],
  services: [],
  env: [],
  docs: [],
  licences: [],
  openEnds: [],
  secrets: [],
  missing: [],
  structure: [],
};

/** Reads what the repositories of this window say: reading only, offline, nothing of theirs is run. */
export class RepoFactsReader {
  private readonly cache: HistoryCache = { worked: new Map(), tags: new Map() };

  constructor(
    private readonly store: Store,
    private readonly history: History,
    private readonly chunk: () => Promise<typeof factsChunk>,
  ) {}

  /**
   * All facts of some folders. What cannot be read stands in `missing`. Rejects only for a range that exists in none of the
   * repositories (a UserError on `from` or `to`), and when it is cancelled.
   */
  async read(request: FactsRequest): Promise<RepoFacts> {
    const read = await Promise.all(request.folders.map((folder) => this.readFolder(folder, request)));
    const failures = read.flatMap(({ failure }) => failure ?? []);
    const [failure] = failures;
    if (failure && failures.length === read.length) throw failure;
    return {
      ...nothing,
      repositories: read.flatMap(({ repository }) => repository ?? []),
      missing: read.flatMap(({ missing }) => missing),
    };
  }

  private async readFolder(
    { name, uri }: FactsRequest["folders"][number],
    { from, to, signal }: FactsRequest,
  ): Promise<FolderHistory> {
    const git = this.history.gitFor(uri);
    if ("missing" in git) return { missing: [{ what: `history of ${name}`, why: git.missing }] };
    const { readHistory } = await this.chunk();
    const range = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const request = { folder: uri.fsPath, name, ours: this.ours(uri), ignore: this.ownFolders(uri), ...range };
    try {
      return await readHistory(git, request, { cache: this.cache, ...(signal && { signal }) });
    } catch (error) {
      if (isGitError(error)) return { missing: [{ what: `history of ${name}`, why: error.message }] };
      if (isUserError(error)) return { missing: [{ what: `history of ${name}`, why: error.message }], failure: error };
      throw error;
    }
  }

  /** What the offboarding of a folder calls ours; of several, what any of them does. */
  private ours(folder: vscode.Uri): { people?: readonly string[]; paths?: readonly string[] } {
    const found = this.documents(folder).flatMap(({ project }) => project.ours ?? []);
    const people = found.flatMap((each) => each.people ?? []);
    const paths = found.flatMap((each) => each.paths ?? []);
    return { ...(people.length > 0 && { people }), ...(paths.length > 0 && { paths }) };
  }

  /** Sendoff's own folders, seen from a workspace folder: they never count. */
  ownFolders(folder: vscode.Uri): readonly string[] {
    const exports = exportFolder(folder);
    return [sendoffFolder, ...this.entries(folder).map(({ slug }) => `${exports}/${slug}`)];
  }

  private documents(folder: vscode.Uri): readonly Offboarding[] {
    return this.entries(folder).flatMap(({ offboarding, lastGood }) => offboarding ?? lastGood ?? []);
  }

  private entries(folder: vscode.Uri): readonly Entry[] {
    return this.store.list().filter((entry) => entry.folder === folder.toString());
  }
}

interface FolderHistory {
  readonly repository?: RepositoryFacts;
  readonly missing: readonly Missing[];
  readonly failure?: Error;
}
