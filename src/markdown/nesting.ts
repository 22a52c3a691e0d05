/** How deep lists, quotes and emphasis may stand in each other. People need four; a stack overflow needs two thousand. */
export const deepest = 60;

const deepLine = new RegExp(`^(?:[ \\t]*(?:>|[-+*][ \\t]|\\d{1,9}[.)][ \\t])){${String(deepest)},}`, "m");
const farIn = /^[ \t]{240,}(?:[-+*]|\d{1,9}[.)])[ \t]/m;

/** Whether blocks stand so deep in each other that marked, which works in recursion, must not be given the text. */
export function nestsTooDeep(markdown: string): boolean {
  return deepLine.test(markdown) || farIn.test(markdown);
}
