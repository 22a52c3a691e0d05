/** How far behind a variable's name is looked. */
const near = 80;

const comparison = /^(?:["']\s*[\])])?\s*(?:[!=]==?\s*(?:["'`][^"'`\n]|\d|true\b)|in\s*[([]\s*["'][^"'\n])/i;
const assignment = /^(?:["']\s*\])?\s*=(?![=>~])/;

/** Whether a variable is only asked for a certain value, as `process.env.DEBUG === "true"`: not to be set is an answer, too. */
export function isCompared(text: string, read: RegExpExecArray): boolean {
  return comparison.test(behind(text, read));
}

/** Whether a program sets a variable there, or takes it away, rather than reading it. */
export function isWritten(text: string, read: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, read.index - 10), read.index);
  return /\b(?:delete|del)\s+$|\bunset\(\s*$/.test(before) || assignment.test(behind(text, read));
}

function behind(text: string, { index, 0: found }: RegExpExecArray): string {
  return text.slice(index + found.length, index + found.length + near);
}
