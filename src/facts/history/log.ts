/** A commit as the log tells it. */
export interface LogCommit {
  readonly hash: string;
  readonly isMerge: boolean;
  /** After `.mailmap`. */
  readonly name: string;
  readonly email: string;
  /** Author's time, in seconds since 1970. */
  readonly at: number;
  readonly subject: string;
  /** What it changed, from the repository's root; empty where names were not asked for. */
  readonly paths: readonly string[];
}

/** All that is asked of a commit. It begins with an empty field, which no path is, so that nothing in a commit can be taken for a new one. */
export const logFormat = "--format=%x00%H%x00%P%x00%aN%x00%aE%x00%at%x00%s";

/** The options that each log is read with, beside `logFormat`. */
export const logOptions = [
  "-z",
  "--no-color",
  "--no-notes",
  "--no-ext-diff",
  "--no-textconv",
  "--use-mailmap",
  "--encoding=UTF-8",
];

const fieldsOfHeader = 6;

interface LogParser {
  readonly field: (text: string) => void;
  readonly end: () => void;
}

/** Puts the fields of a `git log -z` together again. Call `end` when there are no more. */
export function logParser(onCommit: (commit: LogCommit) => void): LogParser {
  let header: string[] | undefined;
  let paths: string[] = [];
  const end = (): void => {
    // One that git could not finish writing tells nothing reliable.
    if (header?.length === fieldsOfHeader) onCommit(toCommit(header, paths));
    header = undefined;
    paths = [];
  };
  return {
    field: (text) => {
      if (header && header.length < fieldsOfHeader) header.push(text);
      else if (text === "") {
        end();
        header = [];
      } else if (header) paths.push(paths.length === 0 && text.startsWith("\n") ? text.slice(1) : text);
    },
    end,
  };
}

function toCommit(header: readonly string[], paths: readonly string[]): LogCommit {
  const [hash = "", parents = "", name = "", email = "", at = "", subject = ""] = header;
  return { hash, isMerge: parents.includes(" "), name, email, at: Number(at), subject, paths };
}

const farthest = Date.UTC(9999, 11, 31) / 1000;

const secondsADay = 86_400;
const mostDays = 50_000;
const days = new Map<number, string>();

/** The ISO day of an author's time in UTC. What is no time, or beyond all calendars, counts as the first day of 1970, as git shows it. */
export function dayOf(at: number): string {
  const isTime = Number.isFinite(at) && at >= 0 && at <= farthest;
  const day = isTime ? Math.floor(at / secondsADay) : 0;
  const known = days.get(day);
  if (known !== undefined) return known;
  const words = new Date(day * secondsADay * 1000).toISOString().slice(0, 10);
  // A history of a century has fewer.
  if (days.size >= mostDays) days.clear();
  days.set(day, words);
  return words;
}
