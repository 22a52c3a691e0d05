import type { Tokens } from "marked";

/** One bar of a chart. */
export interface Bar {
  readonly label: string;
  /** The number as it was written, with what stands behind it: `40 a day`. */
  readonly value: string;
  /** How long it is beside the longest, 0 to 1. */
  readonly share: number;
}

export interface Chart {
  /** Empty if it has none. */
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** Signs that stand before a number. */
const before = /^[\p{Sc}~]\s?/u;
/** One to three digits and then three at a time; a number that begins with 0 is a part of one. */
const grouped = /^([1-9]\d{0,2}(?:([.,'’\s])\d{3})(?:\2\d{3})*)(?!\d)([.,]\d+)?/u;
const plain = /^(\d+)()([.,]\d+)?/u;

/**
 * A fenced block that is called `chart`, as something to draw: a title, then a line for each bar, `Before: 40 a day`. Read as text it
 * says the same, so it can be written by hand and stays right where nothing is drawn. Undefined for all other code, and for a
 * chart with a line that is none, or with numbers of different things (2 hours and 30 minutes): that is shown as it stands.
 */
export function chartIn({ lang, text }: Tokens.Code): Chart | undefined {
  if (lang?.trim() !== "chart") return undefined;
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const [first = "", ...rest] = lines;
  const title = barIn(first) ? "" : first.trim();
  const read = (title === "" ? lines : rest).map(barIn);
  const bars = read.flatMap((bar) => bar ?? []);
  const most = Math.max(...bars.map(({ amount }) => amount));
  if (bars.length === 0 || bars.length < read.length || !(most > 0) || !areAlike(bars)) return undefined;
  return { title, bars: bars.map(({ label, value, amount }) => ({ label, value, share: amount / most })) };
}

interface Amount {
  readonly amount: number;
  /** What it is a number of: what stands around it, in the singular as far as a last `s` of a word tells; `s` and `ms` are none. */
  readonly of: string;
}

/** How much a text says, if it begins with a number: `1,250 orders` is 1250 of `order`. A sign before three digits parts thousands. */
export function amountIn(text: string): Amount | undefined {
  const [sign = ""] = before.exec(text) ?? [];
  const rest = text.slice(sign.length);
  const [all, whole, , part = ""] = grouped.exec(rest) ?? plain.exec(rest) ?? [];
  if (all === undefined || whole === undefined) return undefined;
  const amount = Number(`${whole.replace(/\D/g, "")}${part.replace(",", ".")}`);
  const of = `${sign}${rest.slice(all.length)}`
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L}{2})s$/u, "");
  return { amount, of };
}

function areAlike(amounts: readonly Amount[]): boolean {
  return amounts.every(({ of }) => of === amounts[0]?.of);
}

function barIn(line: string): (Amount & { label: string; value: string }) | undefined {
  const colon = line.lastIndexOf(": ");
  const [label, value] = [line.slice(0, Math.max(colon, 0)).trim(), line.slice(colon + 1).trim()];
  const amount = amountIn(value);
  return label === "" || amount === undefined ? undefined : { label, value, ...amount };
}

/** A chart as Markdown; undefined if there is nothing that can be compared. Its words may be anything. */
export function chartBlock(
  title: string,
  bars: readonly (readonly [label: string, value: string])[],
): string | undefined {
  const amounts = bars.flatMap(([, value]) => amountIn(value) ?? []);
  if (bars.length < 2 || amounts.length < bars.length || !areAlike(amounts)) return undefined;
  const heading = onOneLine(title);
  const lines = [
    barIn(heading) ? withoutColon(heading) : heading,
    ...bars.map(([label, value]) => `${onOneLine(label)}: ${withoutColon(onOneLine(value))}`),
  ];
  const longest = Math.max(2, ...lines.map((line) => /^`+/.exec(line)?.[0].length ?? 0));
  const fence = "`".repeat(longest + 1);
  return [`${fence}chart`, ...lines, fence].join("\n");
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The last colon of a line stands between a name and its number. */
function withoutColon(text: string): string {
  return text.replaceAll(": ", " – ");
}
