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

/** The edits that take `edits` of `text` back; their offsets are those of the edited text. */
export function invertEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return edits.map((edit) => {
    const inverse = {
      offset: edit.offset + shift,
      length: edit.text.length,
      text: text.slice(edit.offset, edit.offset + edit.length),
    };
    shift += edit.text.length - edit.length;
    return inverse;
  });
}

/** One edit that turns `text` into `after`, without what both begin and end with; none if they are the same. */
export function differingEdit(text: string, after: string): readonly TextEdit[] {
  if (text === after) return [];
  const shorter = Math.min(text.length, after.length);
  let start = 0;
  while (start < shorter && text[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && text[text.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [{ offset: start, length: text.length - start - end, text: after.slice(start, after.length - end) }];
}
