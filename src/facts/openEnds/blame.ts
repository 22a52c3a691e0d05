import { type Git, orElse } from "../git.js";
import { dayOf } from "../history/log.js";

/** Who wrote a line, and when. */
export interface Blamed {
  readonly author: string;
  /** ISO day, in UTC. */
  readonly day: string;
}

const mostFiles = 100;
const mostLines = 50;

/**
 * Who wrote some lines of the files as they are, by `path:line`, and how many lines git was not asked about: it takes its time, so only the
 * first hundred files and fifty lines of each are looked up. Lines that git does not know are left out.
 */
export async function blame(
  git: Git,
  folder: string,
  places: readonly { readonly file: string; readonly line: number }[],
  signal?: AbortSignal,
): Promise<{ readonly found: ReadonlyMap<string, Blamed>; readonly unasked: number }> {
  const asked = new Map<string, number[]>();
  let unasked = 0;
  for (const { file, line } of places) {
    const lines = asked.get(file) ?? [];
    if (lines.length >= mostLines || (lines.length === 0 && asked.size >= mostFiles)) unasked++;
    else asked.set(file, [...lines, line]);
  }
  const found = new Map<string, Blamed>();
  const work = asked.entries();
  // Two at once: git waits for the disk half of the time.
  const worker = async (): Promise<void> => {
    for (const [file, lines] of work) {
      const ranges = lines.flatMap((line) => ["-L", `${String(line)},${String(line)}`]);
      const args = ["blame", "--line-porcelain", "--no-textconv", "--encoding=UTF-8", ...ranges, "--", file];
      for (const [line, blamed] of parseBlame(await orElse(git.run(folder, args, signal), "")))
        found.set(`${file}:${String(line)}`, blamed);
    }
  };
  await Promise.all([worker(), worker()]);
  return { found, unasked };
}

/** `git blame --line-porcelain`: headers for each line, then the line itself behind a tab. */
function parseBlame(output: string): readonly (readonly [line: number, Blamed])[] {
  const found: (readonly [number, Blamed])[] = [];
  let line = 0;
  let author = "";
  let at = 0;
  for (const text of output.split("\n")) {
    const [, final] = /^[0-9a-f]{40,64} \d+ (\d+)/.exec(text) ?? [];
    if (text.startsWith("\t")) found.push([line, { author, day: dayOf(at) }]);
    else if (final !== undefined) line = Number(final);
    else if (text.startsWith("author ")) author = text.slice("author ".length);
    else if (text.startsWith("author-time ")) at = Number(text.slice("author-time ".length));
  }
  return found.filter(([, blamed]) => blamed.author !== "Not Committed Yet");
}
