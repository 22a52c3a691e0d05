import type { Missing } from "../../core/facts.js";
import type { Files } from "../files.js";

/** The texts of files by their paths, in the order of `paths`, and those that nobody can read. */
export async function readTexts(
  files: Files,
  paths: readonly string[],
): Promise<{ readonly texts: ReadonlyMap<string, string>; readonly missing: readonly Missing[] }> {
  const read = await Promise.all(paths.map(async (path) => [path, await files.read(path)] as const));
  return {
    texts: new Map(read.flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const]))),
    missing: read
      .filter(([, text]) => text === undefined)
      .map(([path]) => ({ what: path, why: "It is no text, too large, behind a link, or not ours to read." })),
  };
}
