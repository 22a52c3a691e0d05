import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Fact, FactAction, FactsMessage, FactsWords, Group } from "../../protocol/facts.js";
import { filled } from "../shared/filled.js";
import { Icon } from "./icons.js";
import type { Span } from "./spark.js";
import { Second, What } from "./what.js";

interface GridProps {
  readonly facts: readonly Fact[];
  readonly group: Group;
  readonly words: FactsWords;
  readonly span: Span | undefined;
  readonly post: (message: FactsMessage) => void;
}

/** Facts that something can be done with: one stop for the Tab key, arrow keys inside. */
export function Grid({ facts, group, words, span, post }: GridProps): JSX.Element {
  const grid = useRef<HTMLDivElement>(null);
  return (
    <div
      class={`facts tools-${String(mostTools(facts))}`}
      role="grid"
      ref={grid}
      aria-labelledby={`${group.id}-title`}
      onFocusIn={({ target }) => {
        makeStop(grid.current, target instanceof HTMLButtonElement ? target : undefined);
      }}
      onKeyDown={(event) => {
        const next = nextOf(grid.current, event.key);
        if (!next) return;
        event.preventDefault();
        next.focus();
      }}
    >
      {facts.map((fact, nth) => (
        <div key={fact.id} role="row" class={fact.isOpen ? "fact open" : "fact"}>
          <div role="gridcell" class="cell">
            <What fact={fact} span={span} />
          </div>
          <div role="gridcell" class="tools">
            {fact.can.filter(isAdding).map((action, index) => (
              <Tool
                key={action}
                isStop={nth === 0 && index === 0 && !fact.can.includes("open")}
                {...{ fact, action, words, post }}
              />
            ))}
          </div>
          <div role="gridcell" class="second">
            {fact.can.includes("open") && <PlaceLink fact={fact} isStop={nth === 0} words={words} post={post} />}
            <Second fact={fact} words={words} />
            {fact.can
              .filter((action) => action !== "open" && !isAdding(action))
              .map((action) => (
                <Said key={action} {...{ fact, action, words, post }} />
              ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** What makes something else of a fact has a picture; what is said of the fact itself has words. */
function isAdding(action: FactAction): boolean {
  return action === "deliverable" || action === "item" || action === "summary";
}

function Said({
  fact,
  action,
  words,
  post,
}: Omit<ButtonProps, "isStop"> & { readonly action: FactAction }): JSX.Element {
  return (
    <button
      type="button"
      class="said"
      tabIndex={-1}
      data-at={`${action} ${fact.id}`}
      aria-label={filled(words.actionOf, words[action], fact.text)}
      onClick={() => {
        post({ type: "fact", action, id: fact.id });
      }}
    >
      {words[action]}
    </button>
  );
}

/** How many buttons the rows leave room for, so that what stands before them ends at one line. */
function mostTools(facts: readonly Fact[]): number {
  return Math.max(0, ...facts.map(({ can }) => can.filter(isAdding).length));
}

interface ButtonProps extends Pick<GridProps, "words" | "post"> {
  readonly fact: Fact;
  /** It is where the Tab key enters the grid at first. */
  readonly isStop: boolean;
}

function PlaceLink({ fact, words, isStop, post }: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      class="place"
      tabIndex={isStop ? 0 : -1}
      data-at={`open ${fact.id}`}
      aria-label={filled(words.actionOf, words.open, `${fact.text}, ${fact.place ?? ""}`)}
      title={fact.place}
      onClick={() => {
        post({ type: "fact", action: "open", id: fact.id });
      }}
    >
      {fact.place}
    </button>
  );
}

function Tool({ fact, action, words, isStop, post }: ButtonProps & { readonly action: FactAction }): JSX.Element {
  return (
    <button
      type="button"
      class="tool"
      tabIndex={isStop ? 0 : -1}
      data-at={`${action} ${fact.id}`}
      aria-label={filled(words.actionOf, words[action], fact.text)}
      title={words[action]}
      onClick={() => {
        post({ type: "fact", action, id: fact.id });
      }}
    >
      <Icon name={action} />
    </button>
  );
}

function buttonsOf(row: Element | null | undefined): HTMLButtonElement[] {
  return [...(row?.querySelectorAll<HTMLButtonElement>("button") ?? [])];
}

/** The Tab key comes back to where one was. */
function makeStop(grid: HTMLElement | null, stop: HTMLButtonElement | undefined): void {
  if (!stop) return;
  for (const button of buttonsOf(grid)) button.tabIndex = button === stop ? 0 : -1;
}

/** Where an arrow key leads: in its row, or to the same place in the next row that has buttons. */
function nextOf(grid: HTMLElement | null, key: string): HTMLButtonElement | undefined {
  const active = document.activeElement;
  const row = active?.closest("[role=row]");
  const inRow = buttonsOf(row);
  const at = inRow.findIndex((button) => button === active);
  if (!grid || at < 0) return undefined;
  const rows = [...grid.querySelectorAll("[role=row]")].filter((each) => buttonsOf(each).length > 0);
  const nth = rows.findIndex((each) => each === row);
  const inOther = (index: number): HTMLButtonElement | undefined => {
    const buttons = buttonsOf(rows[Math.max(0, Math.min(rows.length - 1, index))]);
    return buttons[Math.min(at, buttons.length - 1)];
  };
  switch (key) {
    case "ArrowRight":
      return inRow[at + 1];
    case "ArrowLeft":
      return inRow[at - 1];
    case "ArrowDown":
      return inOther(nth + 1);
    case "ArrowUp":
      return inOther(nth - 1);
    case "Home":
      return inOther(0);
    case "End":
      return inOther(rows.length - 1);
    default:
      return undefined;
  }
}
