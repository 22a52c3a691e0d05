import type { Node } from "jsonc-parser";
import type { Json } from "../core/json.js";
import { entriesOf, isList, isObject } from "../core/jsonShape.js";
import { childrenOf, valueNodeOf } from "./jsonTree.js";

/** How a file is written, so that what we add looks like the rest. */
export interface TextStyle {
  /** The line end: `\n` or `\r\n`, whichever most lines have. */
  readonly eol: string;
  /** One step of indentation: two spaces if the file shows no other. */
  readonly unit: string;
}

/** The style of a text that is parsed to `root`. */
export function styleOf(text: string, root: Node): TextStyle {
  return { eol: lineEnd(text), unit: indentUnit(text, root) ?? "  " };
}

function lineEnd(text: string): string {
  let crlf = 0;
  let lf = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    if (text[at - 1] === "\r") crlf++;
    else lf++;
  }
  return crlf > lf ? "\r\n" : "\n";
}

/** How much deeper the first child stands that begins a line of its own, below `node`. */
function indentUnit(text: string, node: Node): string | undefined {
  for (const child of childrenOf(node)) {
    const indent = indentBefore(text, child.offset);
    const outer = indent === undefined ? "" : lineIndent(text, node.offset);
    if (indent !== undefined && indent.length > outer.length && indent.startsWith(outer))
      return indent.slice(outer.length);
    const value = child.type === "property" ? valueNodeOf(child) : child;
    const deeper = value && indentUnit(text, value);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/** The indentation before `offset`, if nothing else stands before it on its line. */
export function indentBefore(text: string, offset: number): string | undefined {
  let start = offset;
  while (text[start - 1] === " " || text[start - 1] === "\t") start--;
  return start === 0 || text[start - 1] === "\n" || text[start - 1] === "\r" ? text.slice(start, offset) : undefined;
}

/** The white space at the beginning of the line on which `offset` stands. */
export function lineIndent(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start--;
  let end = start;
  while (text[end] === " " || text[end] === "\t") end++;
  return text.slice(start, end);
}

/** Whether a line ends between two offsets. */
export function hasBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text[at] === "\n" || text[at] === "\r") return true;
  return false;
}

/** A value over several lines; `indent` is that of the line on which it begins. */
export function renderBlock(value: Json, style: TextStyle, indent: string): string {
  return JSON.stringify(value, null, style.unit).replaceAll("\n", style.eol + indent);
}

/** A value on one line: `{ "a": [1, 2] }`, or without any space if `compact`. */
export function renderLine(value: Json, compact: boolean): string {
  if (compact) return JSON.stringify(value);
  if (isList(value)) return `[${value.map((element) => renderLine(element, false)).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const properties = entriesOf(value).map(([key, inner]) => `${JSON.stringify(key)}: ${renderLine(inner, false)}`);
  return properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`;
}
