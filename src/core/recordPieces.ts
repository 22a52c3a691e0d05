import type { PieceKind } from "./offboarding.js";
import type { RecordKind } from "./records.js";

/** The piece below which the records of a kind are shown; the others have no rows. */
export const pieceOfKind: Readonly<Partial<Record<RecordKind, PieceKind>>> = {
  deliverable: "summary",
  issue: "summary",
  task: "training",
  access: "access",
  invoice: "invoices",
};

/** The kinds of records that are shown below a piece, in the order of the table above. */
export function kindsOfPiece(piece: PieceKind | "custom"): readonly RecordKind[] {
  const entries = Object.entries(pieceOfKind) as [RecordKind, PieceKind][];
  return entries.flatMap(([kind, shownIn]) => (shownIn === piece ? [kind] : []));
}
