import type { JSX } from "preact";
import type { Fact, FactsMessage, FactsWords, Group as GroupContent } from "../../protocol/facts.js";
import { filled } from "../shared/filled.js";
import { Grid } from "./grid.js";
import type { Span } from "./spark.js";
import { Second, What } from "./what.js";

/** How many facts of a group are seen before one asks for all. */
const first = 6;

interface ListProps {
  readonly group: GroupContent;
  readonly words: FactsWords;
  readonly isUnfolded: boolean;
  /** What one looks for; then all that have it are seen. */
  readonly filter: string;
  readonly unfold: (id: string) => void;
  readonly post: (message: FactsMessage) => void;
}

/**
 * A group of facts. Those that something can be done with are a grid: one stop for the Tab key, arrow keys inside; mere counts are a
 * list.
 */
export function FactList({ group, words, isUnfolded, filter, unfold, post }: ListProps): JSX.Element | null {
  const found = group.facts.filter((fact) => fits(fact, filter));
  if (filter !== "" && found.length === 0) return null;
  const shown = isUnfolded || filter !== "" ? found : found.slice(0, first);
  const span = spanOf(group.facts);
  const isGrid = shown.some(({ can }) => can.length > 0);
  return (
    <section class="card" id={group.id} tabIndex={-1} aria-labelledby={`${group.id}-title`}>
      <h3 id={`${group.id}-title`}>
        {group.title}
        {group.total > 0 && <span class="count">{group.total.toLocaleString(document.documentElement.lang)}</span>}
        {group.isReading && <span class="busy" role="img" aria-label={words.reading} title={words.reading} />}
      </h3>
      {group.about !== undefined && <p class="about">{group.about}</p>}
      {group.total === 0 && !group.isReading && <p class="none">{group.none}</p>}
      {isGrid ? (
        <Grid facts={shown} {...{ group, words, span, post }} />
      ) : (
        shown.length > 0 && (
          <ul class="facts">
            {shown.map((fact) => (
              <li key={fact.id} class="fact">
                <What fact={fact} span={span} />
                <Second fact={fact} words={words} />
              </li>
            ))}
          </ul>
        )
      )}
      {filter === "" && found.length > first && (
        <button
          type="button"
          class="more"
          data-at={`more ${group.id}`}
          aria-expanded={isUnfolded}
          onClick={() => {
            unfold(group.id);
          }}
        >
          {isUnfolded ? words.showLess : showWords(group, found.length, words)}
        </button>
      )}
    </section>
  );
}

function showWords({ total, facts }: GroupContent, found: number, { showAll, showSome }: FactsWords): string {
  const count = (value: number): string => value.toLocaleString(document.documentElement.lang);
  return total > facts.length ? filled(showSome, count(found), count(total)) : filled(showAll, count(found));
}

/** Whether a fact has all the words. */
export function fits({ text, detail = "", place = "" }: Fact, filter: string): boolean {
  const all = `${text} ${detail} ${place}`.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

/** What all sparks of a group have in common. */
function spanOf(facts: readonly Fact[]): Span | undefined {
  const months = facts.flatMap((fact) => fact.months ?? []).map(({ month }) => month);
  // A clock that was never set would stretch them all.
  const timed = months.filter((month) => month !== "1970-01").sort();
  const [from, to] = [timed[0] ?? months[0], timed.at(-1) ?? months[0]];
  return from === undefined || to === undefined ? undefined : { from, to };
}
