import { flow } from "./flow.js";
import type { Offboarding, Piece } from "./offboarding.js";
import { recordsOf } from "./recordOperations.js";
import { kindsOfPiece } from "./recordPieces.js";

/** Whether others can be inside this piece: a meeting and the email only. */
export function canCarry({ kind }: Piece): boolean {
  return kind === "meeting" || kind === "email";
}

/** Whether a piece has its place for good: the email comes last, the aftercare follows it, and neither is inside another. */
export function isFixed({ kind }: Piece): boolean {
  return kind === "email" || kind === "aftercare";
}

/**
 * The piece that carries this one, or undefined. One level only: a carrier that is itself carried carries nothing, whatever
 * the file says; nor does a piece that cannot carry, or that does not exist.
 */
export function carrierOf(piece: Piece, offboarding: Offboarding): Piece | undefined {
  const carrier = namedCarrier(piece, offboarding);
  return carrier && namedCarrier(carrier, offboarding) ? undefined : carrier;
}

/** The carrier that a piece names, whether or not that one is itself carried. */
export function namedCarrier(piece: Piece, { pieces }: Offboarding): Piece | undefined {
  if (piece.within === undefined || isFixed(piece)) return undefined;
  const carrier = pieces.find(({ id }) => id === piece.within);
  return carrier && carrier !== piece && canCarry(carrier) ? carrier : undefined;
}

/** The pieces that can carry this one: none for what has its place for good, and for one that carries others itself. */
export function carriersFor(piece: Piece, offboarding: Offboarding): readonly Piece[] {
  const { pieces } = offboarding;
  const carriesOthers = pieces.some((each) => namedCarrier(each, offboarding) === piece);
  if (isFixed(piece) || carriesOthers) return [];
  return pieces.filter((each) => each !== piece && canCarry(each) && namedCarrier(each, offboarding) === undefined);
}

/** The pieces inside this one, in the order of the flow. */
export function carriedBy(carrier: Piece, offboarding: Offboarding): readonly Piece[] {
  return flow(offboarding).filter((piece) => carrierOf(piece, offboarding) === carrier);
}

/** All pieces always exist in the file; those with nothing in them would only be in the way. */
export function isShown(piece: Piece, offboarding: Offboarding): boolean {
  return (
    piece.kind === "custom" ||
    piece.items.length > 0 ||
    kindsOfPiece(piece.kind).some((kind) => recordsOf(offboarding, kind).length > 0) ||
    carriedBy(piece, offboarding).some((each) => isShown(each, offboarding))
  );
}

/** The pieces that are shown, from top to bottom: those that are carried come right after their carrier. */
export function shownPieces(offboarding: Offboarding): readonly Piece[] {
  return flow(offboarding)
    .filter((piece) => carrierOf(piece, offboarding) === undefined)
    .flatMap((piece) => [piece, ...carriedBy(piece, offboarding)])
    .filter((piece) => isShown(piece, offboarding));
}
