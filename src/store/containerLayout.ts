import type { Node } from "jsonc-parser";
import { childrenOf } from "./jsonTree.js";
import { hasBreak } from "./textStyle.js";

/**
 * One child of an object or array with all that belongs to it. In the text, from left to right: `lead` white space
 * `glueEnd` comments on their own lines `start` the child `end` comments on its line, its comma `trailEnd`.
 */
export interface Unit {
  readonly lead: number;
  readonly glueEnd: number;
  readonly start: number;
  readonly end: number;
  readonly trailEnd: number;
  /** Its comma inside the trail. */
  readonly comma: number | undefined;
  /** Where the last comment before that comma ends, or the child. */
  readonly commentsEnd: number;
  /** Whether the last comment of the trail is one that only a line end closes. */
  readonly openLine: boolean;
  /** The comma of the child before it, where somebody wrote it behind comments that belong to this one. */
  readonly stray: number | undefined;
}

/** An object or array in a text: every character between the brackets is of the head, of one unit or of the tail. */
export interface Layout {
  /** Offset behind the opening bracket. */
  readonly open: number;
  /** Where the comments on the line of the opening bracket end. */
  readonly headEnd: number;
  readonly headOpenLine: boolean;
  readonly units: readonly Unit[];
  /** Whether a comma follows the last child. */
  readonly trailing: boolean;
  /** Where what belongs to no child begins: comments behind the last one, and the closing bracket's indentation. */
  readonly tail: number;
  /** Offset of the closing bracket. */
  readonly close: number;
}

/** Tells what belongs to whom inside `node`, an object or array of a text without syntax errors. */
export function layoutOf(text: string, node: Node): Layout {
  const open = node.offset + 1;
  const close = node.offset + node.length - 1;
  const children = childrenOf(node);
  const head = splitHead(text, open, children[0]?.offset ?? close, children.length > 0);
  const units: Unit[] = [];
  let lead = head.end;
  let stray: number | undefined;
  let trailing = false;
  children.forEach((child, i) => {
    const end = child.offset + child.length;
    const next = children[i + 1];
    const { stray: nextStray, ...gap } = splitGap(text, end, next?.offset ?? close, next !== undefined);
    const glueEnd = skipSpace(text, lead);
    // White space at the end of a line goes with the child that has the line.
    const trailEnd = hasBreak(text, lead, glueEnd) ? endOfLine(text, gap.trailEnd) : gap.trailEnd;
    units.push({ lead, glueEnd, start: child.offset, end, ...gap, trailEnd, stray });
    lead = trailEnd;
    stray = nextStray;
    trailing = gap.comma !== undefined;
  });
  return { open, headEnd: head.end, headOpenLine: head.openLine, units, trailing, tail: lead, close };
}

interface Token {
  readonly kind: "break" | "line" | "block" | "comma";
  readonly end: number;
}

/** The line breaks, comments and commas between two offsets (nothing else stands between children but white space). */
function* tokens(text: string, from: number, to: number): Generator<Token> {
  const pattern = /[ \t]*(?:(\r\n?|\n)|(\/\/[^\r\n]*)|(\/\*[^]*?\*\/)|,)/y;
  pattern.lastIndex = from;
  for (let found = pattern.exec(text); found && pattern.lastIndex <= to; found = pattern.exec(text)) {
    const [, lineBreak, line, block] = found;
    const kind =
      lineBreak !== undefined ? "break" : line !== undefined ? "line" : block !== undefined ? "block" : "comma";
    yield { kind, end: pattern.lastIndex };
  }
}

function skipSpace(text: string, from: number): number {
  const space = /[ \t\r\n]*/y;
  space.lastIndex = from;
  space.exec(text);
  return space.lastIndex;
}

/** Where the line ends on which `from` stands, if only white space follows; else `from`. */
function endOfLine(text: string, from: number): number {
  let end = from;
  while (text[end] === " " || text[end] === "\t") end++;
  return hasBreak(text, end, end + 1) ? end : from;
}

/** Comments on the bracket's line are the container's, unless the first child stands on that line too. */
function splitHead(
  text: string,
  from: number,
  to: number,
  childFollows: boolean,
): { readonly end: number; readonly openLine: boolean } {
  let end = from;
  let openLine = false;
  for (const token of tokens(text, from, to)) {
    if (token.kind === "break") return { end: endOfLine(text, end), openLine };
    end = token.end;
    openLine = token.kind === "line";
  }
  return childFollows ? { end: from, openLine: false } : { end, openLine };
}

/** The end of one unit; `stray` is that of the next one. */
type Gap = Pick<Unit, "trailEnd" | "comma" | "commentsEnd" | "openLine" | "stray">;

/** Splits what stands between a child that ends at `from` and the next one (or the closing bracket) at `to`. */
function splitGap(text: string, from: number, to: number, childFollows: boolean): Gap {
  let trailEnd = from;
  let comma: number | undefined;
  let stray: number | undefined;
  let commentsEnd = from;
  let last = { end: from, openLine: false };
  let openLine = false;
  let sameLine = true;
  for (const { kind, end } of tokens(text, from, to)) {
    if (kind === "break") sameLine = false;
    else if (kind !== "comma") {
      last = { end, openLine: kind === "line" };
      if (sameLine) ({ end: trailEnd, openLine } = last);
    } else if (childFollows && last.end > trailEnd) stray = end - 1;
    else {
      // Comments before a trailing comma are its element's wherever they stand, for the comma has to go with it.
      comma = end - 1;
      trailEnd = end;
      ({ end: commentsEnd, openLine } = last);
    }
  }
  // What stands behind the comma and on one line with the next child is about that child.
  if (childFollows && sameLine && comma !== undefined) trailEnd = comma + 1;
  return { trailEnd, comma, commentsEnd, openLine, stray };
}
