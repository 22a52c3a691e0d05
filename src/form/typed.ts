import { decimals } from "../core/money.js";
import { parseAmount } from "../core/parseAmount.js";
import type { Field } from "./field.js";
import { languageCode } from "./languageCode.js";
import { readMoment } from "./readMoment.js";

/** What was typed into a field, read; undefined empties it. */
export type Typed = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

/** The text that a field shows for its value. `currency` is that of the invoice that an amount stands in. */
export function textOf({ format }: Field, value: unknown, currency = ""): string {
  if (value === undefined || value === null) return "";
  if (format === "flag") return "yes";
  if (format === "amount" && typeof value === "number") return decimalText(value, currency);
  if (Array.isArray(value)) return value.map(String).join("\n");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/**
 * Reads what was typed into a field. What makes no value of the field's kind is refused with a sentence that says what to write;
 * whether the value is right is for the schema to say.
 */
export function readTyped({ format, choices }: Field, typed: string, currency = ""): Typed {
  const text = format === "text" ? typed.replaceAll("\r\n", "\n") : typed.trim();
  if (format === "flag") return { ok: true, value: text === "yes" ? choices[0] : undefined };
  if (format === "lines") return { ok: true, value: linesOf(text) };
  if (text.trim() === "") return { ok: true, value: undefined };
  if (format === "amount") {
    const read = parseAmount(text, currency);
    return read.ok ? { ok: true, value: read.minor } : read;
  }
  if (format === "integer")
    return /^\d{1,9}$/.test(text)
      ? { ok: true, value: Number(text) }
      : { ok: false, why: "Write a whole number, such as 15." };
  if (format === "moment") return { ok: true, value: readMoment(text) };
  if (format === "language") return { ok: true, value: languageCode(text) };
  if (format === "currency") return { ok: true, value: text.toUpperCase() };
  return { ok: true, value: text };
}

function linesOf(text: string): readonly string[] | undefined {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.length > 0 ? lines : undefined;
}

/** Minor units as people type them, with the currency's own decimals and no separators between thousands. */
function decimalText(minor: number, currency: string): string {
  const digits = decimals(currency);
  const units = String(Math.abs(minor)).padStart(digits + 1, "0");
  const cut = units.length - digits;
  return `${minor < 0 ? "-" : ""}${units.slice(0, cut)}${digits > 0 ? `.${units.slice(cut)}` : ""}`;
}
