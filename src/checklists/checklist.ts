import type { ImportedItem } from "../core/importItems.js";

/** An item as the file has it, and where. */
export interface FoundItem extends ImportedItem {
  /** The line of its box, from 1. */
  readonly line: number;
}

/** What was left out, and why, for people. */
export interface Skipped {
  /** From 1. */
  readonly line: number;
  readonly why: string;
}

export interface Checklist {
  readonly items: readonly FoundItem[];
  readonly skipped: readonly Skipped[];
  /** The titles of items that stand a second time in the same place; they are not among `items` again. */
  readonly duplicates: readonly string[];
  /** Whether there is any list item with a box. Without, there are items only if bullets were asked for. */
  readonly hasBoxes: boolean;
}
