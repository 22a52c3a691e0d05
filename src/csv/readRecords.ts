import { recordName } from "../core/recordOperations.js";
import { columnsFor, type TableKind } from "./columns.js";
import { readRecord } from "./readRecord.js";
import { readTable, type TableRow } from "./readTable.js";

/** A row that can be a record, as it will be added. */
export interface FoundRecord {
  readonly row: number;
  readonly value: Readonly<Record<string, unknown>>;
}

export interface Rejected {
  readonly row: number;
  readonly why: string;
}

/** What reading needs besides the text. */
export interface ReadingOptions {
  readonly kind: TableKind;
  /** Which column fills which field, where the headers do not say it. */
  readonly columns?: Readonly<Record<string, string>>;
  /** What those that are there already are called: a row of the same name is rejected, not added again. */
  readonly names: readonly string[];
  /** Those of the invoices that are there: what a sign such as `$` means. */
  readonly currencies?: readonly string[];
  readonly today: string;
  /** Lets others have a turn; called after so many rows that nobody notices the wait. */
  readonly pause: () => Promise<void>;
}

/** So many rows are read between two pauses: some milliseconds' worth. */
const atOnce = 500;

/** The records of a CSV text, and the rows that are none, each with why. Throws a UserError if the columns cannot be told. */
export async function readRecords(
  text: string,
  { kind, columns: given, names, currencies = [], today, pause }: ReadingOptions,
): Promise<{ found: FoundRecord[]; rejected: Rejected[] }> {
  const { headers, rows, broken } = readTable(text);
  const columns = columnsFor(kind, headers, given);
  const found: FoundRecord[] = [];
  const rejected: Rejected[] = [...broken];
  const known = new Map<string, string>(names.map((name) => [plain(name), "already"]));
  const read = (row: TableRow): void => {
    const record = readRecord(kind, columns, row, { width: headers.length, today, currencies });
    if ("why" in record) {
      rejected.push({ row: row.row, why: record.why });
      return;
    }
    const name = recordName(kind, { id: "", ...record.value });
    const where = known.get(plain(name));
    if (where !== undefined) {
      rejected.push({ row: row.row, why: `“${name}” is there ${where}` });
      return;
    }
    known.set(plain(name), `in row ${String(row.row)}`);
    found.push({ row: row.row, value: record.value });
  };
  for (let at = 0; at < rows.length; at += atOnce) {
    for (const row of rows.slice(at, at + atOnce)) read(row);
    await pause();
  }
  return { found, rejected: rejected.sort((a, b) => a.row - b.row) };
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
