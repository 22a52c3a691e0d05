import type { ComponentChildren, JSX } from "preact";
import type { DraftAction, DraftFinding, DraftMessage, DraftState, DraftWords } from "../../protocol/draft.js";
import { filled } from "../shared/filled.js";
import { focusField } from "./fields.js";
import type { Format } from "./textEditor.js";

export interface Props {
  readonly state: DraftState;
  readonly words: DraftWords;
  readonly post: (message: DraftMessage) => void;
}

/** What it is, what is wrong with it, and what can be done with it. */
export function Header({ state, words, post }: Props): JSX.Element {
  return (
    <header>
      <h1>
        {state.title} <span class="client">{state.client}</span>
      </h1>
      <div role="group" aria-label={words.actions} class="row">
        {[...state.actions, "openText" as const].map((action, index) => (
          <vscode-button
            key={action}
            secondary={index > 0}
            onClick={() => {
              post({ type: "act", action });
            }}
          >
            {words[action]}
          </vscode-button>
        ))}
      </div>
      {state.problem !== undefined && (
        <p role="alert" class="problem">
          {state.problem}
        </p>
      )}
    </header>
  );
}

/** What is new since the draft was made, and the offer to bring it in. */
export function Offer({ state, words, post }: Props): JSX.Element | null {
  const { offer } = state;
  if (!offer) return null;
  const act = (action: DraftAction) => (): void => {
    post({ type: "act", action });
  };
  return (
    <section class="offer" aria-label={words.refresh}>
      <p>{words.refreshOffer}</p>
      <div class="row">
        <vscode-button onClick={act("refresh")}>{words.refresh}</vscode-button>
        <vscode-button secondary onClick={act("showChanges")}>
          {words.showChanges}
        </vscode-button>
      </div>
      <ul class="lines" tabIndex={0} aria-label={words.refreshOffer}>
        {offer.lines.map(({ kind, text }, index) => (
          <li key={index} class={kind}>
            <span class="hidden">{`${words[kind]}: `}</span>
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Formatting({
  words,
  format,
  insert,
}: {
  readonly words: DraftWords;
  readonly format: (format: Format) => void;
  readonly insert: () => void;
}): JSX.Element {
  const button = (label: string, shown: ComponentChildren, run: () => void): JSX.Element => (
    <vscode-button secondary title={label} aria-label={label} onClick={run}>
      {shown}
    </vscode-button>
  );
  return (
    <div role="group" aria-label={words.formatting} class="row">
      {button(words.bold, <strong>B</strong>, () => {
        format("bold");
      })}
      {button(words.italic, <em>I</em>, () => {
        format("italic");
      })}
      {button(words.link, <span class="link">Link</span>, () => {
        format("link");
      })}
      {button(words.insert, words.insert, insert)}
    </div>
  );
}

/** What the checks found; a click goes there. */
export function Findings({
  findings,
  words,
  select,
  fix,
}: {
  readonly findings: readonly DraftFinding[];
  readonly words: DraftWords;
  readonly select: (offset: number, length: number) => void;
  readonly fix: (id: string) => void;
}): JSX.Element {
  return (
    <section>
      <h2>
        {words.warnings} {findings.length > 0 && <span class="count">{findings.length}</span>}
      </h2>
      {findings.length === 0 && <p>{words.noWarnings}</p>}
      <ul class="findings">
        {findings.map(({ id, severity, message, line, range, field, fix: title }) => (
          <li key={id} class={severity}>
            <button
              type="button"
              onClick={() => {
                if (range) select(range.offset, range.length);
                else if (field) focusField(field);
              }}
            >
              <strong>{words[severity]}</strong> {message}{" "}
              <span>{field ? words[field] : line > 0 && filled(words.line, String(line))}</span>
            </button>
            {title !== undefined && (
              <vscode-button
                secondary
                onClick={() => {
                  fix(id);
                }}
              >
                {title}
              </vscode-button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
