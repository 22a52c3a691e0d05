import { tickingWhatIsDone } from "../core/doneByRecords.js";
import { UserError } from "../core/errors.js";
import { removeItem } from "../core/items.js";
import { idFor } from "../core/names.js";
import { targetOfPieceDown, targetOfPieceUp } from "../core/neighbours.js";
import { type Offboarding, offboarding as offboardingSchema } from "../core/offboarding.js";
import { checked, type Context, refuseIfClosed } from "../core/operation.js";
import { movePiece, removePiece } from "../core/pieces.js";
import { removeRecord } from "../core/recordOperations.js";
import { recordKinds } from "../core/records.js";
import { change } from "./change.js";
import type { Address } from "./field.js";
import { placeOf } from "./place.js";
import { indexIn, replaceAt, valueAt } from "./replaceAt.js";

/** What a button does: with an element at an address, or (the last two) with a list: says that it is empty, and takes that back. */
export const actions = ["remove", "duplicate", "up", "down", "none", "unset"] as const;
export type Action = (typeof actions)[number];

/** Does it. Throws a UserError, and then nothing is changed. */
export function act(offboarding: Offboarding, action: Action, at: Address, context: Context): Offboarding {
  refuseIfClosed(offboarding);
  if (action === "none" || action === "unset") return declare(offboarding, at, action === "none", context);
  const place = placeOf(at);
  const isElement = "rest" in place && place.rest.length === (place.kind === "list" ? 1 : 0);
  if (action === "remove" && isElement) {
    if (place.kind === "record") return removeRecord(place.record, place.id)(offboarding, context).offboarding;
    if (place.kind === "item") return removeItem(place.id)(offboarding, context).offboarding;
    if (place.kind === "piece") return removePiece(place.id)(offboarding, context).offboarding;
  }
  if (isElement && place.kind === "piece" && (action === "up" || action === "down")) {
    const target = (action === "up" ? targetOfPieceUp : targetOfPieceDown)(offboarding, place.id);
    return target ? movePiece(place.id, target.before)(offboarding, context).offboarding : offboarding;
  }
  return inList(offboarding, action, at, context);
}

/** An empty list is an answer: there are none. It ticks the item that asked. */
function declare(offboarding: Offboarding, at: Address, none: boolean, context: Context): Offboarding {
  const list = valueAt(offboarding, at);
  if (Array.isArray(list) && list.length > 0) throw new UserError("there are some; remove them first");
  const declared = replaced(offboarding, at, none ? [] : undefined);
  return tickingWhatIsDone(() => ({ offboarding: declared, result: undefined }))(offboarding, context).offboarding;
}

function inList(offboarding: Offboarding, action: Action, at: Address, context: Context): Offboarding {
  const listAt = at.slice(0, -1);
  const withList = (value: unknown): Offboarding => withListAt(offboarding, listAt, value, context);
  const list = valueAt(offboarding, listAt);
  const step = at.at(-1);
  if (!Array.isArray(list) || step === undefined)
    throw new UserError("this was removed meanwhile; nothing was changed");
  const index = indexIn(list, step);
  const element: unknown = list[index];
  if (action === "remove") return withList(emptied(listAt, list.toSpliced(index, 1)));
  if (action === "duplicate") return withList(list.toSpliced(index + 1, 0, copyOf(offboarding, at, element, list)));
  const to = action === "up" ? index - 1 : index + 1;
  if (to < 0 || to >= list.length) return offboarding;
  return withList(list.toSpliced(index, 1).toSpliced(to, 0, element));
}

/** A list inside a record has the record's rules; the lists of records themselves only change their order here. */
function withListAt(offboarding: Offboarding, at: Address, value: unknown, context: Context): Offboarding {
  const { kind } = placeOf(at);
  const isOfRecords = kind === "field" && Object.values(recordKinds).some(({ list }) => list === at.at(-1));
  return isOfRecords ? replaced(offboarding, at, value) : change(offboarding, [{ at, value }], context);
}

/** A list of somebody's own that is empty goes; in a record an empty list would say something. */
function emptied(listAt: Address, list: readonly unknown[]): unknown {
  return list.length === 0 && listAt.at(-1) !== "items" ? undefined : list;
}

/** A copy with an id and a name of its own; a copied item begins anew, and a copied invoice was not paid. */
function copyOf(offboarding: Offboarding, at: Address, element: unknown, list: readonly unknown[]): unknown {
  const place = placeOf(at);
  const copy = { ...(element as Readonly<Record<string, unknown>>) };
  const nameKey = place.kind === "record" ? recordKinds[place.record].name : "title";
  const name = copy[nameKey];
  if (typeof copy.id !== "string") return copy;
  const others = place.kind === "item" ? offboarding.pieces.flatMap(({ items }) => items) : list;
  const taken = others.map((each) => String((each as { readonly id?: unknown }).id));
  const newName = typeof name === "string" ? `${name} (2)` : undefined;
  const fresh = { ...copy, id: idFor(newName ?? copy.id, taken), ...(newName !== undefined && { [nameKey]: newName }) };
  if (place.kind === "item")
    return { ...without(fresh, ["doneAt", "doneBy", "notNeeded", "auto", "check"]), state: "open" };
  return place.kind === "record" && place.record === "invoice"
    ? without(fresh, ["payments", "credited", "agreedOn", "state"])
    : fresh;
}

function without(
  object: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

function replaced(offboarding: Offboarding, at: Address, value: unknown): Offboarding {
  return checked(replaceAt(offboardingSchema, offboarding, at, value) as Offboarding, undefined).offboarding;
}
