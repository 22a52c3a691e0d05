import type { Json } from "../json.js";
import { isList, isObject, own } from "../jsonShape.js";
import { type Elements, elementsById } from "./elements.js";
import { freshIds, renamed } from "./freshIds.js";
import { type Standing, withoutHalfMoves } from "./halfMoves.js";
import { inEach, type Judge, type Three } from "./judge.js";
import { mergedOrder } from "./mergedOrder.js";
import { mergeValue } from "./mergeValue.js";
import { below, elementAt, nameOf, type Place } from "./place.js";

/** Items by keys that are unique over all pieces, in order. */
type Standings = ReadonlyMap<string, Standing>;

/**
 * The items of both sides as one, by the key of the piece in which they are to stand, in order. They are found by id over all
 * pieces, so that one that was moved here and ticked there is moved and ticked. `place` is that of the pieces.
 */
export function mergeItems(judge: Judge, pieces: Three<Elements>, place: Place): ReadonlyMap<string, readonly Json[]> {
  const standings = keyedStandings(judge, withoutHalfMoves(judge, inEach(pieces, standingsIn)));
  const titleOf = (piece: string): string => nameOf(pieces.ours.get(piece) ?? pieces.theirs.get(piece)) ?? piece;
  const merged = new Map<string, Standing>();
  for (const key of new Set([...standings.ours.keys(), ...standings.theirs.keys()])) {
    const { base, ours, theirs } = inEach(standings, (version) => version.get(key));
    const piece = (base ?? ours ?? theirs)?.piece ?? "";
    const at = elementAt(below(elementAt(place, piece, undefined), "items"), key, (ours ?? theirs)?.item);
    const standing = mergeStanding(judge, { base, ours, theirs }, at, titleOf);
    if (standing) merged.set(key, standing);
  }
  const orders = inEach(standings, keysByPiece);
  return new Map(
    [...keysByPiece(merged).keys()].map((piece) => {
      const order = mergedOrder(inEach(orders, (keys) => keys.get(piece) ?? []));
      const here = order.flatMap((key) => merged.get(key) ?? []).filter((standing) => standing.piece === piece);
      return [piece, here.map(({ item }) => item)];
    }),
  );
}

function mergeStanding(
  judge: Judge,
  three: Three<Standing | undefined>,
  place: Place,
  titleOf: (piece: string) => string,
): Standing | undefined {
  const { ours, theirs } = three;
  const items = inEach(three, (standing) => standing?.item);
  if (!ours || !theirs) {
    const whole = inEach(three, (standing) => standing && { ...standing });
    return three[judge.settled(whole) ?? judge.ask(place, items)];
  }
  const item = mergeValue(judge, items, place) ?? null;
  const where = judge.settled(inEach(three, (standing) => standing?.piece));
  const titles = { ours: titleOf(ours.piece), theirs: titleOf(theirs.piece) };
  return { item, piece: { ours, theirs }[where ?? judge.ask(place, titles, "where it stands")].piece };
}

function standingsIn(pieces: Elements): readonly Standing[] {
  return [...pieces].flatMap(([piece, value]) => {
    const items = isObject(value) ? own(value, "items") : undefined;
    return isList(items) ? items.map((item) => ({ piece, item })) : [];
  });
}

/** By their keys, with fresh ids for those items of theirs that need one. */
function keyedStandings(judge: Judge, lists: Three<readonly Standing[]>): Three<Standings> {
  const items = inEach(lists, (list) => elementsById(list.map(({ item }) => item)));
  const theirs = renamed(items.theirs, freshIds(judge, items));
  const withPieces = (elements: Elements, list: readonly Standing[]): Standings =>
    new Map([...elements].map(([key, item], i) => [key, { item, piece: list[i]?.piece ?? "" }]));
  return {
    base: withPieces(items.base, lists.base),
    ours: withPieces(items.ours, lists.ours),
    theirs: withPieces(theirs, lists.theirs),
  };
}

function keysByPiece(standings: Standings): ReadonlyMap<string, readonly string[]> {
  const pieces = new Map<string, string[]>();
  for (const [key, { piece }] of standings) {
    const keys = pieces.get(piece) ?? [];
    keys.push(key);
    pieces.set(piece, keys);
  }
  return pieces;
}
