import checklist from "../../templates/checklist.json" with { type: "json" };
import { type Item, type Piece, type PieceKind, type Reason, type Size, sizes } from "./offboarding.js";

interface CatalogueItem {
  readonly id: string;
  readonly title: string;
  /** The reasons that the item applies to, and what it is for each. */
  readonly need: Readonly<Partial<Record<Reason, Item["need"]>>>;
  readonly due: string;
  readonly owner: string;
  /** The smallest list that has it; `sizeFor` names the reasons for which that differs. */
  readonly size: Size;
  readonly sizeFor?: Readonly<Partial<Record<Reason, Size>>>;
  readonly auto?: NonNullable<Item["auto"]>;
  readonly check?: string;
  readonly opens?: string;
}

interface Catalogue {
  readonly pieces: readonly {
    readonly kind: PieceKind;
    readonly title: string;
    readonly items: readonly CatalogueItem[];
  }[];
}

// The file is checked against this shape by a test, item by item; here it is data of our own.
const catalogue = checklist as Catalogue;

/** The ids of all items of the catalogue, for whatever reason and size, each with its place in it (counted from 0). */
export const cataloguePlaces: ReadonlyMap<string, number> = new Map(
  catalogue.pieces.flatMap(({ items }) => items).map(({ id }, place) => [id, place]),
);

/**
 * The pieces that a new offboarding starts with. All of them exist, with an empty list where nothing applies.
 * `other` takes the items of `contract-end`, as the catalogue says.
 */
export function defaultPieces(reason: Reason, size: Size): readonly Piece[] {
  const listed = reason === "other" ? "contract-end" : reason;
  return catalogue.pieces.map(({ kind, title, items }) => ({
    id: kind,
    kind,
    title,
    items: items.flatMap((entry) => {
      const need = entry.need[listed];
      const from = entry.sizeFor?.[listed] ?? entry.size;
      return need && sizes.indexOf(from) <= sizes.indexOf(size) ? [toItem(entry, need)] : [];
    }),
  }));
}

function toItem({ id, title, due, owner, auto, check, opens }: CatalogueItem, need: Item["need"]): Item {
  return {
    id,
    title,
    need,
    due,
    owner,
    state: "open",
    ...(auto && { auto }),
    ...(check !== undefined && { check }),
    ...(opens !== undefined && { opens }),
  };
}
