import { isDay } from "../core/dueDates.js";
import { UserError } from "../core/errors.js";
import { parseAmount } from "../core/parseAmount.js";
import { plainName } from "../core/parties.js";
import { isAccessKind, rhythms } from "../core/records.js";

/*
 * What stands in a cell, as a value of the field that it fills. Each throws a UserError on the field, and says what to write; a value
 * that is simply not known is left as it is, for the schema to refuse by name.
 */

/** A day as `2026-12-11`, `11.12.2026`, or with slashes where only one reading is a day. */
export function dayIn(cell: string, field: string): string {
  if (isDay(cell)) return cell;
  const [, a = "", separator = "", b = "", year = ""] = /^(\d{1,2})([./])(\d{1,2})[./](\d{4})$/.exec(cell) ?? [];
  const iso = (day: string, month: string): string => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  // Dots are written day first everywhere; slashes day first here and month first there.
  const readings = separator === "." ? [iso(a, b)] : [iso(a, b), iso(b, a)];
  const days = [...new Set(readings.filter(isDay))];
  if (days.length === 1 && days[0] !== undefined) return days[0];
  throw new UserError(
    days.length > 1 ? "can be read as two days; write it as 2026-12-11" : "expected a day such as 2026-12-11",
    field,
  );
}

/** An amount in minor units. */
export function amountIn(cell: string, currency: string, field: string): number {
  const amount = parseAmount(cell, currency);
  if (amount.ok) return amount.minor;
  throw new UserError(`${amount.why.charAt(0).toLowerCase()}${amount.why.slice(1).replace(/\.$/, "")}`, field);
}

export function minutesIn(cell: string): number | string {
  const [, hours = "0", minutes = "0"] =
    /^(?:(\d+)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m|min|mins|minutes)?)?$/i.exec(cell) ?? [];
  return /\d/.test(cell) && /^[\d\shminutesor]+$/i.test(cell) ? Number(hours) * 60 + Number(minutes) : cell;
}

const rhythmWords: Readonly<Record<string, string>> = {
  daily: "day",
  weekly: "week",
  monthly: "month",
  quarterly: "quarter",
  yearly: "year",
  annually: "year",
  annual: "year",
  "when needed": "needed",
  "as needed": "needed",
  "with every release": "release",
  "each release": "release",
};

export function rhythmIn(cell: string): string {
  const word = cell.toLowerCase().replace(/^(?:once a|once per|per|every|each|a) /, "");
  return rhythms.find((rhythm) => rhythm === word) ?? rhythmWords[cell.toLowerCase()] ?? rhythmWords[word] ?? word;
}

const kindWords: Readonly<Record<string, string>> = {
  email: "mail",
  "e-mail": "mail",
  git: "repository",
  repo: "repository",
  github: "repository",
  server: "hosting",
  host: "hosting",
  payments: "payment",
  db: "database",
};

/** One of the kinds that are known, however it is written; any other cell is a kind of its own. */
export function accessKindIn(cell: string): string {
  const word = cell.toLowerCase();
  return isAccessKind(word) ? word : (kindWords[word] ?? cell);
}

/** Whose something is: what a person writes as `Client` or `Me` is the `client` and the `me` that we know; any other cell is a name. */
export function partyIn(cell: string): string {
  const word = plainName(cell).replace(/^the /, "");
  return ["me", "us", "client"].includes(word) ? word : cell;
}

/** `In Goodbye` as `in-goodbye`. */
export function stateIn(cell: string): string {
  return cell.toLowerCase().replace(/[\s_]+/g, "-");
}
