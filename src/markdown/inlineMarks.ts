/** As many marks are read in one paragraph, line or cell; the sponsors in the README of webpack, one paragraph, have 404. */
export const mostMarks = 1000;

/** As much work: marks times characters. Those sponsors are 8 million. */
const mostWork = 40_000_000;

/** Marks that may have meant something: those behind a backslash don't. */
export function countMarks(source: string): number {
  return source.replace(/\\[^]/g, "").match(/[*_~<[`!]/g)?.length ?? 0;
}

/**
 * Whether a paragraph, line or cell is made of so many marks that it must not be read: from each one, marked looks for another through all
 * that follows, and for some of them again inside of what it finds.
 */
export function hasTooManyMarks(source: string): boolean {
  if (source.length <= mostMarks) return false;
  const marks = countMarks(source);
  return marks > mostMarks || marks * source.length > mostWork;
}
