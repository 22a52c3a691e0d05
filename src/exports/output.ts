/** What a handoff file is written as. */
export type Format = "markdown" | "html";

/** Whom the handoff is for; each gets its own files. */
export type Audience = "owner" | "developer" | "both";

/** One file of the handoff. */
export interface Output {
  /** Seen from the client's export folder, with `/`. */
  readonly path: string;
  /** `\n` line ends, with one at the end; the same input gives the same bytes. */
  readonly text: string;
  readonly format: Format;
}

/** A draft that exists goes out as it stands: the words are the user's, only the front matter stays here. */
export interface Drafts {
  /** The text of summary.md, front matter and all; missing if nobody made it. */
  readonly summary?: string;
}
