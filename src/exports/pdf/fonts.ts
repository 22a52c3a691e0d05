/** The faces of the documents: text in three, headings in one of its own. */
export const faces = ["regular", "strong", "emphasis", "heading"] as const;
export type Face = (typeof faces)[number];

/** The bytes of the built-in fonts by face, and of the user's own, which are asked for what those do not have. */
export interface FontFiles {
  readonly faces: Readonly<Record<Face, Uint8Array>>;
  readonly own: readonly Uint8Array[];
}

/** What can stand for a sign that a font does not have, without saying something else. */
export const substitutes: ReadonlyMap<string, string> = new Map([
  ["\u202f", "\u00a0"],
  ["\u2011", "-"],
  ["\u2009", " "],
  ["\u200b", ""],
  ["\ufe0f", ""],
  ["→", "->"],
  ["←", "<-"],
  ["⇒", "=>"],
  ["✓", "v"],
  ["✔", "v"],
  ["☐", "[ ]"],
  ["☑", "[x]"],
]);
