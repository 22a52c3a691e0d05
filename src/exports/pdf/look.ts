import type { Measure, TextStyle } from "./lines.js";
import type { Tag } from "./row.js";

/** The form of a document: colours, and everything by which it is larger or smaller. */
export interface Look {
  readonly measure: Measure;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  /** Points of the text; the rest follows. */
  readonly size: number;
  /** Tables have high rows, to be written in. */
  readonly forWriting: boolean;
}

/** Where rows stand on the page. */
export interface Column {
  readonly x: number;
  readonly width: number;
  readonly tag: Tag;
}

/** The style of running text, but for these changes. */
export function textStyle(look: Look, changes: Partial<TextStyle> = {}): TextStyle {
  return { face: "regular", size: look.size, leading: 1.42, colour: look.ink, linkColour: look.accent, ...changes };
}
