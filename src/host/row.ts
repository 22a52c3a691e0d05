import type { RecordKind } from "../core/records.js";

/**
 * What a row of the sidebar stands for. Commands get rows from VS Code as they are, so the class tells a row from the plain
 * argument object of a script. A row holds no data: what it shows is asked from the store when it is drawn.
 */
export class Row {
  constructor(
    /** URI of the offboarding.json. */
    readonly uri: string,
    readonly what: RowSubject,
  ) {}

  /** Stable and unique over all offboardings. */
  get id(): string {
    const { what } = this;
    if (what.kind === "offboarding") return this.uri;
    if (what.kind === "record") return `${this.uri}#record/${what.record}/${what.id}`;
    return `${this.uri}#${what.kind}/${what.id}`;
  }
}

export type RowSubject =
  | { readonly kind: "offboarding" }
  | { readonly kind: "piece"; readonly id: string }
  | { readonly kind: "item"; readonly id: string; readonly piece: string }
  | { readonly kind: "record"; readonly id: string; readonly record: RecordKind; readonly piece: string };
