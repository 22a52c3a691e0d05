import type { TextChange } from "../../protocol/textChange.js";
import type { TextEdit } from "../../store/applyEdits.js";

/** The text as a text area has it, where a line ends with `\n`. */
export function linesOf(raw: string): string {
  return raw.replaceAll("\r\n", "\n");
}

/** A change of a text whose lines end with `\n` as one of the text with its own line ends. */
export function inRaw(raw: string, { offset, length, text }: TextChange): TextEdit {
  if (!raw.includes("\r\n")) return { offset, length, text };
  const lines = linesOf(raw);
  const returns = (to: number): number => lines.slice(0, to).split("\n").length - 1;
  const from = offset + returns(offset);
  return { offset: from, length: offset + length + returns(offset + length) - from, text };
}
