import { alignLines } from "./alignLines.js";

/** Lines by names that no two of one text share, for whoever compares texts line by line. */
export interface NamedLines {
  readonly old: readonly string[];
  /** Of each of the other texts; a line that is one of the old text has its name. */
  readonly others: readonly (readonly string[])[];
  readonly textOf: (name: string) => string;
}

/** Gives the lines of an old text and of others that came of it their names. */
export function namedLines(old: readonly string[], ...others: readonly (readonly string[])[]): NamedLines {
  const texts = new Map<string, string>();
  const name = (text: string, of: string, index: number): string => {
    const given = `${of} ${String(index)}`;
    texts.set(given, text);
    return given;
  };
  const oldNames = old.map((text, index) => name(text, "old", index));
  return {
    old: oldNames,
    others: others.map((lines, other) => {
      const same = new Map(alignLines(old, lines).map(([from, to]) => [to, oldNames[from]]));
      return lines.map((text, index) => same.get(index) ?? name(text, String(other), index));
    }),
    textOf: (each) => texts.get(each) ?? "",
  };
}
