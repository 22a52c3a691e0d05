import { currencyCodes, isCurrency, signsOf } from "./money.js";
import type { Offboarding } from "./offboarding.js";

/** The currencies of an offboarding's invoices. */
export function currenciesOf({ invoices = [] }: Offboarding): readonly string[] {
  return [...new Set(invoices.map(({ currency }) => currency))];
}

/**
 * The currency that an amount is written with, at either end: its code (`1250 EUR`), a sign that is one currency's (`€ 1250`), or one that
 * several have (`$4,200.00`) if just one of them is in use. Undefined if there is none, or it is not clear: nothing is guessed.
 */
export function currencyIn(written: string, inUse: readonly string[]): string | undefined {
  const code = /(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])/.exec(written)?.[0].toUpperCase();
  if (code !== undefined && isCurrency(code)) return code;
  if (written.includes("€")) return "EUR";
  // A pound without another word is the one of the pound's own country.
  if (/^[^A-Za-z]*£[^A-Za-z]*$/.test(written)) return "GBP";
  const sign = signOf(written);
  if (sign === "") return undefined;
  const all = currenciesBySign().get(sign) ?? [];
  if (all.length === 1) return all[0];
  const used = inUse.filter((currency) => all.includes(currency));
  return used.length === 1 ? used[0] : undefined;
}

/** What is left of an amount without its digits, and what stands between them. */
function signOf(written: string): string {
  return written.replace(/[\d\s.,'’ʼ+−–-]/gu, "");
}

let bySign: ReadonlyMap<string, readonly string[]> | undefined;

/** Every sign with the currencies that have it. Made when it is first needed: some hundred formats take a moment. */
function currenciesBySign(): ReadonlyMap<string, readonly string[]> {
  if (bySign) return bySign;
  const found = new Map<string, string[]>();
  for (const currency of currencyCodes)
    for (const sign of new Set(signsOf(currency).map(signOf))) found.set(sign, [...(found.get(sign) ?? []), currency]);
  bySign = found;
  return found;
}
