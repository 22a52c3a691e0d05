import { isSettled, openOf } from "./balance.js";
import type { Hold } from "./holds.js";
import { decimals, formatMoney } from "./money.js";
import type { Invoice, Offboarding } from "./offboarding.js";

/**
 * What keeps this text of the goodbye back: an invoice that is to be mentioned in it, and is not, or without its amount, its due day
 * or how to pay it. However a person writes amounts and days counts. `text` is plain.
 */
export function textHolds(offboarding: Offboarding, text: string): readonly Hold[] {
  return (offboarding.invoices ?? [])
    .filter((invoice) => invoice.state === "in-goodbye" && openOf(invoice) > 0 && !isSettled(offboarding, invoice))
    .flatMap((invoice): readonly Hold[] => {
      const missing = missingIn(text, invoice, offboarding);
      if (missing.length === 0) return [];
      const message = `Invoice ${invoice.number} must stand in the goodbye with its amount, due day and how to pay. Still missing: ${missing.join(", ")}.`;
      return [{ code: "invoice", message, record: invoice.id }];
    });
}

function missingIn(text: string, invoice: Invoice, offboarding: Offboarding): readonly string[] {
  const language = offboarding.client.language ?? "en";
  const isLeftOpen = /\[invoice: [^\]]*\]/.test(text);
  return [
    ...(text.includes(invoice.number) ? [] : ["its number"]),
    ...(hasAmount(text, openOf(invoice), invoice.currency, language) ? [] : ["the amount"]),
    ...(invoice.due !== undefined && hasDay(text, invoice.due, language) ? [] : ["the due day"]),
    ...(saysHowToPay(text, invoice, offboarding) ? [] : ["how to pay"]),
    ...(isLeftOpen ? ["what stands in brackets"] : []),
  ];
}

/** As we write it, or with the same digits however they are grouped; whole amounts without their decimals, too. */
function hasAmount(text: string, minor: number, currency: string, language: string): boolean {
  if (text.includes(formatMoney(minor, currency, language))) return true;
  const units = 10 ** decimals(currency);
  const wanted = [minor, ...(minor % units === 0 ? [minor / units] : [])].map(String);
  const written = text.match(/\d{1,3}(?:[\s.,'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?/gu) ?? [];
  return written.some((amount) => wanted.includes(amount.replace(/\D/g, "")));
}

/** As an ISO day, or its number with the name of its month or the month's number beside it. */
function hasDay(text: string, iso: string, language: string): boolean {
  if (text.includes(iso)) return true;
  const [, month = 1, day = 1] = iso.split("-").map(Number);
  const names = (["long", "short"] as const).flatMap((style) =>
    [language, "en"].map((tag) =>
      new Intl.DateTimeFormat(tag, { month: style, timeZone: "UTC" })
        .format(new Date(`${iso}T00:00:00Z`))
        .toLowerCase(),
    ),
  );
  const hasNumber = new RegExp(`(?<!\\d)0?${String(day)}(?!\\d)`).test(text);
  const together = new RegExp(
    `(?<!\\d)(?:0?${String(day)}\\s?[./-]\\s?0?${String(month)}|0?${String(month)}/0?${String(day)})(?!\\d)`,
  );
  return together.test(text) || (hasNumber && names.some((name) => text.toLowerCase().includes(name)));
}

/** The link, or a line with a number out of what My Details say of paying (an account), or all that they say. */
function saysHowToPay(text: string, { payLink }: Invoice, { provider }: Offboarding): boolean {
  if (payLink !== undefined && text.includes(payLink)) return true;
  const lines = (provider?.howToPay ?? "").split("\n").map(squeezed);
  const numbered = lines.filter((line) => /\d/.test(line));
  const said = squeezed(text);
  return (numbered.length > 0 ? numbered : lines).some((line) => line !== "" && said.includes(line));
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, "").toLowerCase();
}
