import { decimals, isCurrency, signsOf } from "./money.js";

/** An amount that was read, in minor units of its currency; or why it was not: a sentence that says what to write. */
export type ParsedAmount = { readonly ok: true; readonly minor: number } | { readonly ok: false; readonly why: string };

/** A sign; digits in thousands by one and the same separator, or in one piece (`0.234` has no thousands); a fraction. */
const amount = /^([-+]?) ?(?:([1-9]\d{0,2}(?:([.,' ])\d{3})(?:\3\d{3})*)|(\d+))(?:([.,])(\d+))?$/;

/**
 * Reads an amount as people write it into minor units: `1250`, `1,250.00`, `1.250,00`, `1 250`, `1’250.00`, `-12.5`, with the
 * currency's own sign or code at either end if they like. What could be meant in two ways is refused rather than guessed: `1,234`
 * is a thousand in one country and a bit more than one in the next. So are more decimals than ISO 4217 gives the currency.
 */
export function parseAmount(text: string, currency: string): ParsedAmount {
  if (!isCurrency(currency)) return no("Name the currency first, by its code, such as EUR.");
  const digits = decimals(currency);
  const example = digits === 0 ? "1250" : `1250.${"0".repeat(digits)}`;
  const shown = text.trim().length > 30 ? `${text.trim().slice(0, 30)}…` : text.trim();
  if (shown === "") return no(`Write an amount, such as ${example}.`);
  const other = otherCurrency(text.trim(), currency);
  if (other !== undefined) return no(`The amount is in ${other}, not in ${currency}.`);
  const found = amount.exec(plainly(text.trim(), currency));
  const [, sign, grouped, separator, plain = "", point, fraction = ""] = found ?? [];
  if (!found || (separator !== undefined && separator === point))
    return no(`“${shown}” is not an amount; write it as ${example}.`);
  // One point or comma before three digits: thousands or decimals? Without decimals in the currency it is thousands.
  if (grouped !== undefined && point === undefined && digits > 0 && /^\d+[.,]\d+$/.test(grouped))
    return no(`“${shown}” can be read in two ways; write ${readings(sign ?? "", grouped, digits).join(" or ")}.`);
  if (fraction.length > digits)
    return no(
      digits === 0
        ? `${currency} has no decimals; write a whole number.`
        : `${currency} has ${String(digits)} decimals; “${shown}” has ${String(fraction.length)}.`,
    );
  const minor = Number(`${grouped?.replace(/\D/g, "") ?? plain}${fraction.padEnd(digits, "0")}`);
  if (!Number.isSafeInteger(minor)) return no(`“${shown}” is too large an amount.`);
  // Never minus nothing: JSON would write it as `-0`.
  return { ok: true, minor: sign === "-" && minor !== 0 ? -minor : minor };
}

/**
 * What `1,450` can mean, each written so that it is read in one way: 1450.00, and 1.45 where the currency has so many decimals. One with
 * three decimals would be twofold again, so it is led by a nought.
 */
function readings(sign: string, twofold: string, digits: number): readonly string[] {
  const [whole = "", fraction = ""] = twofold.split(/[.,]/);
  const short = fraction.replace(/0+$/, "").padEnd(digits, "0");
  const thousands = `${sign}${whole}${fraction}.${"0".repeat(digits)}`;
  return short.length > digits ? [thousands] : [thousands, `${sign}${digits === 3 ? "0" : ""}${whole}.${short}`];
}

/** The code of another currency at either end of an amount. */
function otherCurrency(text: string, currency: string): string | undefined {
  const code = /^[A-Za-z]{3}(?![A-Za-z])|(?<![A-Za-z])[A-Za-z]{3}$/.exec(text)?.[0].toUpperCase();
  return code !== undefined && code !== currency && isCurrency(code) ? code : undefined;
}

/** Without the currency at either end; every kind of space, apostrophe and minus is the one on the keyboard. */
function plainly(text: string, currency: string): string {
  const plain = text.replace(/\s/gu, " ").replace(/[’ʼ]/gu, "'").replace(/[−–]/gu, "-");
  for (const word of [currency, currency.toLowerCase(), ...signsOf(currency)]) {
    const [, minus = "", rest = ""] = /^(-? ?)(.*)$/.exec(plain) ?? [];
    if (rest.startsWith(word)) return `${minus}${rest.slice(word.length).trim()}`;
    if (rest.endsWith(word)) return `${minus}${rest.slice(0, -word.length).trim()}`;
  }
  return plain;
}

function no(why: string): ParsedAmount {
  return { ok: false, why };
}
