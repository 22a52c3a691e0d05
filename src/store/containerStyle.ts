import type { Node } from "jsonc-parser";
import type { Layout, Unit } from "./containerLayout.js";
import { childrenOf, valueNodeOf } from "./jsonTree.js";
import { hasBreak, indentBefore, lineIndent } from "./textStyle.js";

/** How an object or array is written, so that new children look like its own. */
export interface ContainerStyle {
  /** Children stand on lines of their own. */
  readonly ownLines: boolean;
  /** No line ends inside: new values are written on one line too. */
  readonly oneLine: boolean;
  /** Indentation of the line on which the container begins. */
  readonly indent: string;
  /** Where children share a line: the white space before the first and before each other one. */
  readonly first: string;
  readonly separator: string;
  /** Between key and value. */
  readonly colon: string;
}

export function containerStyleOf(text: string, node: Node, layout: Layout): ContainerStyle {
  const { units, open, close, tail } = layout;
  const [first, second] = units;
  // An empty container gets lines of its own, unless all around it is on one line.
  const oneLine = !hasBreak(text, open, close) && (first !== undefined || isInsideLine(text, node));
  const colon = colonOf(text, node);
  const spacing = first ? text.slice(first.lead, first.glueEnd) : text.slice(tail, close);
  return {
    ownLines: first ? units.some((unit) => hasBreak(text, unit.lead, unit.glueEnd)) : !oneLine,
    oneLine,
    // Only when asked for: in a large file on one line it is a long way back.
    get indent() {
      return lineIndent(text, node.offset);
    },
    first: first || spacing !== "" ? spacing : node.type === "object" ? " " : "",
    separator: second ? text.slice(second.lead, second.glueEnd) : first && colon === ":" ? "" : " ",
    colon,
  };
}

/** The indentation of a child's line, taken from the nearest child that begins one. */
export function childIndent(text: string, units: readonly Unit[], near: number, otherwise: string): string {
  for (let i = Math.min(near, units.length - 1); i >= 0; i--) {
    const found = ownIndent(text, units[i]);
    if (found !== undefined) return found;
  }
  for (let i = Math.max(near + 1, 0); i < units.length; i++) {
    const found = ownIndent(text, units[i]);
    if (found !== undefined) return found;
  }
  return otherwise;
}

function ownIndent(text: string, unit: Unit | undefined): string | undefined {
  const found = unit && lastBreak(text, unit.lead, unit.glueEnd);
  // Its comments may be indented in another way.
  return unit && found && (indentBefore(text, unit.start) ?? text.slice(found.end, unit.glueEnd));
}

/** The last line break between two offsets. */
export function lastBreak(
  text: string,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } | undefined {
  for (let at = to - 1; at >= from; at--) {
    if (text[at] === "\n") return { start: at > from && text[at - 1] === "\r" ? at - 1 : at, end: at + 1 };
    if (text[at] === "\r") return { start: at, end: at + 1 };
  }
  return undefined;
}

/** Whether the object or array around `node` is written on one line. */
export function isInsideLine(text: string, node: Node): boolean {
  const around = node.parent?.type === "property" ? node.parent.parent : node.parent;
  return around !== undefined && !hasBreak(text, around.offset, around.offset + around.length);
}

function colonOf(text: string, node: Node): string {
  const property = node.type === "object" ? childrenOf(node)[0] : undefined;
  const key = property?.children?.[0];
  const value = property && valueNodeOf(property);
  const colon = key && value ? text.slice(key.offset + key.length, value.offset) : "";
  return /^[ \t]*:[ \t]*$/.test(colon) ? colon : ": ";
}
