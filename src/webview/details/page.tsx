import "@vscode-elements/elements/dist/vscode-button/index.js";
import type { JSX } from "preact";
import type { DetailsState, DetailsTab, Section as SectionContent } from "../../protocol/details.js";
import { useForm } from "./context.js";
import { Field } from "./field.js";
import { Table } from "./table.js";

/** The whole form: the tabs, and what stands on the one that is open. */
export function Page({ state }: { readonly state: DetailsState }): JSX.Element {
  const { form, words } = useForm();
  const isReadonly = state.isClosed || state.problem !== undefined;
  return (
    <>
      <header>
        <h1>{state.client}</h1>
        <vscode-button
          secondary
          data-at="openText"
          onClick={() => {
            form.tellHost({ type: "openText" });
          }}
        >
          {words.openText}
        </vscode-button>
      </header>
      {state.problem !== undefined && (
        <p class="banner" role="alert">
          {state.problem}
        </p>
      )}
      {state.isClosed && (
        <p class="banner closed">
          <span>{words.closed}</span>{" "}
          <vscode-button
            secondary
            data-at="reopen"
            onClick={() => {
              form.tellHost({ type: "reopen" });
            }}
          >
            {words.reopen}
          </vscode-button>
        </p>
      )}
      <div class="panes">
        <Tabs state={state} />
        <div
          class="panel"
          role="tabpanel"
          id="panel"
          aria-labelledby={`tab-${state.tab}`}
          tabIndex={-1}
          key={state.tab}
        >
          <h2>{state.tabs.find(({ id }) => id === state.tab)?.label}</h2>
          {state.sections.map((section, index) => (
            <Section key={index} section={section} isReadonly={isReadonly} />
          ))}
        </div>
      </div>
    </>
  );
}

function Section({
  section: { title, fields, table },
  isReadonly,
}: {
  readonly section: SectionContent;
  readonly isReadonly: boolean;
}): JSX.Element {
  return (
    <section>
      {title !== "" && <h3>{title}</h3>}
      {fields.length > 0 && (
        <div class="fields">
          {fields.map(({ at, field, text }) => (
            <Field key={field.key} at={at} field={field} text={text} isReadonly={isReadonly} />
          ))}
        </div>
      )}
      {table && <Table at={table.at} shape={table.shape} content={table.content} isReadonly={isReadonly} />}
    </section>
  );
}

function Tabs({ state }: { readonly state: DetailsState }): JSX.Element {
  const { form, words } = useForm();
  const open = (id: DetailsTab | undefined): void => {
    if (id === undefined) return;
    form.show(id);
    document.getElementById(`tab-${id}`)?.focus();
  };
  const at = state.tabs.findIndex(({ id }) => id === state.tab);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: state.tabs.length - 1,
  };
  return (
    <div
      class="tabs"
      role="tablist"
      aria-label={words.tabs}
      aria-orientation="vertical"
      onKeyDown={(event) => {
        const to = steps[event.key];
        if (to === undefined) return;
        event.preventDefault();
        open(state.tabs[to]?.id);
      }}
    >
      {state.tabs.map(({ id, label, count }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`tab-${id}`}
          data-at={`tab-${id}`}
          aria-selected={id === state.tab}
          aria-controls="panel"
          tabIndex={id === state.tab ? 0 : -1}
          onClick={() => {
            open(id);
          }}
        >
          {label}
          {count !== undefined && <span class="count"> {count}</span>}
        </button>
      ))}
    </div>
  );
}
