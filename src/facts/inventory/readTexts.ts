import type { Missing } from "../../core/facts.js";
import type { Files } from "../files.js";

/** The texts of files by their paths, in the order of `paths`, and those that nobody can read. */
export async function readTexts(
  files: Files,
  paths: readonly string[],
): Promise<{ readonly texts: ReadonlyMap<string, string>; readonly missing: readonly Missing[] }> {
  const texts = new Map<string, string>();
  const missing: Missing[] = [];
  for (const path of paths) {
    const text = await files.read(path);
    if (text !== undefined) texts.set(path, text);
    else missing.push({ what: path, why: "It is no text, too large, or not ours to read." });
  }
  return { texts, missing };
}
