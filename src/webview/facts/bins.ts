import { type CountableTimeInterval, utcMonth, utcYear } from "d3-time";
import type { Month } from "../../protocol/facts.js";

/** A span of the timeline and its commits; it ends where the next one begins. */
export interface Bin {
  readonly start: Date;
  readonly end: Date;
  readonly all: number;
  readonly ours: number;
}

export type Unit = "month" | "quarter" | "year";

/** What a clock that was never set says; it would stretch every timeline over half a century. */
const noTime = "1970-01";

/**
 * The months one after the other without a hole, put together to quarters or years until there are at most `most` of them; at least
 * years, however many. Months that no clock was set for are left out where there are others.
 */
export function binsOf(months: readonly Month[], most: number): { readonly unit: Unit; readonly bins: readonly Bin[] } {
  const timed = months.some(({ month }) => month !== noTime) ? months.filter(({ month }) => month !== noTime) : months;
  const [first, last] = [timed[0], timed.at(-1)];
  if (!first || !last) return { unit: "month", bins: [] };
  const units: readonly (readonly [Unit, CountableTimeInterval])[] = [
    ["month", utcMonth],
    ["quarter", (utcMonth.every(3) as CountableTimeInterval | null) ?? utcMonth],
    ["year", utcYear],
  ];
  const [from, to] = [dateOf(first.month), dateOf(last.month)];
  const fitting = units.find(([, interval]) => spans(interval, from, to).length <= most) ?? units[2];
  const [unit, interval] = fitting ?? ["year", utcYear];
  const starts = spans(interval, from, to);
  const counts = starts.map(() => ({ all: 0, ours: 0 }));
  let at = 0;
  for (const { month, all, ours } of timed) {
    const date = dateOf(month);
    while (at + 1 < starts.length && (starts[at + 1] ?? date) <= date) at++;
    const count = counts[at];
    if (!count) continue;
    count.all += all;
    count.ours += ours;
  }
  return {
    unit,
    bins: starts.map((start, index) => ({
      start,
      end: starts[index + 1] ?? interval.ceil(new Date(start.getTime() + 1)),
      ...(counts[index] ?? { all: 0, ours: 0 }),
    })),
  };
}

function spans(interval: CountableTimeInterval, from: Date, to: Date): Date[] {
  return interval.range(interval.floor(from), new Date(to.getTime() + 1));
}

/** The first moment of a month, such as 2026-03, in UTC. */
export function dateOf(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`);
}

/** A span in words: a month, the first and the last of a quarter, or a year. */
export function spanWords({ start, end }: Pick<Bin, "start" | "end">, unit: Unit, language: string): string {
  const year = String(start.getUTCFullYear());
  if (unit === "year") return year;
  const month = (date: Date): string => date.toLocaleString(language, { month: "long", timeZone: "UTC" });
  if (unit === "month") return `${month(start)} ${year}`;
  return `${month(start)} – ${month(new Date(end.getTime() - 1))} ${year}`;
}

/** The days below the bars: each bar's first as long as there is `room` for all, for a scale's own ticks would name a month twice. */
export function namedDays(
  bins: readonly Bin[],
  room: number,
  ticks: (count: number) => readonly Date[],
): readonly Date[] {
  return bins.length <= room ? bins.map(({ start }) => start) : ticks(room);
}
