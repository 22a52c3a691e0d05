import { scaleLinear, scaleUtc } from "d3-scale";
import { area } from "d3-shape";
import type { JSX } from "preact";
import type { Month } from "../../protocol/facts.js";
import { type Bin, binsOf, dateOf } from "./bins.js";

const [width, height] = [140, 20];

/** When a part was worked on, as a small area on the time that all parts share. Its words stand beside it. */
export function Spark({ months, span }: { readonly months: readonly Month[]; readonly span: Span }): JSX.Element {
  const padded = [...ends(span, months), ...months].sort((a, b) => (a.month < b.month ? -1 : 1));
  const { bins } = binsOf(padded, 120);
  const x = scaleUtc([dateOf(span.from), bins.at(-1)?.end ?? dateOf(span.to)], [0, width]);
  const y = scaleLinear([0, Math.max(1, ...bins.map(({ all }) => all))], [height - 1, 1]);
  // A step for each span, from where it begins to where it ends.
  const path = area<Pick<Bin, "start" | "all">>()
    .x(({ start }) => x(start))
    .y0(height - 1)
    .y1(({ all }) => y(all))(
    bins.flatMap(({ start, end, all }) => [
      { start, all },
      { start: end, all },
    ]),
  );
  return (
    <svg class="spark" viewBox={`0 0 ${String(width)} ${String(height)}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path ?? ""} />
      <line x1="0" x2={width} y1={height - 0.5} y2={height - 0.5} />
    </svg>
  );
}

/** The first and the last month that the sparks of a group have in common. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Empty months at both ends, where the part has none of its own. */
function ends({ from, to }: Span, months: readonly Month[]): readonly Month[] {
  return [from, to]
    .filter((month) => !months.some((each) => each.month === month))
    .map((month) => ({ month, all: 0, ours: 0 }));
}
