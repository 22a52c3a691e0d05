import type { Missing, RepositoryFacts } from "../../core/facts.js";
import type { Files } from "../files.js";
import { type Git, type GitError, isGitError } from "../git.js";
import { waysUp } from "../inventory/above.js";
import { readFields } from "./fields.js";
import { logFormat, logOptions, logParser, type LogCommit } from "./log.js";
import { type Ours, ourPaths, ourPeople } from "./people.js";
import { type Range, type RangeRequest, resolveRange } from "./range.js";
import { referenceAddress, webAddress } from "./remote.js";
import { openRepository, type Repository, rootOf } from "./repository.js";
import { CommitTally, rememberedAreas, WorkTally } from "./tally.js";
import { readTags, type TagCache } from "./tags.js";

/** Which history is asked for. */
export interface HistoryRequest extends RangeRequest {
  /** Path of a folder in the repository. */
  readonly folder: string;
  readonly name: string;
  /** What in it is ours; without paths, what lies below `folder`. Paths are seen from `folder`. */
  readonly ours: Ours;
  /** Folders, seen from `folder`, that do not count: Sendoff's own. A commit that touches nothing else is none. */
  readonly ignore: readonly string[];
}

export interface HistoryResult {
  readonly repository: RepositoryFacts;
  readonly missing: readonly Missing[];
}

/** What was worked out of a range, by all that it was worked out from: a large log takes seconds, and never changes. */
export interface HistoryCache {
  readonly worked: Map<string, Worked>;
  readonly tags: TagCache;
}

export function historyCache(): HistoryCache {
  return { worked: new Map(), tags: new Map() };
}

type Worked = Pick<
  RepositoryFacts,
  "commits" | "merges" | "people" | "months" | "areas" | "areaMonths" | "areaNewest" | "kinds" | "kindNewest" | "ours"
> & {
  readonly references: readonly { readonly name: string; readonly commits: number }[];
  readonly missing: readonly Missing[];
};

const mostRemembered = 20;

/** After how many commits it is first told what is known by then, and how many times as many there are each next time. */
const firstTold = 1_000;
const timesAsMany = 8;

/**
 * Everything that the history says, from all commits, conventional or not. There are two readings: one of the commits, and after it a
 * longer one of what they changed. What git cannot read stands in `missing`.
 * Rejects with a GitError where there is no repository, and with a UserError for a range that does not exist.
 */
export async function readHistory(
  git: Git,
  request: HistoryRequest,
  { cache = historyCache(), files, signal, onCommits }: ReadOptions = {},
): Promise<HistoryResult> {
  const repository = await openRepository(git, request.folder, signal);
  const [range, mailmap] = await Promise.all([
    resolveRange(git, repository, request, signal),
    // Git honors the one at the top, whichever folder is read.
    files?.read(`${waysUp(repository.prefix).at(-1) ?? ""}.mailmap`),
  ]);
  const { head, prefix } = repository;
  const key = JSON.stringify([head, prefix, range.revisions, mailmap ?? null, { ...request, name: "" }]);
  const known = cache.worked.get(key);
  const onWorked = (worked: Worked, isAll: boolean): void =>
    onCommits?.(toResult(request, repository, range, worked, []), isAll);
  const [worked, tagged] = await Promise.all([
    known ?? workOut(git, request, repository, range, { ...(signal && { signal }), onWorked }),
    readTags(git, repository, cache.tags, signal),
  ]);
  if (!known && worked.missing.length === 0) remember(cache.worked, key, worked);
  const { repository: facts, missing } = toResult(request, repository, range, worked, tagged.tags);
  return { repository: facts, missing: [...missing, ...tagged.missing] };
}

export interface ReadOptions {
  readonly cache?: HistoryCache;
  /** The files of the folder, for its repository's `.mailmap`: a changed one is not answered from memory. */
  readonly files?: Pick<Files, "read">;
  readonly signal?: AbortSignal;
  /**
   * Gets what is known without file names: of the newest thousand commits as soon as they are there, again whenever they have become eight
   * times as many, and of all (`isAll`) when the first reading is over. Not called where all is remembered.
   */
  readonly onCommits?: (result: HistoryResult, isAll: boolean) => void;
}

function remember(cache: HistoryCache["worked"], key: string, worked: Worked): void {
  cache.set(key, worked);
  const [oldest] = cache.keys();
  if (cache.size > mostRemembered && oldest !== undefined) cache.delete(oldest);
}

