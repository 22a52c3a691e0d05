import { flow } from "../core/flow.js";
import type { Offboarding, Piece } from "../core/offboarding.js";
import { recordsOf } from "../core/recordOperations.js";
import { kindsOfPiece } from "../core/recordPieces.js";
import { Row, type RowSubject } from "../host/row.js";
import type { Entry, Store } from "../store/store.js";

/**
 * The rows of the sidebar: which there are, and how they nest. One object for each id, always the same, since VS Code finds rows
 * by identity: to a new object with an old id it does not listen.
 */
export class Rows {
  private readonly known = new Map<string, Row>();

  constructor(private readonly store: Store) {}

  /** The row for this subject; made when it is first asked for. */
  row(uri: string, what: RowSubject): Row {
    const made = new Row(uri, what);
    const row = this.known.get(made.id);
    // An item that was moved keeps its id and has another parent: then the new object is the right one.
    if (row && JSON.stringify(row.what) === JSON.stringify(what)) return row;
    this.known.set(made.id, made);
    return made;
  }

  /** The rows below a row; without one, those of the offboardings. From memory. */
  children(row?: Row): readonly Row[] {
    if (!row) return this.store.list().map((entry) => this.row(entry.uri, { kind: "offboarding" }));
    const document = documentOf(this.store.get(row.uri));
    if (!document) return [];
    if (row.what.kind === "offboarding")
      return this.pieces(row.uri, document, (piece) => carrierOf(piece, document) === undefined);
    if (row.what.kind !== "piece") return [];
    const { id } = row.what;
    const piece = document.pieces.find((candidate) => candidate.id === id);
    if (!piece) return [];
    return [
      ...piece.items.map((item) => this.row(row.uri, { kind: "item", id: item.id, piece: piece.id })),
      ...kindsOfPiece(piece.kind).flatMap((kind) =>
        recordsOf(document, kind).map((record) =>
          this.row(row.uri, { kind: "record", record: kind, id: record.id, piece: piece.id }),
        ),
      ),
      ...this.pieces(row.uri, document, (each) => carrierOf(each, document)?.id === piece.id),
    ];
  }

  /** The row above a row; none for an offboarding. */
  parent({ uri, what }: Row): Row | undefined {
    if (what.kind === "offboarding") return undefined;
    const offboarding = this.row(uri, { kind: "offboarding" });
    if (what.kind !== "piece") return this.row(uri, { kind: "piece", id: what.piece });
    const document = documentOf(this.store.get(uri));
    const piece = document?.pieces.find((candidate) => candidate.id === what.id);
    const carrier = document && piece && carrierOf(piece, document);
    return carrier ? this.row(uri, { kind: "piece", id: carrier.id }) : offboarding;
  }

  private pieces(uri: string, document: Offboarding, isWanted: (piece: Piece) => boolean): readonly Row[] {
    return flow(document)
      .filter((piece) => isWanted(piece) && isShown(piece, document))
      .map((piece) => this.row(uri, { kind: "piece", id: piece.id }));
  }
}

/** What a row shows: the document, or, while its file is broken, what it was before. */
export function documentOf(entry: Entry | undefined): Offboarding | undefined {
  return entry?.offboarding ?? entry?.lastGood;
}

/** The piece that carries this one. One level only: a carrier that is itself carried, or that does not exist, carries nothing. */
function carrierOf(piece: Piece, { pieces }: Offboarding): Piece | undefined {
  if (piece.within === undefined || piece.kind === "email" || piece.kind === "aftercare") return undefined;
  const carrier = pieces.find((candidate) => candidate.id === piece.within);
  return carrier === piece || carrier?.within !== undefined ? undefined : carrier;
}

/** All pieces always exist in the file; those with nothing in them would only be in the way. */
function isShown(piece: Piece, document: Offboarding): boolean {
  return (
    piece.kind === "custom" ||
    piece.items.length > 0 ||
    kindsOfPiece(piece.kind).some((kind) => recordsOf(document, kind).length > 0) ||
    document.pieces.some((each) => carrierOf(each, document) === piece)
  );
}
