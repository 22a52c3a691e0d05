import type { TextChange } from "../../protocol/textChange.js";

/** A text and what is selected in it, or where its caret is. */
export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What a key makes of it: a change, and what is selected afterwards. */
export interface Edited {
  readonly change: TextChange;
  readonly start: number;
  readonly end: number;
}

/** Where the line begins that `offset` is in. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the line ends that `offset` is in, before its line end. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}

/** What a line begins with: quotes and indentation (`before` is both), the mark of a list with its space, the box of a task. */
export interface LineMarks {
  readonly before: string;
  readonly quote: string;
  readonly indent: string;
  readonly mark: string;
  readonly space: string;
  readonly box: string;
}

const marks = /^((?:[ \t]*>)*)([ \t]*)(?:([-*+]|\d{1,9}[.)])([ \t]+)(\[[ xX]\][ \t]+)?)?/;

export function lineMarks(line: string): LineMarks {
  const [, quote = "", indent = "", mark = "", space = "", box = ""] = marks.exec(line) ?? [];
  return { before: quote + indent, quote, indent, mark, space, box };
}
