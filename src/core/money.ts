import * as iso4217 from "dinero.js/currencies";

const currencies = new Map(Object.values(iso4217).map((currency) => [currency.code, currency]));

/** Whether `code` is a currency of ISO 4217, in capitals (`EUR`). */
export function isCurrency(code: string): boolean {
  return currencies.has(code as never);
}

/**
 * How many decimals the currency has by ISO 4217: 2 for EUR, 0 for JPY, 3 for BHD, 4 for CLF. Not taken from Intl, which
 * follows usage (HUF: 0) rather than the standard. An unknown code counts as 2, so that a broken file can still be shown.
 */
export function decimals(code: string): number {
  const currency = currencies.get(code as never);
  // dinero.js models the ariary and the ouguiya by their fifths; ISO 4217 lists both with two decimals.
  return currency?.base === 10 ? currency.exponent : 2;
}

/** An amount for people, such as `€125.00`, in the client's language; `minor` counts the currency's smallest units. */
export function formatMoney(minor: number, currency: string, language: string): string {
  const digits = decimals(currency);
  // As a decimal string, so that no binary fraction comes in between (ECMA-402 formats it exactly).
  const sign = minor < 0 ? "-" : "";
  const units = String(Math.abs(minor)).padStart(digits + 1, "0");
  const cut = units.length - digits;
  const amount = `${sign}${units.slice(0, cut)}${digits > 0 ? `.${units.slice(cut)}` : ""}`;
  const format = new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(amount as Intl.StringNumericLiteral);
}

/**
 * Reads an amount as people write it into minor units: `1250`, `1,250.00`, `1.250,00`, `1 250`, `12.5`. Throws with what to
 * do when it cannot be told what is meant (`1.234` in euros), when there are too many decimals, or when it is no amount.
 */
export function parseAmount(written: string, currency: string): number {
  const digits = decimals(currency);
  const compact = written.replace(/[\s\u00a0\u202f']/g, "");
  const found = /^(-?)(\d{1,3}(?:([.,])\d{3})(?:\3\d{3})*|\d+)(?:([.,])(\d+))?$/.exec(compact);
  if (!found) throw new RangeError(`“${written}” is not an amount; write it as 1250.00`);
  const [, sign = "", whole = "", group, point, fraction = ""] = found;
  if (group !== undefined && group === point)
    throw new RangeError(`“${written}” can be read in two ways; write it without separators, as 1250.00`);
  // One separator before three digits: thousands or decimals? With three decimals to a coin it could be both.
  if (group !== undefined && point === undefined && whole.split(group).length === 2)
    throw new RangeError(`“${written}” can be read in two ways; write it without separators, as 1250.00`);
  if (fraction.length > digits)
    throw new RangeError(`${currency} has ${String(digits)} decimals; “${written}” has ${String(fraction.length)}`);
  const units = Number(`${whole.replace(/[.,]/g, "")}${fraction.padEnd(digits, "0")}`);
  if (!Number.isSafeInteger(units)) throw new RangeError(`“${written}” is too large`);
  return sign === "" || units === 0 ? units : -units;
}
