import type { RecordKind } from "../core/records.js";

/** What tells a row from everything else; by name, since a chunk that is loaded later has a class of its own. */
const mark = Symbol.for("sendoff.row");

/**
 * What a row of the sidebar stands for. Commands get rows from VS Code as they are, so a mark tells a row from the plain
 * argument object of a script. A row holds no data: what it shows is asked from the store when it is drawn.
 */
export class Row {
  readonly [mark] = true;

  constructor(
    /** URI of the offboarding.json. */
    readonly uri: string,
    readonly what: RowSubject,
  ) {}

  /** Stable and unique over all offboardings, even where a hand-edited file uses an id twice. */
  get id(): string {
    const { what } = this;
    if (what.kind === "offboarding") return this.uri;
    const kind = what.kind === "record" ? `record/${what.record}` : what.kind;
    const nth = "nth" in what ? `~${String(what.nth)}` : "";
    return `${this.uri}#${kind}/${what.id}${nth}`;
  }
}

/** `nth`: which one of several with the same id, counted from 2; left out for the first, and so nearly always. */
export type RowSubject =
  | { readonly kind: "offboarding" }
  /** In the list of clients, whose repository may be elsewhere; the id is the offboarding's. */
  | { readonly kind: "client"; readonly id: string; readonly nth?: number }
  | { readonly kind: "followUp"; readonly id: string; readonly client: string; readonly nth?: number }
  | { readonly kind: "piece"; readonly id: string; readonly nth?: number }
  | { readonly kind: "item"; readonly id: string; readonly piece: string; readonly nth?: number }
  | {
      readonly kind: "record";
      readonly id: string;
      readonly record: RecordKind;
      readonly piece: string;
      readonly nth?: number;
    }
  /** The records of a kind that have no rows of their own, since there are too many. */
  | { readonly kind: "more"; readonly id: string; readonly record: RecordKind; readonly piece: string };

/** Whether VS Code handed over one of our rows. */
export function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && mark in value;
}
