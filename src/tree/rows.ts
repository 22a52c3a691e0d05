import { carriedBy, carrierOf, isShown } from "../core/carriers.js";
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

  constructor(
    private readonly store: Store,
    /** The ids of the items that are shown; undefined for all, with everything that has no box. */
    private readonly shownItems: (document: Offboarding) => ReadonlySet<string> | undefined,
  ) {}

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
    const piece = pieceAt(document, row.what);
    if (!piece) return [];
    const shown = this.shownItems(document);
    const before = document.pieces.slice(0, document.pieces.indexOf(piece)).flatMap((each) => each.items);
    return [
      ...piece.items.flatMap((item, index) => {
        if (shown && !shown.has(item.id)) return [];
        const nth = nthOf(item.id, [...before, ...piece.items.slice(0, index)]);
        return [this.row(row.uri, { kind: "item", id: item.id, piece: piece.id, ...nth })];
      }),
      ...(shown ? [] : kindsOfPiece(piece.kind)).flatMap((kind) =>
        recordsOf(document, kind).map((record, index, all) =>
          this.row(row.uri, {
            kind: "record",
            record: kind,
            id: record.id,
            piece: piece.id,
            ...nthOf(record.id, all.slice(0, index)),
          }),
        ),
      ),
      ...this.pieces(row.uri, document, (each) => carrierOf(each, document)?.id === piece.id),
    ];
  }

  /** The row above a row; none for an offboarding. */
  parent({ uri, what }: Row): Row | undefined {
    if (what.kind !== "piece" && what.kind !== "item" && what.kind !== "record") return undefined;
    const offboarding = this.row(uri, { kind: "offboarding" });
    if (what.kind !== "piece") return this.row(uri, { kind: "piece", id: what.piece });
    const document = documentOf(this.store.get(uri));
    const piece = document && pieceAt(document, what);
    const carrier = document && piece && carrierOf(piece, document);
    return carrier ? this.row(uri, { kind: "piece", id: carrier.id }) : offboarding;
  }

  private pieces(uri: string, document: Offboarding, isWanted: (piece: Piece) => boolean): readonly Row[] {
    const shown = this.shownItems(document);
    const hasShown = (piece: Piece): boolean =>
      piece.items.some(({ id }) => shown?.has(id)) || carriedBy(piece, document).some(hasShown);
    return flow(document)
      .filter((piece) => isWanted(piece) && (shown ? hasShown(piece) : isShown(piece, document)))
      .map((piece, index, all) =>
        this.row(uri, { kind: "piece", id: piece.id, ...nthOf(piece.id, all.slice(0, index)) }),
      );
  }
}

interface Named {
  readonly id: string;
}

/** Which one of several with the same id something is, after those before it; nothing for the first. */
function nthOf(id: string, before: readonly Named[]): { nth?: number } {
  const count = before.filter((each) => each.id === id).length;
  return count === 0 ? {} : { nth: count + 1 };
}

/** The one that a row stands for, among all with its id. */
export function pickNth<T extends Named>(all: readonly T[], { id, nth = 1 }: Named & { nth?: number }): T | undefined {
  return all.filter((each) => each.id === id)[nth - 1];
}

/** The piece of a row. */
export function pieceAt(document: Offboarding, what: Named & { nth?: number }): Piece | undefined {
  return pickNth(flow(document), what);
}

/** What a row shows: the document, or, while its file is broken, what it was before. */
export function documentOf(entry: Entry | undefined): Offboarding | undefined {
  return entry?.offboarding ?? entry?.lastGood;
}
