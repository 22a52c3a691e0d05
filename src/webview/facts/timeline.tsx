import { scaleLinear, scaleUtc } from "d3-scale";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { FactsWords, Repository } from "../../protocol/facts.js";
import { filled } from "../shared/filled.js";
import { type Bin, binsOf, namedDays, spanWords, type Unit } from "./bins.js";
import { useWidth } from "./useWidth.js";

const height = 170;
const margin = { top: 8, right: 4, bottom: 22, left: 40 };
/** So wide a bar can still be told from its neighbour. */
const narrowest = 5;

const stripes = "stripes";
const fills = { ours: undefined, others: `url(#${stripes})` };

/** Others' commits are striped, so that colour alone never tells them apart. The charts of a page share this one pattern. */
export function Stripes(): JSX.Element {
  return (
    <svg width="0" height="0" class="pattern" aria-hidden="true">
      <pattern id={stripes} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="4" height="4" class="stripe-ground" />
        <rect width="2" height="4" class="stripe" />
      </pattern>
    </svg>
  );
}

/**
 * Commits over time, ours below the others. It is one thing for the keyboard: the arrow keys go through it, and each span is said as
 * it is reached. A table below has the same numbers.
 */
export function Timeline({
  repository: { name, months, isApart },
  words,
}: {
  readonly repository: Repository;
  readonly words: FactsWords;
}): JSX.Element | null {
  const [frame, width] = useWidth<HTMLDivElement>(640);
  const [chosen, setChosen] = useState<number>();
  const language = document.documentElement.lang;
  const { unit, bins } = binsOf(months, Math.max(12, (width - margin.left - margin.right) / narrowest));
  const peak = bins.reduce<Bin | undefined>((most, bin) => (most && most.all >= bin.all ? most : bin), undefined);
  const [first, last] = [bins[0], bins.at(-1)];
  if (!peak || !first || !last) return null;
  const said = (bin: Bin): string => spanWords(bin, unit, language);
  const count = (value: number): string => value.toLocaleString(language);
  const numbers = (bin: Bin): string =>
    isApart
      ? `${said(bin)}: ${count(bin.ours)} ${words.ours}, ${count(bin.all - bin.ours)} ${words.others}`
      : `${said(bin)}: ${count(bin.all)} ${words.commits}`;
  const at = Math.min(chosen ?? bins.indexOf(peak), bins.length - 1);
  const shown = bins[at] ?? peak;
  const summary =
    first === last ? numbers(peak) : filled(words.timelineSaid, said(first), said(last), said(peak), count(peak.all));
  return (
    <section class="card wide" aria-label={`${words.timeline}, ${name}`}>
      <h3>{words.timeline}</h3>
      <p class="readout" aria-hidden="true">
        {chosen === undefined ? summary : numbers(shown)}
      </p>
      {isApart && <Legend words={words} />}
      <div
        class="chart"
        ref={frame}
        role="slider"
        tabIndex={0}
        data-at={`timeline ${name}`}
        aria-label={`${words.timeline}. ${summary}`}
        aria-valuemin={0}
        aria-valuemax={bins.length - 1}
        aria-valuenow={at}
        aria-valuetext={numbers(shown)}
        onKeyDown={(event) => {
          const steps: Readonly<Record<string, number>> = {
            ArrowRight: at + 1,
            ArrowUp: at + 1,
            ArrowLeft: at - 1,
            ArrowDown: at - 1,
            PageUp: at + 12,
            PageDown: at - 12,
            Home: 0,
            End: bins.length - 1,
          };
          const to = steps[event.key];
          if (to === undefined) return;
          event.preventDefault();
          setChosen(Math.max(0, Math.min(bins.length - 1, to)));
        }}
        onPointerMove={({ offsetX }) => {
          const x = scaleUtc([first.start, last.end], [margin.left, width - margin.right]);
          const time = x.invert(offsetX);
          setChosen(
            Math.max(
              0,
              bins.findIndex(({ end }) => time < end),
            ),
          );
        }}
        onPointerLeave={() => {
          setChosen(undefined);
        }}
        onBlur={() => {
          setChosen(undefined);
        }}
      >
        <Bars bins={bins} width={width} chosen={chosen} isApart={isApart} language={language} unit={unit} />
      </div>
      <NumbersTable bins={bins} unit={unit} isApart={isApart} words={words} language={language} />
    </section>
  );
}

