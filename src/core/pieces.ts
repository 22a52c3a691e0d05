import { canCarry, carrierOf, isFixed, namedCarrier } from "./carriers.js";
import { UserError } from "./errors.js";
import { flow } from "./flow.js";
import { type Ids, asList, pieceOf } from "./items.js";
import { idFor } from "./names.js";
import { type Offboarding, type Piece, type PieceKind, piece as pieceSchema } from "./offboarding.js";
import { check, checked, type Operation, type Outcome, refuseIfClosed, withFields } from "./operation.js";

/** Adds a piece of one's own, before another or, without one, at the end of the flow: before the email. */
export function addPiece({ title, before }: { title: string; before?: string }): Operation<{ piece: string }> {
  return (offboarding) => {
    refuseIfClosed(offboarding);
    const pieces = flow(offboarding);
    const id = idFor(title, idsOf(pieces));
    const added: Piece = { id, kind: "custom", title, items: [] };
    check(pieceSchema, added);
    const at = placeBefore(before ?? null, pieces);
    return checked({ ...offboarding, pieces: pieces.toSpliced(at, 0, added) }, { piece: id });
  };
}

/**
 * Moves a piece, or several together in the order in which they stand, before another; null: to the end of the flow, before the
 * email. The result is the new order. A file whose email does not stand last is put right by the way.
 */
export function movePiece(ids: Ids, before: string | null): Operation<{ pieces: string[] }> {
  return (offboarding) => {
    refuseIfClosed(offboarding);
    const named = asList(ids).map((id) => pieceOf(offboarding, id));
    for (const piece of named) refuseIfFixed(piece);
    const pieces = flow(offboarding);
    const moved = pieces.filter((piece) => named.includes(piece));
    const rest = pieces.filter((piece) => !named.includes(piece));
    const own = moved.find(({ id }) => id === before);
    const after = rest.toSpliced(own ? placeOf(own, pieces, rest) : placeBefore(before, rest), 0, ...moved);
    return checked({ ...offboarding, pieces: after }, { pieces: idsOf(after) });
  };
}

/** Refuses to move the email and the aftercare, with a UserError that says why. */
export function refuseIfFixed(piece: Piece): void {
  if (!isFixed(piece)) return;
  const place = piece.kind === "email" ? "stays last" : "stays behind the goodbye email";
  throw new UserError(`“${piece.title}” ${place}; move the other pieces instead`, "piece");
}

/** Gives a piece another title. */
export function renamePiece(id: string, title: string): Operation<{ changed: string[] }> {
  return (offboarding) => {
    refuseIfClosed(offboarding);
    const piece = pieceOf(offboarding, id);
    const renamed = withFields(pieceSchema, piece, { title });
    check(pieceSchema, renamed);
    const pieces = offboarding.pieces.map((each) => (each === piece ? renamed : each));
    return checked({ ...offboarding, pieces }, { changed: piece.title === title ? [] : ["title"] });
  };
}

/** Before one of the moved themselves means: before the next one that stays. */
function placeOf(own: Piece, pieces: readonly Piece[], rest: readonly Piece[]): number {
  const next = pieces.slice(pieces.indexOf(own)).find((piece) => rest.includes(piece));
  return next ? rest.indexOf(next) : rest.length;
}

function placeBefore(before: string | null, pieces: readonly Piece[]): number {
  if (before === null) return pieces.filter((piece) => !isFixed(piece)).length;
  const at = pieces.findIndex(({ id }) => id === before);
  const next = pieces[at];
  if (!next) throw noSuchPiece(before, idsOf(pieces), "before");
  if (next.kind === "aftercare")
    throw new UserError(
      `nothing comes between the goodbye email and “${next.title}”; name the email or an earlier piece`,
      "before",
    );
  return at;
}

function noSuchPiece(id: string, ids: readonly string[], field: string): UserError {
  return new UserError(`there is no piece “${id}”; there are ${ids.join(", ")}`, field);
}

function idsOf(pieces: readonly Piece[]): string[] {
  return pieces.map(({ id }) => id);
}

