import { UserError } from "./errors.js";
import { findItem, isFrozen, type Placed, type Progress, progress } from "./flow.js";
import { idFor } from "./names.js";
import {
  type Item,
  type ItemState,
  item as itemSchema,
  type NotNeeded,
  type Offboarding,
  type Piece,
  piece as pieceSchema,
} from "./offboarding.js";
import { check, checked, type Operation, refuseIfClosed, withFields } from "./operation.js";

/** One id or several, as commands take them. */
export type Ids = string | readonly string[];

/** The fields of an item that a new one may be given. */
export interface NewItem {
  readonly piece: string;
  readonly title: string;
  readonly before?: string;
  readonly need?: Item["need"];
  readonly due?: string;
  readonly owner?: string;
  readonly note?: string;
  readonly link?: string;
  readonly indent?: number;
}

/** Adds an item at the end of a piece, or before one of its items. */
export function addItem({ piece, before, title, need = "optional", ...rest }: NewItem): Operation<{ item: string }> {
  return (offboarding) => {
    const target = pieceOf(offboarding, piece);
    refuseIfFrozen(offboarding, target);
    const at = before === undefined ? target.items.length : indexOf(target, before, "before");
    const id = idFor(title, allItemIds(offboarding));
    const { due, owner, ...after } = rest;
    const added: Item = {
      id,
      title,
      need,
      ...(due !== undefined && { due }),
      ...(owner !== undefined && { owner }),
      state: "open",
      ...after,
    };
    return checked(withItems(offboarding, target, target.items.toSpliced(at, 0, added)), { item: id });
  };
}

/** The fields that `editItem` may set; the state has a command of its own, and the rest is not a person's to set. */
export const editableItemFields = ["title", "need", "due", "owner", "note", "link", "indent"] as const;

/** Sets fields of an item; null removes one. `changed` lists those that are different now. */
export function editItem(id: string, set: Readonly<Record<string, unknown>>): Operation<{ changed: string[] }> {
  return (offboarding) => {
    const { piece, item } = itemOf(offboarding, id);
    refuseIfFrozen(offboarding, piece);
    for (const key of Object.keys(set))
      if (!editableItemFields.some((field) => field === key))
        throw new UserError(
          key === "state" ? "is set with sendoff.setItemState" : `cannot be set; try ${editableItemFields.join(", ")}`,
          `set.${key}`,
        );
    const changes = Object.fromEntries(Object.entries(set).map(([key, value]) => [key, value ?? undefined]));
    const edited = withFields(itemSchema, item, changes);
    check(itemSchema, edited, "set");
    const changed = Object.keys(set).filter((key) => item[key as keyof Item] !== edited[key as keyof Item]);
    return checked(withItem(offboarding, piece, edited), { changed });
  };
}

/** Removes items. What is indented below one of them stays, one step less, so that it does not come to stand below another. */
export function removeItem(ids: Ids): Operation<{ removed: string[] }> {
  return (offboarding) => {
    const removed = idList(ids);
    for (const { piece } of removed.map((id) => itemOf(offboarding, id))) refuseIfFrozen(offboarding, piece);
    const pieces = offboarding.pieces.map((piece) => ({
      ...piece,
      items: without(piece.items, removed),
    }));
    return checked({ ...offboarding, pieces }, { removed });
  };
}

function without(items: readonly Item[], removed: readonly string[]): readonly Item[] {
  // The indents of the removed ones that are above the item, from the margin on.
  const above: number[] = [];
  return items.flatMap((item) => {
    const { indent = 0 } = item;
    while ((above.at(-1) ?? -1) >= indent) above.pop();
    const less = indent - above.length;
    if (removed.includes(item.id)) {
      above.push(indent);
      return [];
    }
    return [less === indent ? item : withFields(itemSchema, item, { indent: less > 0 ? less : undefined })];
  });
}

/** What `setItemState` writes. The words for the code `other` are private and stay with the caller. */
export interface NewState {
  readonly state: ItemState;
  readonly because?: NotNeeded;
}

/** Ticks, unticks, or marks as not needed: all of the items or, if one cannot be, none. */
export function setItemState(ids: Ids, { state, because }: NewState): Operation<{ progress: Progress }> {
  return (offboarding, { now, who }) => {
    if (state === "not-needed" && because === undefined)
      throw new UserError("is required: say why it is not needed", "because");
    if (state !== "not-needed" && because !== undefined)
      throw new UserError("goes with the state not-needed only", "because");
    const placed = idList(ids).map((id) => itemOf(offboarding, id));
    let changed = offboarding;
    for (const { piece, item } of placed) {
      refuseIfFrozen(offboarding, piece);
      refuseIfAuto(item);
      if (item.state === state && item.notNeeded === because) continue;
      const done = state === "done";
      const fields = { state, doneAt: done ? now : undefined, doneBy: done ? who : undefined, notNeeded: because };
      changed = withItem(changed, pieceOf(changed, piece.id), withFields(itemSchema, item, fields));
    }
    return checked(changed, { progress: progress(changed) });
  };
}

