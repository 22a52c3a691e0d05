import { listPlace } from "./listPlace.js";
import { type Edited, lineEnd, type LineMarks, lineMarks, lineStart, type Selected } from "./selected.js";

/**
 * What Enter does in a list or a quote: the next line begins as this one does, with the next number and an empty box. A line that
 * holds nothing but its mark steps out by one level: it becomes the next item of the list around it, or ends the list. Undefined where
 * Enter is only Enter.
 */
export function continueLine({ text, start, end }: Selected): Edited | undefined {
  if (start !== end || isInCode(text, start)) return undefined;
  const from = lineStart(text, start);
  const line = text.slice(from, lineEnd(text, start));
  if (rule.test(line)) return undefined;
  const marks = lineMarks(line);
  const { before, mark, space, box } = marks;
  const isQuote = before.includes(">");
  const own = before.length + mark.length + space.length + box.length;
  if ((mark === "" && !isQuote) || start - from < own) return undefined;
  if (line.slice(own).trim() === "") {
    const parent = listPlace(text, from).parents.at(-1);
    const outer = mark === "" ? "" : parent ? nextItem(parent) : marks.quote === "" ? "" : before;
    const caret = from + outer.length;
    return { change: { offset: from, length: line.length, text: outer }, start: caret, end: caret };
  }
  const next = `\n${nextItem(marks)}`;
  const caret = start + next.length;
  return { change: { offset: start, length: 0, text: next }, start: caret, end: caret };
}

function nextItem({ before, mark, space, box }: LineMarks): string {
  return `${before}${following(mark)}${space}${box === "" ? "" : "[ ] "}`;
}

function following(mark: string): string {
  const number = Number.parseInt(mark, 10);
  return Number.isNaN(number) ? mark : `${String(number + 1)}${mark.slice(-1)}`;
}

/** A line across the page, `* * *` or `- - -`, is no item of a list. */
const rule = /^ {0,3}([-*])(?:[ \t]*\1){2,}[ \t]*$/;
/** What opens a block of code, in a list or a quote as well; behind backticks stand no others. */
const opening = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?:(`{3,})[^`]*|(~{3,}).*)$/;
const closing = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

/** Whether `offset` is in a block of code: only as long a fence of the same kind ends it (CommonMark 0.31, 4.5). */
function isInCode(text: string, offset: number): boolean {
  let open = "";
  for (const line of text.slice(0, lineStart(text, offset)).split("\n")) {
    if (open === "") {
      const [, ticks, tildes] = opening.exec(line) ?? [];
      open = ticks ?? tildes ?? "";
    } else if (closing.exec(line)?.[1]?.startsWith(open) === true) open = "";
  }
  return open !== "";
}
