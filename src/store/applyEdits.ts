/** Replaces `length` UTF-16 units from `offset` by `text`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** Applies edits that are in order and don't overlap, all offsets being those of `text`. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return editedSlice(text, 0, text.length, edits);
}

/** The part of `text` between two offsets with the edits inside it applied. */
export function editedSlice(text: string, from: number, to: number, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = from;
  for (const edit of edits) {
    if (edit.offset < at) throw new RangeError("The edits overlap or are out of order.");
    parts.push(text.slice(at, edit.offset), edit.text);
    at = edit.offset + edit.length;
  }
  parts.push(text.slice(at, to));
  return parts.join("");
}
