/** One range of a text replaced: `length` UTF-16 units from `offset` by `text`. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** The smallest change that turns `before` into `after`; undefined if they are the same. It never cuts a surrogate pair in two. */
export function changeBetween(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (isLow(before, start) || isLow(after, start)) start--;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (end > 0 && (isLow(before, before.length - end) || isLow(after, after.length - end))) end--;
  return { offset: start, length: before.length - start - end, text: after.slice(start, after.length - end) };
}

/** Whether the unit at `offset` is the second half of a pair, so that a cut before it would halve a character. */
function isLow(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

export function applyChange(text: string, { offset, length, text: inserted }: TextChange): string {
  return text.slice(0, offset) + inserted + text.slice(offset + length);
}

/**
 * `mine`, made in a text to which `theirs` was done meanwhile, as a change of the text with theirs in it. Both kinds of words stay: what
 * either side wrote is never taken out because the other removed what stood around it.
 */
export function rebase(mine: TextChange, theirs: TextChange): TextChange {
  const myEnd = mine.offset + mine.length;
  const theirEnd = theirs.offset + theirs.length;
  const shift = theirs.text.length - theirs.length;
  if (myEnd <= theirs.offset) return mine;
  if (mine.offset >= theirEnd) return { ...mine, offset: mine.offset + shift };
  const beginsBefore = mine.offset < theirs.offset;
  const left = beginsBefore ? theirs.offset - mine.offset : 0;
  const right = Math.max(0, myEnd - theirEnd);
  if (!beginsBefore) return { offset: theirs.offset + theirs.text.length, length: right, text: mine.text };
  if (right === 0) return { offset: mine.offset, length: left, text: mine.text };
  // Theirs stands in the middle of what I replaced: it stays, behind my words.
  return { offset: mine.offset, length: left + theirs.text.length + right, text: mine.text + theirs.text };
}

/** Where a caret at `offset` is after the change; one inside what was replaced goes to its end. */
export function movedOffset(offset: number, change: TextChange): number {
  if (offset <= change.offset) return offset;
  const end = change.offset + change.length;
  return offset >= end ? offset + change.text.length - change.length : change.offset + change.text.length;
}
