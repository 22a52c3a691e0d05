import type { Offboarding, PieceKind } from "./offboarding.js";
import type { RecordKind } from "./records.js";

/** The piece below which the records of a kind are shown; the others have no rows. */
const pieceOfKind: Readonly<Partial<Record<RecordKind, PieceKind>>> = {
  deliverable: "summary",
  issue: "summary",
  task: "training",
  access: "access",
  invoice: "invoices",
  need: "referrals",
};

/** The id of the piece below which the records of a kind are shown; undefined if they have no rows, or the file no such piece. */
export function pieceIdFor(kind: RecordKind, { pieces }: Offboarding): string | undefined {
  return pieces.find((piece) => piece.kind === pieceOfKind[kind])?.id;
}

/** The kinds of records that are shown below a piece, in the order of the table above. */
export function kindsOfPiece(piece: PieceKind | "custom"): readonly RecordKind[] {
  const entries = Object.entries(pieceOfKind) as [RecordKind, PieceKind][];
  return entries.flatMap(([kind, shownIn]) => (shownIn === piece ? [kind] : []));
}
