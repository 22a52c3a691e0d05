import { balance, isSettled, openOf } from "./balance.js";
import { beganLate, dueDay, effectiveDue, isDueByLastDay } from "./dueDates.js";
import type { Item, ItemState, Offboarding, Piece } from "./offboarding.js";

/** An item with the piece it stands in. */
export interface Placed {
  readonly piece: Piece;
  readonly item: Item;
}

/**
 * The pieces in the order of the flow: whatever the file says, the email comes after all that leads to it, and the
 * aftercare after the email.
 */
export function flow(offboarding: Offboarding): readonly Piece[] {
  const rank = (piece: Piece): number => (piece.kind === "email" ? 1 : piece.kind === "aftercare" ? 2 : 0);
  return [...offboarding.pieces].sort((a, b) => rank(a) - rank(b));
}

/** All items with their pieces, in the order of the flow. */
export function placedItems(offboarding: Offboarding): readonly Placed[] {
  return flow(offboarding).flatMap((piece) => piece.items.map((item) => ({ piece, item })));
}

/** The item with this id, with its piece; undefined if there is none. */
export function findItem(offboarding: Offboarding, id: string): Placed | undefined {
  for (const piece of offboarding.pieces) {
    const item = piece.items.find((candidate) => candidate.id === id);
    if (item) return { piece, item };
  }
  return undefined;
}

/** Whether a piece cannot be changed any more: closed is frozen but for the aftercare. */
export function isFrozen({ kind }: Piece, { status }: Offboarding): boolean {
  return status === "closed" && kind !== "aftercare";
}

/** An item's state: what stands in the file, or worked out for the items that nobody ticks by hand. */
export function stateOf(item: Item, offboarding: Offboarding): ItemState {
  if (item.auto === "balance") return isBalanceSettled(offboarding) ? "done" : "open";
  if (item.auto === "email-sent") return offboarding.email?.sentOn === undefined ? "open" : "done";
  return item.state;
}

/** Nothing is owed, or what is owed is agreed in writing or stands in the goodbye. */
function isBalanceSettled(offboarding: Offboarding): boolean {
  return balance(offboarding).known && openInvoices(offboarding).length === 0;
}

/** The invoices that hold the goodbye: something is open, and it is neither agreed in writing nor mentioned in the goodbye. */
export function openInvoices(offboarding: Offboarding): NonNullable<Offboarding["invoices"]> {
  return (offboarding.invoices ?? []).filter(
    (invoice) =>
      openOf(invoice) > 0 &&
      !isSettled(offboarding, invoice) &&
      invoice.state !== "agreed" &&
      invoice.state !== "in-goodbye",
  );
}

/** Items done and to do, aftercare left out; `total` leaves out what is not needed. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly requiredOpen: number;
}

/** The progress of some pieces (default: the whole flow but the aftercare). */
export function progress(
  offboarding: Offboarding,
  pieces: readonly Piece[] = offboarding.pieces.filter((piece) => piece.kind !== "aftercare"),
): Progress {
  let done = 0;
  let total = 0;
  let requiredOpen = 0;
  for (const piece of pieces)
    for (const item of piece.items) {
      const state = stateOf(item, offboarding);
      if (state !== "not-needed") total++;
      if (state === "done") done++;
      if (state === "open" && item.need === "required") requiredOpen++;
    }
  return { done, total, requiredOpen };
}

/** What to do next. `due` is the effective ISO day (late starts considered). */
export interface Next {
  readonly piece: string;
  readonly item: string;
  readonly title: string;
  readonly due?: string;
}

/**
 * The next step: required items due by the last day and outside the email first, then optional ones, then the email's, then
 * required ones after the last day; within each group the earliest effective due day, then the order of the flow.
 * Null when nothing is left, and for a closed offboarding but for its aftercare.
 */
export function next(offboarding: Offboarding): Next | null {
  const late = beganLate(offboarding);
  const candidates = placedItems(offboarding).flatMap(({ piece, item }) => {
    const group = groupOf(piece, item, offboarding);
    if (group === undefined || stateOf(item, offboarding) !== "open") return [];
    return [{ piece, item, group, due: effectiveDue(item, offboarding, late) }];
  });
  // The sort is stable, so that equals stay in the order of the flow; without a due day an item comes last in its group.
  const [first] = candidates.sort((a, b) => a.group - b.group || compareDays(a.due, b.due));
  if (!first) return null;
  const { piece, item, due } = first;
  return { piece: piece.id, item: item.id, title: item.title, ...(due !== undefined && { due }) };
}

/** 0 to 3, the earlier the more urgent; undefined: never a next step. */
function groupOf(piece: Piece, item: Item, offboarding: Offboarding): number | undefined {
  const byLastDay = isDueByLastDay({ piece, item }, offboarding);
  if (isFrozen(piece, offboarding)) return undefined;
  if (piece.kind === "email") return 2;
  if (item.need === "required") return byLastDay ? 0 : 3;
  return byLastDay ? 1 : undefined;
}

function compareDays(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b ? -1 : 1;
}

/** The earliest effective due day (ISO) of what is open in some pieces, by default in all; what is frozen is not due any more. */
export function nextDue(offboarding: Offboarding, pieces: readonly Piece[] = offboarding.pieces): string | undefined {
  const { lastDay } = offboarding.project;
  let first: { readonly item: Item; readonly day: string } | undefined;
  for (const { items } of pieces.filter((piece) => !isFrozen(piece, offboarding)))
    for (const item of items) {
      if (item.due === undefined || stateOf(item, offboarding) !== "open") continue;
      const day = dueDay(item.due, lastDay);
      if (!first || day < first.day) first = { item, day };
    }
  // What is due first by its rule is due first with a late start, too: that only moves days to the same later one.
  return first && effectiveDue(first.item, offboarding);
}

/** The open items that are overdue on this ISO day, in the order of the flow; none that is frozen. */
export function overdue(offboarding: Offboarding, today: string): readonly Placed[] {
  const late = beganLate(offboarding);
  return placedItems(offboarding).filter(({ piece, item }) => {
    if (isFrozen(piece, offboarding)) return false;
    const due = effectiveDue(item, offboarding, late);
    return due !== undefined && due < today && stateOf(item, offboarding) === "open";
  });
}
