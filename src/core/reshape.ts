import { cataloguePlaces, defaultPieces } from "./catalogue.js";
import { placedItems } from "./flow.js";
import { idFor } from "./names.js";
import {
  type Item,
  type Offboarding,
  offboarding as offboardingSchema,
  type Piece,
  pieceKinds,
  type Reason,
  type Size,
} from "./offboarding.js";
import { checked, type Operation, type Outcome, refuseIfClosed, withFields } from "./operation.js";

/** What another reason or size means for the list, as item ids. */
export interface Reshaped {
  /** What was missing, in the order of the catalogue. */
  added: string[];
  /** Open items of the catalogue that the new list does not have, in the order of the flow. They are left as they are. */
  suggestNotNeeded: string[];
}

/**
 * Sets why it ends, and adds what the catalogue has for it at the document's size and the document has not, wherever it
 * stands. Nothing is removed, unticked or rewritten, but for one thing: what is required or optional follows the catalogue
 * as long as it is what the old reason said; otherwise the user decided. An item that the user deleted cannot be told from
 * one that was never there, so it comes back, open, if the new reason has it. The same reason again changes nothing.
 */
export function setReason(reason: Reason): Operation<Reshaped> {
  return (offboarding) => reshape(offboarding, { reason }, offboarding.reason === reason);
}

/**
 * Sets how long the list is: a longer one adds, a shorter one only suggests. What `setReason` says of deleted items holds
 * here, too. A document without a size counts as quick.
 */
export function setSize(size: Size): Operation<Reshaped> {
  return (offboarding) => reshape(offboarding, { size }, offboarding.size === size);
}

function reshape(
  offboarding: Offboarding,
  changes: { readonly reason?: Reason; readonly size?: Size },
  isSame: boolean,
): Outcome<Reshaped> {
  refuseIfClosed(offboarding);
  if (isSame) return { offboarding, result: { added: [], suggestNotNeeded: [] } };
  const { reason, size = "quick" } = { ...offboarding, ...changes };
  const list = defaultPieces(reason, size);
  const here = placedItems(offboarding).map(({ item }) => item);
  const known = new Set(here.map(({ id }) => id));
  const missing = list.map((piece) => ({ ...piece, items: piece.items.filter(({ id }) => !known.has(id)) }));
  const pieces = missing
    .filter(({ items }) => items.length > 0)
    .reduce(withMissing, withNeeds(offboarding, needsFor(offboarding.reason), needsFor(reason)));
  const listed = new Set(idsIn(list));
  const isLeftOver = ({ id, state }: Item): boolean => state === "open" && cataloguePlaces.has(id) && !listed.has(id);
  return checked(withFields(offboardingSchema, offboarding, { ...changes, pieces }), {
    added: idsIn(missing),
    suggestNotNeeded: here.filter(isLeftOver).map(({ id }) => id),
  });
}

function idsIn(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => piece.items.map(({ id }) => id));
}

type Needs = ReadonlyMap<string, Item["need"]>;

/** What the catalogue says of each item; that does not depend on the size. */
function needsFor(reason: Reason): Needs {
  return new Map(defaultPieces(reason, "full").flatMap(({ items }) => items.map(({ id, need }) => [id, need])));
}

function withNeeds({ pieces }: Offboarding, before: Needs, after: Needs): readonly Piece[] {
  return pieces.map((piece) => ({
    ...piece,
    items: piece.items.map((item) => {
      const need = after.get(item.id);
      return need === undefined || item.need !== before.get(item.id) ? item : { ...item, need };
    }),
  }));
}

/** Adds items to the piece of their kind; a file that has lost that piece gets it back. */
function withMissing(pieces: readonly Piece[], missing: Piece): readonly Piece[] {
  const target = pieces.find(({ kind }) => kind === missing.kind);
  if (target)
    return pieces.map((piece) =>
      piece === target ? { ...piece, items: missing.items.reduce(withItem, piece.items) } : piece,
    );
  const rank = ({ kind }: Piece): number => (kind === "custom" ? -1 : pieceKinds.indexOf(kind));
  const next = pieces.findIndex((piece) => rank(piece) > rank(missing));
  const id = idFor(
    missing.id,
    pieces.map((piece) => piece.id),
  );
  return pieces.toSpliced(next < 0 ? pieces.length : next, 0, { ...missing, id });
}

function withItem(items: readonly Item[], added: Item): readonly Item[] {
  return items.toSpliced(placeFor(added, items), 0, added);
}

/** Right behind the item that is nearest before it in the catalogue, else before the nearest behind it, else at the end. */
function placeFor(added: Item, items: readonly Item[]): number {
  const distances = items.map(({ id }) => distance(id, added.id));
  const before = distances.lastIndexOf(Math.max(...distances.filter((each) => each < 0)));
  const behind = distances.indexOf(Math.min(...distances.filter((each) => each > 0)));
  // What is indented belongs to the item above it, and stays there.
  const isIndented = (at: number): boolean => (items[at]?.indent ?? 0) > 0;
  let at = before >= 0 ? before + 1 : behind >= 0 ? behind : items.length;
  while (isIndented(at)) at += before >= 0 ? 1 : -1;
  return Math.max(at, 0);
}

/** How far behind `other` an item stands in the catalogue; NaN if it is none of the catalogue's. */
function distance(id: string, other: string): number {
  return (cataloguePlaces.get(id) ?? NaN) - (cataloguePlaces.get(other) ?? NaN);
}