/** Removes a piece of one's own with its items; `removed` names the piece, then the items. What was inside it is separate again. */
export function removePiece(id: string): Operation<{ removed: string[] }> {
  return (offboarding) => {
    refuseIfClosed(offboarding);
    const removed = pieceOf(offboarding, id);
    if (removed.kind !== "custom")
      throw new UserError(
        `“${removed.title}” is part of every offboarding; mark its items as not needed instead`,
        "piece",
      );
    const pieces = offboarding.pieces
      .filter((piece) => piece !== removed)
      .map((piece) => (piece.within === removed.id ? inside(undefined, piece) : piece));
    return checked({ ...offboarding, pieces }, { removed: [id, ...removed.items.map((item) => item.id)] });
  };
}

/** Which piece is inside which: each piece in the order of the flow, `within` null if it stands alone. */
export interface Arrangement {
  pieces: { id: string; within: string | null }[];
}

export const presets = ["meeting-carries", "email-carries", "separate"] as const;
type Preset = (typeof presets)[number];

/** One piece into a carrier, or all pieces as a preset has them. */
export type Combination =
  | { readonly piece: string; readonly within: string }
  | { readonly preset: Preset; readonly piece?: never };

const carriedIn: Readonly<
  Record<Exclude<Preset, "separate">, { readonly by: PieceKind; readonly kinds: readonly Piece["kind"][] }>
> = {
  "meeting-carries": { by: "meeting", kinds: ["summary", "training"] },
  "email-carries": { by: "email", kinds: ["summary", "feedback"] },
};

/**
 * Puts a piece into the meeting or the email. A preset arranges all pieces: those that it does not name are separate
 * afterwards. The order stays as it is.
 */
export function combinePieces(combination: Combination): Operation<Arrangement> {
  return (offboarding) => {
    refuseIfClosed(offboarding);
    if (combination.piece === undefined) return arrangeAs(combination.preset, offboarding);
    const piece = pieceOf(offboarding, combination.piece);
    const carrier = carrierFor(piece, combination.within, offboarding);
    return rearranged(offboarding, (each) => (each === piece ? carrier.id : each.within));
  };
}

/** Takes a piece out of its carrier; it is back at its place, since combining never changed the order. */
export function separatePiece(id: string): Operation<Arrangement> {
  return (offboarding) => {
    refuseIfClosed(offboarding);
    const piece = pieceOf(offboarding, id);
    return rearranged(offboarding, (each) => (each === piece ? undefined : each.within));
  };
}

function arrangeAs(preset: Preset, offboarding: Offboarding): Outcome<Arrangement> {
  if (preset === "separate") return rearranged(offboarding, () => undefined);
  const { by, kinds } = carriedIn[preset];
  const carrier = offboarding.pieces.find(({ kind }) => kind === by);
  if (!carrier) throw new UserError(`there is no piece of the kind “${by}”; add it to the file first`, "preset");
  return rearranged(offboarding, ({ kind }) => (kinds.includes(kind) ? carrier.id : undefined));
}

/** The piece that `within` names, if it can carry this one; else a UserError that says why not. */
function carrierFor(piece: Piece, within: string, offboarding: Offboarding): Piece {
  const { pieces } = offboarding;
  const carrier = pieces.find(({ id }) => id === within);
  if (!carrier) throw noSuchPiece(within, idsOf(pieces.filter(canCarry)), "within");
  if (carrier === piece) throw new UserError(`“${piece.title}” cannot be inside itself`, "within");
  if (isFixed(piece)) throw new UserError(`“${piece.title}” is never inside another piece`, "piece");
  if (!canCarry(carrier))
    throw new UserError(
      `“${carrier.title}” cannot carry others; choose one of ${idsOf(pieces.filter(canCarry)).join(", ")}`,
      "within",
    );
  const above = namedCarrier(carrier, offboarding);
  if (above) throw new UserError(`“${carrier.title}” is itself inside “${above.title}”; separate it first`, "within");
  const below = pieces.find((each) => namedCarrier(each, offboarding) === piece);
  if (below) throw new UserError(`“${piece.title}” carries “${below.title}”; separate that first`, "piece");
  return carrier;
}

function rearranged(offboarding: Offboarding, withinOf: (piece: Piece) => string | undefined): Outcome<Arrangement> {
  const pieces = offboarding.pieces.map((piece) => inside(withinOf(piece), piece));
  const after: Offboarding = { ...offboarding, pieces };
  const arrangement = flow(after).map((piece) => ({ id: piece.id, within: carrierOf(piece, after)?.id ?? null }));
  return checked(after, { pieces: arrangement });
}

function inside(within: string | undefined, piece: Piece): Piece {
  return piece.within === within ? piece : withFields(pieceSchema, piece, { within });
}
