import type { TextEdit } from "./applyEdits.js";
import type { Unit } from "./containerLayout.js";

/** A range of the old text with the edits inside it, or a new text. */
export type Part = { readonly from: number; readonly to: number; readonly edits?: readonly TextEdit[] } | string;

/** The comments before a child, without a comma that belongs to the one before. */
export function leadOf(unit: Unit): readonly Part[] {
  if (unit.stray === undefined) return [{ from: unit.glueEnd, to: unit.start }];
  return [
    { from: unit.glueEnd, to: unit.stray },
    { from: unit.stray + 1, to: unit.start },
  ];
}

/**
 * What follows a child on its line, with a comma exactly if it needs one. A new comma comes `first`, directly behind the
 * child, or `last`, behind its comments. `commented`: a comment follows the comma, so the next child must begin a line.
 */
export function trailOf(
  unit: Unit,
  needsComma: boolean,
  place: "first" | "last",
): { readonly parts: readonly Part[]; readonly commented: boolean } {
  const { end, trailEnd, comma, commentsEnd } = unit;
  const all = { from: end, to: trailEnd };
  if (comma === undefined) {
    if (!needsComma) return { parts: [all], commented: false };
    return place === "first"
      ? { parts: [",", all], commented: trailEnd > end }
      : { parts: [all, ","], commented: false };
  }
  if (needsComma) return { parts: [all], commented: trailEnd > comma + 1 };
  const withoutComma = [
    { from: end, to: commentsEnd },
    { from: comma + 1, to: trailEnd },
  ];
  return { parts: withoutComma, commented: false };
}
