/** What a handoff file is written as. */
export const formats = ["markdown", "html", "pdf", "ics"] as const;
export type Format = (typeof formats)[number];

/** Whom a file is for. */
export type Reader = "owner" | "developer";

/** Whom the handoff is for; each gets its own files. */
export type Audience = Reader | "both";

/** What stands in a file: text with `\n` line ends, or bytes that are no text. */
export type Content = string | Uint8Array;

/** One file of the handoff. */
export interface Output {
  /** Seen from the client's export folder, with `/`. */
  readonly path: string;
  /** A text ends with one line end; the same input gives the same bytes. */
  readonly content: Content;
  /** What a file that is no text shows, for those who look for what must not go out. */
  readonly shown?: string;
  /** Hash of what the file was made from, where that is worth remembering. */
  readonly source?: string;
  /** Counts the versions of a calendar. */
  readonly sequence?: number;
  readonly format: Format;
  /** Whose file it is. */
  readonly reader: Reader;
}

/** The drafts that go out with the handoff. */
export const exportedKinds = ["summary", "training", "meeting", "developer"] as const;
export type ExportedKind = (typeof exportedKinds)[number];

/**
 * The drafts that somebody has made, front matter and all; those that are missing are rendered anew. A draft that exists goes out as
 * it stands: the words are the user's, only the front matter stays here.
 */
export type Drafts = Readonly<Partial<Record<ExportedKind, string>>>;