function Legend({ words }: { readonly words: FactsWords }): JSX.Element {
  return (
    <ul class="legend" aria-hidden="true">
      {(["ours", "others"] as const).map((whose) => (
        <li key={whose}>
          <svg viewBox="0 0 14 14" width="14" height="14">
            <rect width="14" height="14" class={whose} fill={fills[whose]} />
          </svg>
          {words[whose]}
        </li>
      ))}
    </ul>
  );
}

function Bars({
  bins,
  width,
  chosen,
  isApart,
  language,
  unit,
}: {
  readonly bins: readonly Bin[];
  readonly width: number;
  readonly chosen: number | undefined;
  readonly isApart: boolean;
  readonly language: string;
  readonly unit: Unit;
}): JSX.Element {
  const [first, last] = [bins[0]?.start ?? new Date(0), bins.at(-1)?.end ?? new Date(0)];
  const x = scaleUtc([first, last], [margin.left, width - margin.right]);
  const most = Math.max(1, ...bins.map(({ all }) => all));
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]).nice(4);
  const bar = (bin: Bin, from: number, to: number, whose: "ours" | "others", nth: number): JSX.Element | null => {
    if (to <= from) return null;
    const left = x(bin.start);
    const wide = Math.max(1, x(bin.end) - left - (x(bin.end) - left > 4 ? 1 : 0));
    return (
      <rect
        class={chosen === nth ? `${whose} chosen` : whose}
        fill={fills[whose]}
        x={left}
        width={wide}
        y={y(to)}
        height={Math.max(0.5, y(from) - y(to))}
      />
    );
  };
  // A month that is wide enough has its name in its middle.
  const half = bins.length <= 24 ? (x(bins[0]?.end ?? last) - x(first)) / 2 : 0;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${String(width)} ${String(height)}`} aria-hidden="true">
      {y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick} transform={`translate(0 ${String(y(tick))})`}>
            <line class="rule" x1={margin.left} x2={width - margin.right} />
            <text class="tick" x={margin.left - 6} dy="0.32em" text-anchor="end">
              {tick.toLocaleString(language)}
            </text>
          </g>
        ))}
      {bins.map((bin, nth) => (
        <g key={nth}>
          {bar(bin, 0, isApart ? bin.ours : bin.all, "ours", nth)}
          {isApart && bar(bin, bin.ours, bin.all, "others", nth)}
        </g>
      ))}
      {namedDays(bins, Math.max(2, Math.floor(width / 90)), (count) => x.ticks(count))
        .filter((tick) => tick < last && (unit === "month" || tick.getUTCMonth() === 0))
        .map((tick) => (
          <text key={tick.getTime()} class="tick" x={x(tick) + half} y={height - 6} text-anchor="middle">
            {tick.getUTCMonth() === 0
              ? String(tick.getUTCFullYear())
              : tick.toLocaleString(language, { month: "short", timeZone: "UTC" })}
          </text>
        ))}
    </svg>
  );
}

function NumbersTable({
  bins,
  unit,
  isApart,
  words,
  language,
}: {
  readonly bins: readonly Bin[];
  readonly unit: Unit;
  readonly isApart: boolean;
  readonly words: FactsWords;
  readonly language: string;
}): JSX.Element {
  return (
    <details>
      <summary>{words.asTable}</summary>
      <div class="numbers-table" tabIndex={0} role="region" aria-label={words.asTable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words[unit]}</th>
              {isApart ? (
                <>
                  <th scope="col">{words.ours}</th>
                  <th scope="col">{words.others}</th>
                </>
              ) : (
                <th scope="col">{words.commits}</th>
              )}
            </tr>
          </thead>
          <tbody>
            {bins
              .filter(({ all }) => all > 0)
              .map((bin) => (
                <tr key={bin.start.getTime()}>
                  <th scope="row">{spanWords(bin, unit, language)}</th>
                  {isApart ? (
                    <>
                      <td>{bin.ours.toLocaleString(language)}</td>
                      <td>{(bin.all - bin.ours).toLocaleString(language)}</td>
                    </>
                  ) : (
                    <td>{bin.all.toLocaleString(language)}</td>
                  )}
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