async function workOut(
  git: Git,
  request: HistoryRequest,
  repository: Repository,
  { revisions }: Range,
  { signal, onWorked }: { signal?: AbortSignal; onWorked: (worked: Worked, isAll: boolean) => void },
): Promise<Worked> {
  const tally = new CommitTally();
  const isOurs = ourPeople(request.ours);
  const work = new WorkReader(request, repository);
  const toWorked = (missing: readonly Missing[]): Worked => ({
    commits: tally.commits,
    merges: tally.merges,
    people: tally.persons(isOurs),
    months: tally.months,
    kinds: tally.kinds,
    kindNewest: tally.kindNewest,
    references: tally.references,
    ...work.worked,
    missing,
  });
  if (repository.head === "") return toWorked([]);
  const read = async (options: readonly string[], onCommit: (commit: LogCommit) => void, what: string) => {
    const parser = logParser(onCommit);
    const args = ["log", ...logOptions, ...options, logFormat, ...revisions, "--"];
    const stopped = await untilFailure(readFields(git.stream(request.folder, args, signal), parser.field));
    parser.end();
    return stopped ? [{ what, why: stopped.message }] : [];
  };
  let next = firstTold;
  const count = (commit: LogCommit): void => {
    if (tally.commits === next) {
      onWorked(toWorked([]), false);
      next *= timesAsMany;
    }
    tally.add(commit);
  };
  const unread = await read([], count, "part of the history");
  onWorked(toWorked(unread), true);
  // Not beside the first, which is what one waits for: this takes longer, and a processor.
  const names = ["--no-merges", "--no-renames", "--name-only", "--no-relative"];
  const unnamed = await read(names, work.add, "what some commits changed");
  const missing = [...unread, ...unnamed];
  // Commits of Sendoff's own files alone are known only now.
  for (const commit of work.own) tally.remove(commit);
  work.finish(tally);
  return toWorked(missing);
}

async function untilFailure(reading: Promise<void>): Promise<GitError | undefined> {
  try {
    await reading;
    return undefined;
  } catch (error) {
    if (isGitError(error) && error.kind === "failed") return error;
    throw error;
  }
}

/** The second reading: what commits changed, and which of them are ours. */
class WorkReader {
  readonly own: LogCommit[] = [];
  private readonly all = new WorkTally();
  private readonly mine = new WorkTally();
  private readonly areaOf = rememberedAreas();
  private readonly isOurs: (name: string, email: string) => boolean;
  private readonly isOurPath: ((path: string) => boolean) | undefined;
  private readonly ignored: readonly string[];

  constructor({ ours, ignore }: HistoryRequest, { prefix }: Repository) {
    const paths = ours.paths && ours.paths.length > 0 ? ours.paths.map((path) => `${prefix}${path}`) : [prefix];
    this.isOurs = ourPeople(ours);
    this.isOurPath = ourPaths({ paths });
    this.ignored = ignore.map((folder) => `${prefix}${folder}/`);
  }

  readonly add = (commit: LogCommit): void => {
    const paths = commit.paths.filter((path) => !this.ignored.some((folder) => path.startsWith(folder)));
    if (paths.length === 0 && commit.paths.length > 0) {
      this.own.push({ ...commit, paths: [] });
      return;
    }
    this.all.add(commit, paths.map(this.areaOf));
    if (!this.isOurs(commit.name, commit.email)) return;
    const ours = this.isOurPath ? paths.filter(this.isOurPath) : paths;
    if (ours.length > 0 || !this.isOurPath) this.mine.add(commit, ours.map(this.areaOf));
  };

  /** Commits whose files git could not tell are in no known area. */
  finish({ commits, merges }: CommitTally): void {
    this.all.addUnread(commits - merges - this.all.commits);
  }

  get worked(): Pick<Worked, "areas" | "areaMonths" | "areaNewest" | "ours"> {
    const { commits, first, last, areas, months } = this.mine;
    const { areas: all, areaMonths, areaNewest } = this.all;
    return { areas: all, areaMonths, areaNewest, ours: { commits, first, last, areas, months } };
  }
}

function toResult(
  { name, folder }: HistoryRequest,
  { prefix, head, branch, remote, missing }: Repository,
  { from, to }: Range,
  { missing: unread, references, ...worked }: Worked,
  tags: RepositoryFacts["tags"],
): HistoryResult {
  const address = remote === null ? null : webAddress(remote);
  const linked = references.map((reference) => {
    const url = address === null ? undefined : referenceAddress(address, reference.name);
    return { ...reference, ...(url !== undefined && { url }) };
  });
  return {
    repository: {
      name,
      folder,
      root: rootOf(folder, prefix),
      head,
      branch,
      remote: address,
      range: { from, to },
      ...worked,
      tags,
      references: linked,
    },
    missing: [...missing, ...unread],
  };
}
