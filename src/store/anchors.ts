import type { TextEdit } from "./applyEdits.js";

/** How much text (UTF-16 units) on both sides of an edit has to be the same for it to be at its place. */
const reach = 60;

/** An edit with what stands at its place, so that the place is found again in a text that was changed elsewhere. */
export interface AnchoredEdit extends TextEdit {
  readonly before: string;
  readonly replaced: string;
  readonly behind: string;
}

/** Edits of `text` with what stands around them. */
export function anchored(text: string, edits: readonly TextEdit[]): readonly AnchoredEdit[] {
  return edits.map((edit) => {
    const { offset, length } = edit;
    const end = offset + length;
    return {
      ...edit,
      before: text.slice(Math.max(0, offset - reach), offset),
      replaced: text.slice(offset, end),
      behind: text.slice(end, end + reach),
    };
  });
}

/** The same edits in another text; undefined if one of their places is not there, or is there twice, or they are out of order. */
export function located(text: string, edits: readonly AnchoredEdit[]): readonly TextEdit[] | undefined {
  let from = 0;
  const found: TextEdit[] = [];
  for (const { before, replaced, behind, text: replacement } of edits) {
    const around = before + replaced + behind;
    const at = text.indexOf(around);
    const offset = at + before.length;
    if (at < 0 || text.includes(around, at + 1) || offset < from) return undefined;
    from = offset + replaced.length;
    found.push({ offset, length: replaced.length, text: replacement });
  }
  return found;
}
