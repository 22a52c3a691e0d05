import type { Line } from "./lines.js";

/** An element of the tagged structure; children are opened in the order in which they are first drawn. */
export interface Tag {
  readonly type: string;
  readonly parent: Tag | null;
  /** For table heads. */
  readonly scope?: "Column" | "Row";
}

export function tag(type: string, parent: Tag | null, scope?: Tag["scope"]): Tag {
  return { type, parent, ...(scope && { scope }) };
}

/** Something on a row: a line of text, a box to tick, or a thin line. */
export type Part =
  | { readonly type: "line"; readonly tag: Tag; readonly line: Line; readonly x: number; readonly y: number }
  | { readonly type: "box"; readonly x: number; readonly y: number; readonly size: number; readonly checked: boolean }
  | {
      readonly type: "rule";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly colour: string;
    };

/** Rows are what a page is filled with: nothing in a row is ever torn apart. */
export interface Row {
  readonly height: number;
  /** Space above it, unless it is the first on its page. */
  readonly gap: number;
  /** Must not be the last on its page. */
  readonly keep: boolean;
  readonly parts: readonly Part[];
  /** The table's head, repeated where the table goes on on another page. */
  readonly head?: Row;
  /** Rows of the same card stand in one frame. */
  readonly card?: object;
  /** A bookmark that leads here: its level and title. */
  readonly bookmark?: { readonly level: number; readonly title: string };
}

/** The space that rows take one below the other. */
export function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { height, gap }, index) => sum + height + (index === 0 ? 0 : gap), 0);
}