function refuseIfAuto(item: Item): void {
  if (item.auto === "balance")
    throw new UserError(
      `“${item.title}” follows the invoices; use sendoff.recordPayment, or sendoff.edit with billing.outstanding`,
      "item",
    );
  if (item.auto === "email-sent")
    throw new UserError(`“${item.title}” follows the goodbye; use sendoff.markEmailSent`, "item");
}

/** Where items go: before an item, or to the end of a piece (without one: of the piece that the first item stands in). */
export interface Target {
  readonly before?: string;
  readonly piece?: string;
}

/** Moves items together, keeping the order in which they are named; the result is their piece's new order. */
export function moveItem(ids: Ids, { before, piece }: Target): Operation<{ items: string[] }> {
  return (offboarding) => {
    const moved = idList(ids).map((id) => itemOf(offboarding, id));
    for (const each of moved) refuseIfFrozen(offboarding, each.piece);
    const target = targetPiece(offboarding, moved, {
      ...(before !== undefined && { before }),
      ...(piece !== undefined && { piece }),
    });
    refuseIfFrozen(offboarding, target);
    const ids_ = moved.map(({ item }) => item.id);
    const stays = target.items.filter((item) => !ids_.includes(item.id));
    // Before one of the moved themselves means: before the next one that stays.
    const rest = before === undefined ? [] : target.items.slice(indexOf(target, before, "before"));
    const anchor = rest.find((item) => !ids_.includes(item.id));
    const at = anchor ? stays.indexOf(anchor) : stays.length;
    const items = stays.toSpliced(at, 0, ...moved.map(({ item }) => item));
    const pieces = offboarding.pieces.map((each) =>
      each.id === target.id
        ? { ...each, items }
        : { ...each, items: each.items.filter((item) => !ids_.includes(item.id)) },
    );
    return checked({ ...offboarding, pieces }, { items: items.map((item) => item.id) });
  };
}

function targetPiece(offboarding: Offboarding, moved: readonly Placed[], { before, piece }: Target): Piece {
  const named = piece === undefined ? undefined : pieceOf(offboarding, piece);
  if (before === undefined) {
    const own = named ?? moved[0]?.piece;
    if (!own) throw new UserError("is required: name an item or a piece", "before");
    return own;
  }
  const found = findItem(offboarding, before);
  if (!found || (named && found.piece.id !== named.id)) throw noSuch("item", before, "before");
  return found.piece;
}

/** The item with this id and its piece, or a UserError that names the field. */
export function itemOf(offboarding: Offboarding, id: string): Placed {
  const ids = allItemIds(offboarding).filter((candidate) => candidate === id);
  if (ids.length > 1)
    throw new UserError(`two items have the id “${id}”; give one of them another in the file`, "item");
  const found = findItem(offboarding, id);
  if (!found) throw noSuch("item", id, "item");
  return found;
}

/** The piece with this id, or a UserError that names the field. */
export function pieceOf(offboarding: Offboarding, id: string): Piece {
  const found = offboarding.pieces.find((piece) => piece.id === id);
  if (!found)
    throw new UserError(
      `there is no piece “${id}”; there are ${offboarding.pieces.map((piece) => piece.id).join(", ")}`,
      "piece",
    );
  return found;
}

function noSuch(what: string, id: string, field: string): UserError {
  return new UserError(`there is no ${what} “${id}”`, field);
}

function indexOf(piece: Piece, id: string, field: string): number {
  const at = piece.items.findIndex((item) => item.id === id);
  if (at < 0) throw new UserError(`there is no item “${id}” in “${piece.title}”`, field);
  return at;
}

/** One id or several, as a list. */
export function asList(ids: Ids): readonly string[] {
  return typeof ids === "string" ? [ids] : ids;
}

function idList(ids: Ids): string[] {
  const list = [...new Set(asList(ids))];
  if (list.length === 0) throw new UserError("name at least one item", "item");
  return list;
}

function allItemIds(offboarding: Offboarding): string[] {
  return offboarding.pieces.flatMap((piece) => piece.items.map((item) => item.id));
}

function withItem(offboarding: Offboarding, piece: Piece, edited: Item): Offboarding {
  return withItems(
    offboarding,
    piece,
    piece.items.map((item) => (item.id === edited.id ? edited : item)),
  );
}

function withItems(offboarding: Offboarding, piece: Piece, items: readonly Item[]): Offboarding {
  const edited = withFields(pieceSchema, piece, { items });
  return { ...offboarding, pieces: offboarding.pieces.map((each) => (each === piece ? edited : each)) };
}

function refuseIfFrozen(offboarding: Offboarding, piece: Piece): void {
  if (isFrozen(piece, offboarding)) refuseIfClosed(offboarding);
}
