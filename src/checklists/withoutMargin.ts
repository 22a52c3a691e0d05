/** A part of a text without the margin that all of its lines have in common: what was cut out of a nested list is a list of its own. */
export function withoutMargin(text: string): string {
  const lines = text.split("\n");
  const margins = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)?.[0] ?? "");
  const margin = margins.reduce((common, each) => commonStart(common, each), margins[0] ?? "");
  return lines.map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line)).join("\n");
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}
