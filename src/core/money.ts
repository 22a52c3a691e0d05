import * as iso4217 from "dinero.js/currencies";

const currencies = new Map(Object.values(iso4217).map((currency) => [currency.code, currency]));

/** The codes of ISO 4217 that we know. */
export const currencyCodes: readonly string[] = [...currencies.keys()];

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

/** An amount for people, such as `€125.00`, in a language; `minor` counts the currency's smallest units. */
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

/** Made once for each currency: a format is slow to make, and a table has thousands of amounts. */
const signs = new Map<string, readonly string[]>();

/** The currency's own signs, such as `A$` and `$`; its code if it has none. */
export function signsOf(currency: string): readonly string[] {
  const known = signs.get(currency);
  if (known) return known;
  const found = (["symbol", "narrowSymbol"] as const).flatMap((currencyDisplay) => {
    const format = new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay });
    return format
      .formatToParts(0)
      .flatMap(({ type, value }) => (type === "currency" ? [value.replace(/\s/gu, " ")] : []));
  });
  signs.set(currency, found);
  return found;
}
