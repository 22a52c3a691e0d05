/** Who works on the sample shop: two of the developer's side and one of the client's. */
export const people = {
  mara: "Mara Vos <mara@studio-noord.example>",
  tomas: "Tomás Reyes <tomas@studio-noord.example>",
  jonas: "Jonas Lindner <jonas@brot-und-butter.example>",
} as const;
export type Person = keyof typeof people;

/** A change to one file: text to put at its end (a new file begins empty), or text to put in place of another. */
export type Edit = { path: string; append: string } | { path: string; from: string; to: string };

export interface SampleCommit {
  /** Local time, `YYYY-MM-DD HH:MM`. */
  at: string;
  who: Person;
  message: string;
  edits: readonly Edit[];
  /** The branch it is on; default main. A branch starts at the newest commit of main. */
  branch?: string;
  /** A branch that is merged here; brings that branch's files. */
  merges?: string;
  /** An annotated tag on this commit. */
  tag?: string;
}

/** Text at the end of `path`. */
export function add(path: string, append: string): Edit {
  return { path, append };
}

/** `to` in place of `from`, which must be in `path`. */
export function change(path: string, from: string, to: string): Edit {
  return { path, from, to };
}

/** A commit on main. */
export function commit(at: string, who: Person, message: string, ...edits: Edit[]): SampleCommit {
  return { at, who, message, edits };
}

/** Commits on a branch, then its merge into main by the first one's author. */
export function merged(branch: string, at: string, title: string, commits: readonly SampleCommit[]): SampleCommit[] {
  const who = commits[0]?.who ?? "mara";
  const message = `Merge branch '${branch}'\n\n${title}`;
  return [...commits.map((each) => ({ ...each, branch })), { at, who, message, edits: [], merges: branch }];
}

/** The same commit with a release's tag. */
export function tagged(tag: string, given: SampleCommit): SampleCommit {
  return { ...given, tag };
}
