import type { Address, DetailsState, Row, Rows } from "../../protocol/details.js";

/** Something that was typed. It is held until the file has it, and while it is being typed in. */
export interface Held {
  readonly at: Address;
  readonly text: string;
  /** When it was last said to the host. */
  readonly seq: number;
  readonly write: boolean;
  /** The file has it, and shows it like this; another text than this one comes from somebody else. */
  readonly accepted?: string;
}

export function keyOf(at: Address): string {
  return JSON.stringify(at);
}

/** Whether an address leads into a row, or is that of the row. */
export function isWithin(at: Address, row: Address): boolean {
  return row.every((step, index) => at[index] === step);
}

/** Whether an address leads into a row that the file does not have yet. */
export function isInNewRow(at: Address): boolean {
  return at.some((step) => typeof step === "string" && step.startsWith("new "));
}

/** What the file shows for a field, as far as it stands on the tab that is open; undefined if it does not. */
export function fileText({ sections }: DetailsState, at: Address): string | undefined {
  for (const { fields, table } of sections) {
    const field = fields.find((each) => keyOf(each.at) === keyOf(at));
    if (field) return field.text;
    if (table && isWithin(at, table.at)) return textInRows(table.content, table.shape, at.slice(table.at.length));
  }
  return undefined;
}

interface Shape {
  readonly tables: readonly (Shape & { readonly key: string })[];
}

function textInRows({ rows }: Rows, shape: Shape, [step, ...rest]: Address): string | undefined {
  const row: Row | undefined = rows.find((each) => each.step === step);
  if (!row) return undefined;
  const nested = shape.tables.findIndex(({ key }) => key === rest[0]);
  const inner = shape.tables[nested];
  const content = row.tables[nested];
  if (inner && content && rest.length > 1) return textInRows(content, inner, rest.slice(1));
  return row.texts[rest.join(".")] ?? "";
}

/**
 * What is left of what was typed, now that the host has said how everything is: what the file has is let go, except where the typing goes
 * on; and there, too, if the file has something else by now (somebody undid it, or typed in another view).
 */
export function heldAfter(held: Held, state: DetailsState, isTyping: boolean): Held | undefined {
  const shown = fileText(state, held.at);
  const { accepted } = held;
  if (accepted !== undefined) return isTyping && (shown === undefined || shown === accepted) ? held : undefined;
  const isDone = held.write && held.seq <= state.dealtWith && !isInNewRow(held.at);
  if (!isDone || keyOf(held.at) in state.problems) return held;
  return isTyping && shown !== undefined ? { ...held, accepted: shown } : undefined;
}
