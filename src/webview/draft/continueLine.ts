import { type Edited, lineEnd, lineMarks, lineStart, type Selected } from "./selected.js";

/**
 * What Enter does in a list or a quote: the next line begins as this one does, with the next number and an empty box. On a line that
 * holds nothing but its mark, the mark goes. Undefined where Enter is only Enter.
 */
export function continueLine({ text, start, end }: Selected): Edited | undefined {
  if (start !== end || isInCode(text, start)) return undefined;
  const from = lineStart(text, start);
  const line = text.slice(from, lineEnd(text, start));
  const { before, mark, space, box } = lineMarks(line);
  const isQuote = before.includes(">");
  const own = before.length + mark.length + space.length + box.length;
  if ((mark === "" && !isQuote) || start - from < own) return undefined;
  if (line.slice(own).trim() === "")
    return { change: { offset: from, length: line.length, text: "" }, start: from, end: from };
  const next = `\n${before}${following(mark)}${space}${box === "" ? "" : "[ ] "}`;
  const caret = start + next.length;
  return { change: { offset: start, length: 0, text: next }, start: caret, end: caret };
}

function following(mark: string): string {
  const number = Number.parseInt(mark, 10);
  return Number.isNaN(number) ? mark : `${String(number + 1)}${mark.slice(-1)}`;
}

/** Whether `offset` is between the fences of a block of code. */
function isInCode(text: string, offset: number): boolean {
  const fences = text.slice(0, lineStart(text, offset)).match(/^[ ]{0,3}(?:```|~~~)/gm) ?? [];
  return fences.length % 2 === 1;
}
