import Papa from "papaparse";

/** A table as it stands in a CSV text. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly TableRow[];
  /** Lines that cannot be read, such as one with a quote that is never closed. */
  readonly broken: readonly { readonly row: number; readonly why: string }[];
}

export interface TableRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * Reads a CSV text: with or without a byte order mark, with commas, semicolons, tabs or bars, quotes as RFC 4180 has them, and
 * Excel's `sep=;`. Total: whatever the text is, the answer is a table. Blank lines count as rows, and are left out.
 */
export function readTable(given: string): Table {
  const text = given.replace(/^\uFEFF/, "");
  const [told, delimiter] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const { data, errors } = Papa.parse<string[]>(text.slice(told?.length ?? 0), {
    delimiter: delimiter ?? separatorOf(text),
  });
  const first = told === undefined ? 1 : 2;
  const headerAt = data.findIndex(isFilled);
  const badQuotes = new Set(errors.flatMap(({ type, row }) => (type === "Quotes" && row !== undefined ? [row] : [])));
  const all = data.map((cells, index) => ({ row: index + first, cells: cells.map((cell) => cell.trim()), index }));
  const below = all.slice(headerAt + 1).filter(({ cells }) => isFilled(cells));
  return {
    headers: headerAt < 0 ? [] : (all[headerAt]?.cells ?? []),
    rows: headerAt < 0 ? [] : below.filter(({ index }) => !badQuotes.has(index)),
    broken: below
      .filter(({ index }) => badQuotes.has(index))
      .map(({ row }) => ({ row, why: "a quote in this row is not closed, or stands where none may be" })),
  };
}

/** The separator that the header has most of, outside of quotes: cells may hold any, but names of columns hardly do. */
function separatorOf(text: string): string {
  const header = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.trimStart())?.[0] ?? "").replace(/"(?:[^"]|"")*"/g, "");
  const counts = [",", ";", "\t", "|"].map((separator) => ({ separator, count: header.split(separator).length }));
  return counts.reduce((most, each) => (each.count > most.count ? each : most)).separator;
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== "");
}
