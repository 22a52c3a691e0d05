import { quotePattern } from "../../core/quotePattern.js";
import type { CheckedText } from "./checkedText.js";

/** A day that a text names. */
export interface NamedDay {
  /** ISO day. */
  readonly iso: string;
  readonly offset: number;
  readonly length: number;
}

/** The days that the body of a draft names: `2026-12-11`, `11 December 2026`, `December 11, 2026`, `11.12.2026`, `2026年12月11日`. */
export function namedDays({ text, bodyAt }: CheckedText, language: string): readonly NamedDay[] {
  const months = monthNumbers(language);
  const name = [...months.keys()]
    .sort((a, b) => b.length - a.length)
    .map(quotePattern)
    .join("|");
  const patterns: readonly (readonly [RegExp, (parts: readonly string[]) => readonly [string, number, string]])[] = [
    [/(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)/g, ([, year = "", month = "", day = ""]) => [year, Number(month), day]],
    [
      /(?<!\d)(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]/g,
      ([, year = "", month = "", day = ""]) => [year, Number(month), day],
    ],
    [
      /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/g,
      ([, day = "", month = "", year = ""]) => [year, Number(month), day],
    ],
    [
      new RegExp(
        `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\\\?\\.|º)?\\s(?:de\\s)?(${name})\\.?,?\\s(?:de\\s)?(\\d{4})(?!\\d)`,
        "giu",
      ),
      ([, day = "", month = "", year = ""]) => [year, months.get(month.toLowerCase()) ?? 0, day],
    ],
    [
      new RegExp(`(?<!\\p{L})(${name})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})(?!\\d)`, "giu"),
      ([, month = "", day = "", year = ""]) => [year, months.get(month.toLowerCase()) ?? 0, day],
    ],
  ];
  const body = text.slice(bodyAt);
  return patterns
    .flatMap(([pattern, read]) =>
      [...body.matchAll(pattern)].flatMap((found): readonly NamedDay[] => {
        const [year, month, day] = read(found);
        const iso = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
        return isReal(iso) ? [{ iso, offset: bodyAt + found.index, length: found[0].length }] : [];
      }),
    )
    .sort((a, b) => a.offset - b.offset);
}

function isReal(iso: string): boolean {
  const moment = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso);
}

const known = new Map<string, ReadonlyMap<string, number>>();

/** The months by their names in English and in the client's language, long and short, in lower case. */
function monthNumbers(language: string): ReadonlyMap<string, number> {
  const found = known.get(language);
  if (found) return found;
  const names = new Map<string, number>();
  for (const tag of ["en", language])
    for (const style of ["long", "short"] as const)
      for (let month = 0; month < 12; month++) {
        const day = new Date(Date.UTC(2026, month, 11));
        for (const options of [{ month: style }, { month: style, day: "numeric" }] as const)
          for (const { type, value } of new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...options }).formatToParts(
            day,
          ))
            if (type === "month" && /\p{L}/u.test(value)) names.set(value.toLowerCase().replace(/\.$/, ""), month + 1);
      }
  known.set(language, names);
  return names;
}
