import * as vscode from "vscode";
import { isUserError, type UserError } from "../core/errors.js";
import type { HistoryFacts, RepoFacts } from "../core/facts.js";
import type { Offboarding } from "../core/offboarding.js";
import type * as factsChunk from "../facts/facts.js";
import { isGitError } from "../facts/git.js";
import type { OpenFolder } from "../facts/checks/repositoriesHere.js";
import type { Ours } from "../facts/history/people.js";
import type { FactsPart } from "../facts/readFacts.js";
import type { RangeRequest } from "../facts/history/range.js";
import type { HistoryCache } from "../facts/history/readHistory.js";
import type { ScannedFile } from "../facts/scan/scanFiles.js";
import { secretsSalt } from "../private/allowedSecrets.js";
import type { KeyValues } from "../private/keyValues.js";
import type { Entry, Store } from "../store/store.js";
import { clientRepositories, openFolders, toOurs } from "./clientRepositories.js";
import type { History } from "./history.js";
import { sendoffFolder } from "./places.js";
import type { Platform } from "./platform.js";
import { readForScan, repositoriesIn, workspaceFiles } from "./scanningFiles.js";
import { exportFolder } from "./settings.js";

/** A workspace folder with its facts. */
export interface FolderFacts {
  readonly name: string;
  readonly uri: vscode.Uri;
  readonly facts: RepoFacts;
}

/** What is known of a workspace folder so far, and which parts of it are complete. */
export interface FolderProgress extends FolderFacts {
  readonly done: readonly FactsPart[];
}

/** What is read: folders and a range. */
export interface FactsRequest extends RangeRequest {
  readonly folders: readonly Pick<FolderFacts, "name" | "uri">[];
  /** Leaves out what takes longest, the secrets of the history. */
  readonly quick?: boolean;
  readonly signal?: AbortSignal;
  /** What is known so far, folder by folder. */
  readonly onProgress?: (folders: readonly FolderProgress[]) => void;
}

interface Parts {
  readonly extensionUri: vscode.Uri;
  readonly platform: Platform;
  readonly store: Store;
  readonly history: History;
  readonly keyValues: KeyValues;
  readonly chunk: () => Promise<typeof factsChunk>;
}

/** Reads what the repositories of this window say: reading only, offline, nothing of theirs is run. */
export class RepoFactsReader {
  private readonly cache: HistoryCache = { worked: new Map(), tags: new Map() };
  private readonly salt = crypto.randomUUID();

  constructor(private readonly parts: Parts) {}

  /** The facts of several folders in one; see `readEach`. */
  async read(request: FactsRequest): Promise<RepoFacts> {
    const { mergeFacts } = await this.parts.chunk();
    const all = await this.readEach(request);
    return mergeFacts(all.map(({ name, facts }) => [name, facts]));
  }

  /**
   * All facts, folder by folder. What cannot be read stands in `missing`. Rejects only for a range that exists in none of the
   * repositories (a UserError on `from` or `to`), and when it is cancelled.
   */
  async readEach(request: FactsRequest): Promise<readonly FolderFacts[]> {
    const [{ noFacts }, open] = await Promise.all([
      this.parts.chunk(),
      openFolders(this.parts.history, this.parts.store.list().flatMap(documentsOf)),
    ]);
    const soFar: FolderProgress[] = request.folders.map(({ name, uri }) => ({ name, uri, facts: noFacts, done: [] }));
    const failures: UserError[] = [];
    const read = await Promise.all(
      request.folders.map(async ({ name, uri }, index) => {
        const progress = (facts: RepoFacts, done: readonly FactsPart[]): void => {
          soFar[index] = { name, uri, facts, done };
          request.onProgress?.([...soFar]);
        };
        try {
          return {
            name,
            uri,
            facts: await this.readFolder({ name, uri, ours: this.ours(uri, open) }, request, progress),
          };
        } catch (error) {
          if (!isUserError(error)) throw error;
          failures.push(error);
          const missing = [{ what: `history of ${name}`, why: error.message }];
          return { name, uri, facts: { ...noFacts, missing } };
        }
      }),
    );
    // Of a folder that is not there nothing is known; of a range that is nowhere, nothing can be.
    const failure = failures.find(({ field }) => field === "from" || field === "to");
    if (failure && failures.length === read.length) throw failure;
    return read;
  }

  private async readFolder(
    { name, uri, ours }: FactsRequest["folders"][number] & { readonly ours: Ours },
    { from, to, signal, quick = false }: FactsRequest,
    onProgress: (facts: RepoFacts, done: readonly FactsPart[]) => void,
  ): Promise<RepoFacts> {
    // The first time it is made, and kept on this machine, which takes longer than the first facts do.
    let asked: Promise<string> | undefined;
    const salt = (): Promise<string> => (asked ??= this.saltOf(uri));
    const { readFacts } = await this.parts.chunk();
    return readFacts({
      request: {
        folder: uri.scheme === "file" ? uri.fsPath : uri.toString(),
        name,
        ours,
        ignore: this.ownFolders(uri),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      },
      git: this.parts.history.gitFor(uri),
      files: workspaceFiles(this.parts.platform, uri),
      repositoriesIn: () => repositoriesIn(uri),
      scan: async (paths, onBatch, stop) => this.scan(uri, { paths, salt: await salt() }, onBatch, stop),
      salt,
      cache: this.cache,
      onProgress,
      quick,
      ...(signal && { signal }),
    });
  }

