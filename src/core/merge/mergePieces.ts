import type { Json } from "../json.js";
import { entriesOf, isObject, type JsonObject, own } from "../jsonShape.js";
import { type Elements, elementsById } from "./elements.js";
import { withoutHalfMoves } from "./halfMoves.js";
import { inEach, type Judge, type Side, type Three } from "./judge.js";
import { mergedOrder } from "./mergedOrder.js";
import { mergeItems } from "./mergeItems.js";
import { mergeObject } from "./mergeValue.js";
import { elementAt, type Place } from "./place.js";

/**
 * The pieces of both sides as one, with their items. One that a side removed stays if the other put something into it, or
 * lets it carry another piece: nothing that was added may be lost.
 */
export function mergePieces(judge: Judge, lists: Three<readonly Json[]>, place: Place): readonly Json[] {
  const standings = inEach(lists, (list) => list.map((item) => ({ piece: "", item })));
  const whole = withoutHalfMoves(judge, standings);
  const pieces = inEach(whole, (list) => elementsById(list.map(({ item }) => item)));
  const items = mergeItems(judge, pieces, place);
  const order = mergedOrder(inEach(pieces, (elements) => [...elements.keys()]));
  return order.flatMap((key) => {
    const { base, ours, theirs } = inEach(pieces, (elements) => elements.get(key));
    const at = elementAt(place, key, ours ?? theirs);
    const within = items.get(key) ?? [];
    if (isObject(ours) && isObject(theirs))
      return [mergeObject(judge, { base: isObject(base) ? base : {}, ours, theirs }, at, { items: () => within })];
    const owner: Side = ours === undefined ? "theirs" : "ours";
    // Asked in any case, so that no question depends on the answer to another.
    const side = removal(judge, { base, ours, theirs }, at);
    const isNeeded = within.length > 0 || isNewlyCarrying(key, pieces.base, pieces[owner]);
    const piece = { ours, theirs }[isNeeded ? owner : side];
    return isObject(piece) ? [withItems(piece, within)] : [];
  });
}

/** What only one side has: new there, or removed on the other. What became of its items is decided item by item. */
function removal(judge: Judge, pieces: Three, place: Place): Side {
  const bare = inEach(pieces, (piece) => (isObject(piece) ? withItems(piece, []) : undefined));
  return judge.settled(bare) ?? judge.ask(place, pieces);
}

/** Whether a side put another piece into this one. */
function isNewlyCarrying(carrier: string, before: Elements, after: Elements): boolean {
  const isWithin = (piece: Json | undefined): boolean => isObject(piece) && own(piece, "within") === carrier;
  return [...after].some(([key, piece]) => isWithin(piece) && !isWithin(before.get(key)));
}

function withItems(piece: JsonObject, items: readonly Json[]): JsonObject {
  return Object.fromEntries(entriesOf(piece).map(([key, value]) => [key, key === "items" ? items : value]));
}
