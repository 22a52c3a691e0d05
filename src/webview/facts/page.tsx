import "@vscode-elements/elements/dist/vscode-button/index.js";
import type { JSX } from "preact";
import type { FactsMessage, FactsState, FactsWords, Group, PanelAction } from "../../protocol/facts.js";
import { FactList, fits } from "./list.js";
import { Stripes, Timeline } from "./timeline.js";

export interface PageProps {
  readonly state: FactsState;
  /** Without it the lists are left out. */
  readonly isWhole: boolean;
  readonly words: FactsWords;
  readonly filter: string;
  readonly setFilter: (filter: string) => void;
  readonly unfolded: ReadonlySet<string>;
  readonly unfold: (id: string) => void;
  readonly post: (message: FactsMessage) => void;
}

/** Everything that the repositories say. */
export function Page(props: PageProps): JSX.Element {
  const { state, words, filter } = props;
  const attention = state.groups.slice(0, 4).filter(({ id, total }) => id !== "missing" || total > 0);
  const inventory = state.groups.slice(4);
  const all = [...state.repositories.flatMap(({ groups }) => groups), ...state.groups];
  const isFound = filter === "" || all.some(({ facts }) => facts.some((fact) => fits(fact, filter)));
  return (
    <>
      <Header {...props} />
      <Stripes />
      {!isFound && <p class="none">{words.nothingFound}</p>}
      {filter === "" && <Numbers {...props} />}
      {state.repositories.map((repository, nth) => (
        <section key={nth} aria-label={repository.name}>
          {filter === "" && (
            <>
              <h2>{state.repositories.length > 1 ? repository.name : words.work}</h2>
              <p class="about">{repository.about}</p>
              {!repository.isApart && repository.months.length > 0 && <OursUnknown {...props} />}
              <Timeline repository={repository} words={words} />
            </>
          )}
          <Cards groups={repository.groups} page={props} />
        </section>
      ))}
      <Part title={words.attention} groups={attention} page={props} />
      <Part title={words.inventory} groups={inventory} page={props} />
    </>
  );
}

function Header({ state, words, filter, setFilter, post }: PageProps): JSX.Element {
  const act = (action: PanelAction) => (): void => {
    post({ type: "act", action });
  };
  const again: PanelAction = state.isReading ? "stop" : "refresh";
  return (
    <header>
      <h1>{state.title}</h1>
      <div class="row">
        <input
          type="search"
          data-at="find"
          aria-label={words.find}
          placeholder={words.find}
          value={filter}
          onInput={({ currentTarget }) => {
            setFilter(currentTarget.value);
          }}
        />
        <vscode-button secondary data-at="again" onClick={act(again)}>
          {words[again]}
        </vscode-button>
      </div>
      <Progress state={state} words={words} />
      {state.problem !== undefined && (
        <p class="banner" role="alert">
          {state.problem}
        </p>
      )}
      <div role="status" class={state.notice ? "banner notice" : "notice"}>
        {state.notice && <span>{state.notice.text}</span>}
        {state.notice?.canUndo === true && (
          <vscode-button secondary data-at="undo" onClick={act("undo")}>
            {words.undo}
          </vscode-button>
        )}
      </div>
      {!state.canAdd && !state.isReading && state.problem === undefined && (
        <p class="banner">
          <span>{words.noOffboarding}</span>
          <vscode-button secondary data-at="start" onClick={act("start")}>
            {words.start}
          </vscode-button>
        </p>
      )}
    </header>
  );
}

/** Which parts are complete; gone when all are. */
function Progress({ state, words }: Pick<PageProps, "state" | "words">): JSX.Element | null {
  if (!state.isReading && state.progress.every(({ isDone }) => isDone)) return null;
  return (
    <ul class="progress" aria-label={words.progress}>
      {state.progress.map(({ label, isDone }) => (
        <li key={label} class={isDone ? "done" : ""}>
          {label}
          <span class="hidden">, {isDone ? words.complete : words.reading}</span>
        </li>
      ))}
    </ul>
  );
}

function OursUnknown({ state, words, post }: PageProps): JSX.Element | null {
  if (!state.canAdd) return null;
  return (
    <p class="about">
      {words.oursUnknown}{" "}
      <button
        type="button"
        class="link"
        data-at="ours"
        onClick={() => {
          post({ type: "act", action: "chooseOurs" });
        }}
      >
        {words.chooseOurs}
      </button>
    </p>
  );
}

/** The numbers that one looks at first; each leads to its group. */
function Numbers({ state, words }: PageProps): JSX.Element {
  return (
    <ul class="numbers" aria-label={words.numbers}>
      {state.numbers.map(({ label, value, group, isOpen }) => (
        <li key={group}>
          <button
            type="button"
            class={isOpen ? "open" : ""}
            data-at={`number ${group}`}
            onClick={() => {
              const found = document.getElementById(group);
              found?.scrollIntoView({ block: "start" });
              found?.focus({ preventScroll: true });
            }}
          >
            <strong>{value}</strong> {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Part({
  title,
  groups,
  page,
}: {
  readonly title: string;
  readonly groups: readonly Group[];
  readonly page: PageProps;
}): JSX.Element | null {
  const isEmpty = page.filter !== "" && !groups.some(({ facts }) => facts.some((fact) => fits(fact, page.filter)));
  if (isEmpty || !page.isWhole) return null;
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Cards groups={groups} page={page} />
    </section>
  );
}

function Cards({ groups, page }: { readonly groups: readonly Group[]; readonly page: PageProps }): JSX.Element | null {
  const { words, isWhole, filter, unfolded, unfold, post } = page;
  if (!isWhole) return null;
  return (
    <div class="cards">
      {groups.map((group) => (
        <FactList key={group.id} {...{ group, words, filter, unfold, post }} isUnfolded={unfolded.has(group.id)} />
      ))}
    </div>
  );
}