  /** What documents need of our part of a folder's history, from an ISO day on (default: all of it), or why it cannot be read here. */
  async history(folder: vscode.Uri, ours: Ours, from?: string): Promise<HistoryFacts> {
    const git = this.parts.history.gitFor(folder);
    if ("missing" in git) return noHistory(git.missing);
    const { readHistory, historyFacts } = await this.parts.chunk();
    const ignore = this.ownFolders(folder);
    const request = { folder: folder.fsPath, name: "", ours, ignore, ...(from !== undefined && { from }) };
    try {
      const files = workspaceFiles(this.parts.platform, folder);
      return historyFacts(await readHistory(git, request, { cache: this.cache, files }));
    } catch (error) {
      if (isGitError(error)) return noHistory(error.message);
      throw error;
    }
  }

  /** The newest commit of a folder's repository that is work, and no export of ours; undefined where git cannot tell. */
  async newestCommit(folder: vscode.Uri, signal?: AbortSignal): Promise<string | undefined> {
    const git = this.parts.history.gitFor(folder);
    if ("missing" in git) return undefined;
    return (await this.parts.chunk()).newestCommit(git, folder.fsPath, this.ownFolders(folder), signal);
  }

  private async scan(
    folder: vscode.Uri,
    request: { paths: readonly string[]; salt: string },
    onBatch: (files: readonly ScannedFile[]) => void,
    signal?: AbortSignal,
  ): Promise<void> {
    const { platform, extensionUri, chunk } = this.parts;
    if (platform.scanInWorker && folder.scheme === "file") {
      const script = vscode.Uri.joinPath(extensionUri, "dist", "scanWorker.js").fsPath;
      return platform.scanInWorker(script, folder.fsPath, request, onBatch, signal);
    }
    return (await chunk()).scanFiles(request, readForScan(platform, folder), onBatch, signal);
  }

  /** What the offboardings that are about a folder call ours. Paths are seen from where an offboarding lies. */
  private ours(folder: vscode.Uri, open: readonly OpenFolder[]): Ours {
    const about = this.about(folder);
    const named = about.flatMap((entry) =>
      documentsOf(entry).flatMap((each) => clientRepositories(open, entry, each).open),
    );
    const here = named.filter(({ uri }) => uri.toString() === folder.toString());
    const people = about.flatMap(documentsOf).flatMap(({ project }) => project.ours?.people ?? []);
    const paths = this.documents(folder).flatMap(({ project }) => project.ours?.paths ?? []);
    return toOurs(people, [...paths, ...here.flatMap(({ ours }) => ours.paths ?? [])]);
  }

  /** Sendoff's own folders, seen from a workspace folder: they never count. */
  private ownFolders(folder: vscode.Uri): readonly string[] {
    const exports = exportFolder(folder);
    return [sendoffFolder, ...this.entries(folder).map(({ slug }) => `${exports}/${slug}`)];
  }

  /**
   * The offboarding that remembers what was said of a folder's secrets: the first that is about it, else the first in this window, to
   * which its facts are added, too. Undefined where there is no offboarding.
   */
  keeperOf(folder: vscode.Uri): Offboarding | undefined {
    return [...this.about(folder), ...this.parts.store.list()].flatMap(documentsOf)[0];
  }

  /** Fingerprints of a folder's secrets are its keeper's, so that what was allowed is known again. */
  private async saltOf(folder: vscode.Uri): Promise<string> {
    const first = this.keeperOf(folder);
    return first ? secretsSalt(this.parts.keyValues, first.id, () => crypto.randomUUID()) : this.salt;
  }

  /** The offboardings that lie in a folder; where there are none, those that lie around it, or name it as a repository of theirs. */
  private about(folder: vscode.Uri): readonly Entry[] {
    const own = this.entries(folder);
    if (own.some((entry) => documentsOf(entry).length > 0)) return own;
    const at = folder.toString();
    const name = vscode.workspace.getWorkspaceFolder(folder)?.name;
    return this.parts.store
      .list()
      .filter((entry) => at.startsWith(`${entry.folder}/`) || documentsOf(entry).some((each) => names(each, name)));
  }

  private documents(folder: vscode.Uri): readonly Offboarding[] {
    return this.entries(folder).flatMap(documentsOf);
  }

  private entries(folder: vscode.Uri): readonly Entry[] {
    return this.parts.store.list().filter((entry) => entry.folder === folder.toString());
  }
}

/** Facts without a history, and why. */
function noHistory(why: string): HistoryFacts {
  return { first: null, last: null, releases: [], areas: [], missing: [{ what: "history", why }] };
}

function documentsOf({ offboarding, lastGood }: Entry): readonly Offboarding[] {
  const document = offboarding ?? lastGood;
  return document ? [document] : [];
}

function names({ project }: Offboarding, folder = ""): boolean {
  return (project.repositories ?? []).some(({ name }) => name.toLowerCase() === folder.toLowerCase());
}
