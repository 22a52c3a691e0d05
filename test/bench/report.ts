/** One line of the result. */
export interface Figure {
  readonly what: string;
  readonly figure: number;
  readonly unit: "ms" | "KB" | "MB" | "×";
  /** At most this; without it the figure only explains others. */
  readonly budget?: number;
  readonly note?: string;
  /** The single values behind it, in the order in which they were measured. */
  readonly samples?: readonly number[];
}

/** Something that could not be measured, and why. */
export interface Failure {
  readonly what: string;
  readonly failure: string;
}

export function isOver({ figure, budget }: Figure): boolean {
  return budget !== undefined && figure > budget;
}

/** The figures as a table for people. */
export function table(results: readonly (Figure | Failure)[]): string {
  const rows = results.map((result) => {
    if ("failure" in result) return [result.what, "-", "", "failed", result.failure.split("\n")[0] ?? ""];
    const { what, figure, unit, budget, note = "" } = result;
    const verdict = budget === undefined ? "" : isOver(result) ? "OVER" : "ok";
    return [what, inUnit(figure, unit), budget === undefined ? "" : inUnit(budget, unit), verdict, note];
  });
  const all = [["what", "figure", "budget", "", ""], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return all.map(line).join("\n");
}

function inUnit(value: number, unit: Figure["unit"]): string {
  return `${value.toFixed(unit === "ms" || unit === "KB" ? (value < 10 ? 1 : 0) : unit === "×" ? 2 : 1)} ${unit}`;
}
