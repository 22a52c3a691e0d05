import { carrierOf, isFixed, shownPieces } from "./carriers.js";
import { flow } from "./flow.js";
import { type Ids, itemOf, asList, pieceOf, type Target } from "./items.js";
import type { Item, Offboarding, Piece } from "./offboarding.js";

/** What `moveItem` is to be called with: the items from top to bottom, whatever the order they were selected in. */
export interface ItemMove {
  readonly items: readonly string[];
  readonly target: Target;
}

/**
 * One step up for the selected items, together: before the item above the first of them or, from the top of a piece, to the
 * end of the piece that is shown above. Undefined if there is nothing above.
 */
export function targetOfMoveUp(offboarding: Offboarding, ids: Ids): ItemMove | undefined {
  const items = inOrder(offboarding, ids);
  const [first] = items;
  if (first === undefined) return undefined;
  const { piece, item } = itemOf(offboarding, first);
  const above = piece.items[piece.items.indexOf(item) - 1];
  if (above) return { items, target: { before: above.id } };
  const previous = neighbour(piece, shownPieces(offboarding), -1);
  return previous && { items, target: { piece: previous.id } };
}

/**
 * One step down for the selected items, together: behind the item below the last of them or, from the end of a piece, to the
 * top of the piece that is shown below. Undefined if there is nothing below.
 */
export function targetOfMoveDown(offboarding: Offboarding, ids: Ids): ItemMove | undefined {
  const items = inOrder(offboarding, ids);
  const last = items.at(-1);
  if (last === undefined) return undefined;
  const { piece, item } = itemOf(offboarding, last);
  const [below, next] = piece.items.slice(piece.items.indexOf(item) + 1);
  if (below) return { items, target: beforeOrEnd(next, piece) };
  const following = neighbour(piece, shownPieces(offboarding), 1);
  return following && { items, target: beforeOrEnd(following.items[0], following) };
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
export function targetOfPieceUp(offboarding: Offboarding, ids: Ids): PieceMove | undefined {
  const [first] = piecesInOrder(offboarding, ids);
  const previous = first && neighbour(first, besides(first, offboarding), -1);
  return previous && { before: previous.id };
}

/** One step down, over the one that is shown below the last of them at its level; see `targetOfPieceUp`. */
export function targetOfPieceDown(offboarding: Offboarding, ids: Ids): PieceMove | undefined {
  const last = piecesInOrder(offboarding, ids).at(-1);
  const next = last && neighbour(last, besides(last, offboarding), 1);
  if (!next) return undefined;
  const behind = neighbour(next, flow(offboarding), 1);
  return { before: behind && !isFixed(behind) ? behind.id : null };
}

function piecesInOrder(offboarding: Offboarding, ids: Ids): readonly Piece[] {
  const wanted = new Set(asList(ids).map((id) => pieceOf(offboarding, id)));
  return shownPieces(offboarding).filter((piece) => wanted.has(piece));
}

/** The pieces that are shown at the same level as this one and can be moved, in their order, itself included. */
function besides(piece: Piece, offboarding: Offboarding): readonly Piece[] {
  const carrier = carrierOf(piece, offboarding);
  return shownPieces(offboarding).filter((each) => !isFixed(each) && carrierOf(each, offboarding) === carrier);
}

function neighbour(piece: Piece, among: readonly Piece[], step: 1 | -1): Piece | undefined {
  const at = among.indexOf(piece);
  return at < 0 || at + step < 0 ? undefined : among[at + step];
}
