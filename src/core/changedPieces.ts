import { carrierOf, shownPieces } from "./carriers.js";
import type { Json } from "./json.js";
import { sameJson } from "./jsonShape.js";
import type { Offboarding, Piece } from "./offboarding.js";

/**
 * The pieces whose items differ between two versions of an offboarding; undefined if more than that differs: other data, which
 * pieces are shown, or how they nest.
 */
export function changedPieces(before: Offboarding, after: Offboarding): readonly Piece[] | undefined {
  const rest = ({ pieces: _, ...others }: Offboarding): Json => others;
  if (!sameJson(rest(before), rest(after)) || !sameJson(outline(before), outline(after))) return undefined;
  const known = new Map(before.pieces.map((piece) => [piece.id, piece]));
  return after.pieces.filter((piece) => !sameJson(known.get(piece.id) as unknown as Json, piece as unknown as Json));
}

function outline(offboarding: Offboarding): Json {
  return [
    shownPieces(offboarding).map((piece) => [piece.id, piece.title, carrierOf(piece, offboarding)?.id ?? null]),
    offboarding.pieces.map(({ id }) => id),
  ];
}
