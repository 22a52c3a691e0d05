import { carriedBy, carrierOf, isFixed, shownPieces } from "./carriers.js";
import { flow } from "./flow.js";
import { indentOf, withChildren } from "./indents.js";
import { type Ids, itemOf, asList, pieceOf, type Target } from "./items.js";
import type { Item, Offboarding, Piece } from "./offboarding.js";

/** What `moveItem` is to be called with: the items from top to bottom, whatever the order they were selected in. */
export interface ItemMove {
  readonly items: readonly string[];
  readonly target: Target;
}

/** Which items are to be seen; the others are stepped over. */
export type IsVisible = (item: string) => boolean;

const all: IsVisible = () => true;

/**
 * One step up for the selected items, together and with what is indented below them: before the item that is seen above the first of
 * them, with all that is indented below that one, or, from the top of a piece, to the end of the piece that is shown above. Undefined
 * if there is nothing above.
 */
export function targetOfMoveUp(offboarding: Offboarding, ids: Ids, isVisible = all): ItemMove | undefined {
  const items = inOrder(offboarding, withChildren(offboarding, ids));
  const [first] = items;
  if (first === undefined) return undefined;
  const { piece, item } = itemOf(offboarding, first);
  const above = piece.items.slice(0, piece.items.indexOf(item)).filter(({ id }) => isVisible(id));
  const before = above.findLast((each) => indentOf(each) <= indentOf(item)) ?? above[0];
  if (before) return { items, target: { before: before.id } };
  const previous = neighbour(piece, seenPieces(offboarding, isVisible), -1);
  return previous && { items, target: { piece: previous.id } };
}

/**
 * One step down for the selected items, together and with what is indented below them: behind the item that is seen below the last of
 * them, and all that is indented below that one, or, from the end of a piece, to the top of the piece that is shown below. Undefined
 * if there is nothing below.
 */
export function targetOfMoveDown(offboarding: Offboarding, ids: Ids, isVisible = all): ItemMove | undefined {
  const items = inOrder(offboarding, withChildren(offboarding, ids));
  const last = items.at(-1);
  if (last === undefined) return undefined;
  const level = Math.min(...items.map((id) => indentOf(itemOf(offboarding, id).item)));
  const { piece, item } = itemOf(offboarding, last);
  const rest = piece.items.slice(piece.items.indexOf(item) + 1);
  const at = rest.findIndex(({ id }) => isVisible(id));
  const below = rest[at];
  if (below) {
    const behind = rest.slice(at + 1);
    const next = indentOf(below) < level ? behind[0] : behind.find((each) => indentOf(each) <= level);
    return { items, target: beforeOrEnd(next, piece) };
  }
  const following = neighbour(piece, seenPieces(offboarding, isVisible), 1);
  return following && { items, target: beforeOrEnd(following.items[0], following) };
}

/** The pieces that are shown and have, or carry, an item that is seen; all that are shown if every item is. */
function seenPieces(offboarding: Offboarding, isVisible: IsVisible): readonly Piece[] {
  const isSeen = (piece: Piece): boolean =>
    piece.items.some(({ id }) => isVisible(id)) || carriedBy(piece, offboarding).some(isSeen);
  return isVisible === all ? shownPieces(offboarding) : shownPieces(offboarding).filter(isSeen);
}

function beforeOrEnd(item: Item | undefined, piece: Piece): Target {
  return item ? { before: item.id } : { piece: piece.id };
}

function inOrder(offboarding: Offboarding, ids: Ids): readonly string[] {
  const wanted = new Set(asList(ids));
  for (const id of wanted) itemOf(offboarding, id);
  return shownPieces(offboarding)
    .flatMap((piece) => piece.items)
    .flatMap(({ id }) => (wanted.has(id) ? [id] : []));
}

/** What `movePiece` is to be called with; null: to the end of the flow. */
export interface PieceMove {
  readonly before: string | null;
}

/**
 * One step up for a piece, or for several together, over the one that is shown above the first at its level. Undefined if there is
 * none, and for the email and the aftercare, which stay where they are.
 */
export function targetOfPieceUp(offboarding: Offboarding, ids: Ids, isVisible = all): PieceMove | undefined {
  const [first] = piecesInOrder(offboarding, ids);
  const previous = first && neighbour(first, besides(first, offboarding, isVisible), -1);
  return previous && { before: previous.id };
}

/** One step down, over the one that is shown below the last of them at its level; see `targetOfPieceUp`. */
export function targetOfPieceDown(offboarding: Offboarding, ids: Ids, isVisible = all): PieceMove | undefined {
  const last = piecesInOrder(offboarding, ids).at(-1);
  const next = last && neighbour(last, besides(last, offboarding, isVisible), 1);
  if (!next) return undefined;
  const behind = neighbour(next, flow(offboarding), 1);
  return { before: behind && !isFixed(behind) ? behind.id : null };
}

function piecesInOrder(offboarding: Offboarding, ids: Ids): readonly Piece[] {
  const wanted = new Set(asList(ids).map((id) => pieceOf(offboarding, id)));
  return shownPieces(offboarding).filter((piece) => wanted.has(piece));
}

/** The pieces that are seen at the same level as this one and can be moved, in their order, itself included. */
function besides(piece: Piece, offboarding: Offboarding, isVisible: IsVisible): readonly Piece[] {
  const carrier = carrierOf(piece, offboarding);
  return seenPieces(offboarding, isVisible).filter(
    (each) => !isFixed(each) && carrierOf(each, offboarding) === carrier,
  );
}

function neighbour(piece: Piece, among: readonly Piece[], step: 1 | -1): Piece | undefined {
  const at = among.indexOf(piece);
  return at < 0 || at + step < 0 ? undefined : among[at + step];
}
