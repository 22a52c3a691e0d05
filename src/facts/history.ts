import type { HistoryFacts } from "../core/facts.js";
import { areaOf } from "./areas.js";
import { type Git, GitError } from "./git.js";

/** Which part of the history is asked for. */
export interface HistoryRequest {
  /** Path of a folder in the repository; only what lies below it counts. */
  readonly folder: string;
  /** First ISO day (author's); left out: from the beginning. */
  readonly from?: string;
  /** Folders, seen from `folder`, that do not count: Sendoff's own. */
  readonly ignore: readonly string[];
}

/** Starts a commit. A path may contain it in theory; what follows it is therefore read only if it is a day. */
const header = "\u0001";
const isDay = /^\d{4}-\d\d-\d\d$/;

/** What was worked out of a log, by what it was worked out from: the log of a large repository takes seconds, and never changes. */
export type HistoryCache = Map<string, Pick<HistoryFacts, "first" | "last" | "areas">>;

/**
 * The period, the releases and what was worked on, from all commits but merges, conventional or not. Never rejects for what git
 * cannot give: it then stands in `missing`.
 */
export async function readHistory(
  git: Git,
  request: HistoryRequest,
  cache: HistoryCache = new Map(),
  signal?: AbortSignal,
): Promise<HistoryFacts> {
  try {
    const { folder } = request;
    const [head = "", shallow = ""] = (await git.run(folder, headArguments, signal)).split("\n");
    const key = JSON.stringify([head, request]);
    const worked = cache.get(key) ?? workedOn(parseLog(await git.run(folder, logArguments, signal), request));
    cache.set(key, worked);
    const tags = await git.run(folder, tagArguments, signal);
    return {
      ...worked,
      releases: parseTags(tags, request.from),
      missing:
        shallow === "true"
          ? [{ what: "older history", why: "This is a shallow clone. Run “git fetch --unshallow” to get all of it." }]
          : [],
    };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return noHistory(error.message);
  }
}

/** The author's ISO day of the first commit below a folder; undefined where git cannot tell. Needs no file names, so it is quick. */
export async function readFirstDay(git: Git, folder: string): Promise<string | undefined> {
  try {
    const days = (await git.run(folder, dayArguments)).split("\n").filter((day) => isDay.test(day));
    return days.length === 0 ? undefined : days.reduce((first, day) => (day < first ? day : first));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return undefined;
  }
}

/** Whether git follows a file in a folder `below` the asked one; false where it cannot tell. */
export async function readIsTracked(git: Git, folder: string, below: string): Promise<boolean> {
  try {
    return (await git.run(folder, ["ls-files", "-z", "--", below])) !== "";
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return false;
  }
}

/** The text of a file (seen from the folder) in a stage of git's index; undefined if there is none, or it cannot be read. */
export async function readStage(git: Git, folder: string, path: string, stage: 1 | 2 | 3): Promise<string | undefined> {
  try {
    return await git.run(folder, ["cat-file", "blob", `:${String(stage)}:./${path}`]);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return undefined;
  }
}

/** Facts without a history, and why. */
export function noHistory(why: string): HistoryFacts {
  return { first: null, last: null, releases: [], areas: [], missing: [{ what: "history", why }] };
}

const headArguments = ["rev-parse", "HEAD", "--is-shallow-repository"];

const dayArguments = ["log", "--no-merges", "--date=short", "--format=%ad", "HEAD", "--", "."];

const logArguments = [
  "log",
  "--no-merges",
  "--no-renames",
  "--no-ext-diff",
  "--no-textconv",
  "--name-only",
  "--relative",
  "-z",
  "--date=short",
  `--format=${header}%ad`,
  "HEAD",
];

const tagArguments = [
  "for-each-ref",
  "--merged=HEAD",
  "--sort=creatordate",
  "--format=%(refname:short)%00%(creatordate:short)",
  "refs/tags",
];

interface Commit {
  readonly day: string;
  readonly paths: readonly string[];
}

/** Parses `git log -z --name-only` with a header of the author's day; commits of Sendoff's own files alone are left out. */
export function parseLog(output: string, { from, ignore }: Pick<HistoryRequest, "from" | "ignore">): readonly Commit[] {
  return output
    .split(header)
    .slice(1)
    .flatMap((block) => {
      const [day = "", ...files] = block.split(/[\0\n]+/).filter((part) => part !== "");
      const paths = files.filter((path) => !ignore.some((folder) => path.startsWith(`${folder}/`)));
      if (!isDay.test(day)) return [];
      const isOurs = files.length > 0 && paths.length === 0;
      return isOurs || (from !== undefined && day < from) ? [] : [{ day, paths }];
    });
}

function periodOf(commits: readonly Commit[]): Pick<HistoryFacts, "first" | "last"> {
  const days = commits.map((commit) => commit.day);
  const pick = (better: (a: string, b: string) => boolean): string | null =>
    days.reduce<string | null>((best, day) => (best === null || better(day, best) ? day : best), null);
  return { first: pick((a, b) => a < b), last: pick((a, b) => a > b) };
}

function workedOn(commits: readonly Commit[]): Pick<HistoryFacts, "first" | "last" | "areas"> {
  const counts = new Map<string, HistoryFacts["areas"][number]>();
  for (const { paths } of commits) {
    const areas = new Map(paths.map(areaOf).map((area) => [area.name, area]));
    for (const [name, area] of areas) counts.set(name, { ...area, commits: (counts.get(name)?.commits ?? 0) + 1 });
  }
  const areas = [...counts.values()].sort((a, b) => b.commits - a.commits || (a.name < b.name ? -1 : 1));
  return { ...periodOf(commits), areas };
}

function parseTags(output: string, from: string | undefined): HistoryFacts["releases"] {
  return output
    .split("\n")
    .map((line) => line.split("\0"))
    .flatMap(([name = "", date = ""]) => (name !== "" && (from === undefined || date >= from) ? [{ name, date }] : []));
}
