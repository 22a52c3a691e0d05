/** Reads the files of a folder; no adapter follows a link out of it. Paths are seen from the folder, with `/`. */
export interface Files {
  /** All files below that belong to the project: without git's own folder and what others wrote (dependencies, build results). */
  list(signal?: AbortSignal): Promise<readonly string[]>;
  /** The text of a file; undefined if it is not there, no plain file, binary, or larger than any lock file (32 MB). */
  read(path: string): Promise<string | undefined>;
}

/** Folders of what others wrote, which nobody lists; git ignores them anyway in most repositories. */
export const foreignFolders =
  /(^|\/)(node_modules|bower_components|\.git|\.hg|\.svn|\.venv|venv|__pycache__|\.tox|\.next|\.nuxt|\.svelte-kit|\.gradle|\.terraform|Pods)(\/|$)/;

/** The line (counted from 1) at which a text first has a word; undefined if it has not. */
export function lineOf(text: string, word: string): number | undefined {
  const at = text.indexOf(word);
  return at < 0 ? undefined : lineAt(text, at);
}

/** The line (counted from 1) of a place in a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
