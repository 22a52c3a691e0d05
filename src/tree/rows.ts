import { carriedBy, carrierOf, isShown } from "../core/carriers.js";
import { flow } from "../core/flow.js";
import type { Offboarding, Piece } from "../core/offboarding.js";
import { recordsOf } from "../core/recordOperations.js";
import { kindsOfPiece } from "../core/recordPieces.js";
import type { RecordKind } from "../core/records.js";
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
    const nthItem = counting();
    for (const { items } of document.pieces.slice(0, document.pieces.indexOf(piece)))
      for (const { id } of items) nthItem(id);
    return [
      ...piece.items.flatMap(({ id }) => {
        const nth = nthItem(id);
        if (shown && !shown.has(id)) return [];
        return [this.row(row.uri, { kind: "item", id, piece: piece.id, ...nth })];
      }),
      ...(shown ? [] : kindsOfPiece(piece.kind)).flatMap((kind) => this.records(row.uri, document, piece.id, kind)),
      ...this.pieces(row.uri, document, (each) => carrierOf(each, document)?.id === piece.id),
    ];
  }

  /** The row above a row; none for an offboarding. */
  parent({ uri, what }: Row): Row | undefined {
    if (what.kind !== "piece" && what.kind !== "item" && what.kind !== "record" && what.kind !== "more")
      return undefined;
    const offboarding = this.row(uri, { kind: "offboarding" });
    if (what.kind !== "piece") return this.row(uri, { kind: "piece", id: what.piece });
    const document = documentOf(this.store.get(uri));
    const piece = document && pieceAt(document, what);
    const carrier = document && piece && carrierOf(piece, document);
    return carrier ? this.row(uri, { kind: "piece", id: carrier.id }) : offboarding;
  }

  /** Whether a row is among those that are shown, folded away or not. */
  isShown(row: Row): boolean {
    const parent = this.parent(row);
    return this.children(parent).includes(row) && (parent === undefined || this.isShown(parent));
  }

  private records(uri: string, document: Offboarding, piece: string, kind: RecordKind): readonly Row[] {
    const all = recordsOf(document, kind);
    const nth = counting();
    const rows = all
      .slice(0, mostRecords)
      .map(({ id }) => this.row(uri, { kind: "record", record: kind, id, piece, ...nth(id) }));
    return all.length > mostRecords ? [...rows, this.row(uri, { kind: "more", record: kind, id: kind, piece })] : rows;
  }

  private pieces(uri: string, document: Offboarding, isWanted: (piece: Piece) => boolean): readonly Row[] {
    const shown = this.shownItems(document);
    const hasShown = (piece: Piece): boolean =>
      piece.items.some(({ id }) => shown?.has(id)) || carriedBy(piece, document).some(hasShown);
    const nth = counting();
    return flow(document)
      .filter((piece) => isWanted(piece) && (shown ? hasShown(piece) : isShown(piece, document)))
      .map(({ id }) => this.row(uri, { kind: "piece", id, ...nth(id) }));
  }
}

interface Named {
  readonly id: string;
}

/** So many records of a kind have rows; thousands, from a table, are looked through in the form, and a last row says so. */
export const mostRecords = 200;

/** Tells of one id after the other which one of several with the same id it is; nothing for the first. */
function counting(): (id: string) => { nth?: number } {
  const counts = new Map<string, number>();
  return (id) => {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? {} : { nth: count };
  };
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
