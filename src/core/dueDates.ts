import { addBusinessDays, formatISO, isValid, parseISO } from "date-fns";
import type { Item, Offboarding, Piece } from "./offboarding.js";

/** Answers of `addWorkingDays`: thousands of items share a few last days, and each is asked for at every tick. */
const known = new Map<string, string>();
const mostKnown = 5_000;

/** The day that lies `count` working days (Monday to Friday) after an ISO day, or before it if negative. */
export function addWorkingDays(day: string, count: number): string {
  if (count === 0) return day;
  const key = `${day} ${String(count)}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  // parseISO reads a day as local midnight and formatISO writes the local day, so no time zone comes in between.
  const result = formatISO(addBusinessDays(parseISO(day), count), { representation: "date" });
  if (known.size >= mostKnown) known.clear();
  known.set(key, result);
  return result;
}

/** Whether an ISO day exists in the calendar. */
export function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && isValid(parseISO(value));
}

/** The ISO day that a due rule (`T`, `T-8d`, `T+2d`, or a day) means for this last day; T-10d is ten working days before it. */
export function dueDay(due: string, lastDay: string): string {
  const relative = /^T(?:([+-]\d+)d)?$/.exec(due);
  return relative ? addWorkingDays(lastDay, Number(relative[1] ?? 0)) : due;
}

/** A document that was read never changes, so this is worked out once for each, not once for each of its items. */
const late = new WeakMap<Offboarding, boolean>();

/** Whether a due rule counts from the last day (`T-5`), so that it means something in another offboarding, too. */
export function countsFromLastDay(due: string | undefined): due is string {
  return due?.startsWith("T") === true;
}

/**
 * Whether the work on the ending began late: something on the list was due, counted from the last day, before the
 * offboarding was even started.
 */
export function beganLate(offboarding: Offboarding): boolean {
  const found = late.get(offboarding);
  if (found !== undefined) return found;
  const { lastDay } = offboarding.project;
  const result = offboarding.pieces.some((piece) =>
    piece.items.some((item) => countsFromLastDay(item.due) && dueDay(item.due, lastDay) < offboarding.createdOn),
  );
  late.set(offboarding, result);
  return result;
}

/**
 * The day after which an open item counts as overdue, or undefined without a due rule. Late starts are normal: it is never
 * before the second working day after the start, and, if the work began late, never before the last day.
 */
export function effectiveDue(
  item: Item,
  offboarding: Offboarding,
  isLate = beganLate(offboarding),
): string | undefined {
  if (item.due === undefined) return undefined;
  const { lastDay } = offboarding.project;
  const day = later(dueDay(item.due, lastDay), addWorkingDays(offboarding.createdOn, 2));
  return isLate ? later(day, lastDay) : day;
}

function later(day: string, other: string): string {
  return day > other ? day : other;
}

/**
 * Whether an item is due on or before the last day. One without a due rule is, unless it stands in the aftercare. What comes later holds
 * the closing, not the goodbye.
 */
export function isDueByLastDay(
  { piece, item }: { readonly piece: Piece; readonly item: Item },
  { project: { lastDay } }: Offboarding,
): boolean {
  return item.due === undefined ? piece.kind !== "aftercare" : dueDay(item.due, lastDay) <= lastDay;
}
