import { type Git, orElse } from "../git.js";
import { dayOf } from "../history/log.js";

/** Who wrote a line, and when. */
export interface Blamed {
  readonly author: string;
  /** ISO day, in UTC. */
  readonly day: string;
}

const mostFiles = 100;

/**
 * Who wrote some lines of the files as they are, by `path:line`. Files beyond the first hundred, and lines that git does not know,
 * are left out.
 */
export async function blame(
  git: Git,
  folder: string,
  places: readonly { readonly file: string; readonly line: number }[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Blamed>> {
  const files = [...new Set(places.map(({ file }) => file))].slice(0, mostFiles);
  const found = new Map<string, Blamed>();
  const work = files.values();
  // Two at once: git waits for the disk half of the time.
  const worker = async (): Promise<void> => {
    for (const file of work) {
      const lines = places.filter((place) => place.file === file).map(({ line }) => line);
      const ranges = lines.slice(0, 50).flatMap((line) => ["-L", `${String(line)},${String(line)}`]);
      const args = ["blame", "--line-porcelain", "--no-textconv", "--encoding=UTF-8", ...ranges, "--", file];
      for (const [line, blamed] of parseBlame(await orElse(git.run(folder, args, signal), "")))
        found.set(`${file}:${String(line)}`, blamed);
    }
  };
  await Promise.all([worker(), worker()]);
  return found;
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
