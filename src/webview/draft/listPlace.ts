import { lineEnd, type LineMarks, lineMarks } from "./selected.js";

/** An item of a list, with the columns (from 0, behind its quote) at which it and its text begin. */
export interface ListItem extends LineMarks {
  readonly column: number;
  readonly content: number;
}

/** Where a line stands among the lists above it. */
export interface ListPlace {
  /** The items that it is inside of, from the outside in. */
  readonly parents: readonly ListItem[];
  /** The item before it on its own level: what it would be inside of, moved in. */
  readonly before: ListItem | undefined;
}

/**
 * Finds the place of the line that begins at `offset`: what stands below an item begins where its text does, or further in (CommonMark
 * 0.31, 5.2).
 */
export function listPlace(text: string, offset: number): ListPlace {
  const above = text.slice(0, Math.max(0, offset - 1)).split("\n");
  const line = text.slice(offset, lineEnd(text, offset));
  const { quote, indent } = lineMarks(line);
  let open: ListItem[] = [];
  let isBlank = true;
  for (const each of above) {
    const marks = lineMarks(each);
    const column = columnsOf(marks.indent);
    const content = column + marks.mark.length + columnsOf(marks.space);
    if (marks.quote.trim() !== quote.trim()) open = [];
    else if (marks.mark !== "") open = [...within(open, column), { ...marks, column, content }];
    else if (column === 0 && each.trim() !== "" && (isBlank || begins.test(each))) open = [];
    isBlank = each.trim() === "";
  }
  const parents = within(open, columnsOf(indent));
  return { parents, before: open[parents.length] };
}

/** A line at the margin without a blank one before it goes on with the item above, unless it begins something else. */
const begins = /^(?:#{1,6}\s|`{3}|~{3}|[-*_]{3,}\s*$)/;

function within(items: readonly ListItem[], column: number): ListItem[] {
  return items.filter(({ content }) => content <= column);
}

/** How wide a line's indentation is; a tab goes on to the next fourth column. */
export function columnsOf(indent: string): number {
  let columns = 0;
  for (const sign of indent) columns = sign === "\t" ? columns - (columns % 4) + 4 : columns + 1;
  return columns;
}
