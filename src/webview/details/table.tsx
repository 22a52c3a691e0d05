import "@vscode-elements/elements/dist/vscode-button/index.js";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type {
  Address,
  Field as FieldShape,
  Row as RowContent,
  Rows,
  Table as Shape,
  Warning,
} from "../../protocol/details.js";
import { filled } from "../shared/filled.js";
import { useForm } from "./context.js";
import { isWithin, keyOf } from "./drafts.js";
import { Field } from "./field.js";
import { focusFirst } from "./focusFirst.js";
import { IconButton } from "./icons.js";
import { useFirst } from "./useFirst.js";

interface Props {
  readonly at: Address;
  readonly shape: Shape;
  readonly content: Rows;
  readonly isReadonly: boolean;
}

/** A list as a table whose cells are fields: the rows that the file has, then those that it does not have yet. */
export function Table({ at, shape, content, isReadonly }: Props): JSX.Element {
  const { form, words } = useForm();
  const added = form.newRows.filter((row) => row.length === at.length + 1 && isWithin(row, at));
  const isEmpty = content.rows.length + added.length === 0;
  const main = shape.main.flatMap((key) => shape.fields.find((field) => field.key === key) ?? []);
  const goTo = form.state?.goTo?.at(-1);
  const { rows, left, showMore } = useFirst(
    content.rows,
    content.rows.findIndex(({ step }) => step === goTo),
  );
  const tableRow = (here: Address, row: RowContent | undefined, index: number): JSX.Element => (
    <TableRow
      key={form.drawnKey(here)}
      {...{ shape, main, here, row, isReadonly }}
      isFirst={index === 0}
      isLast={index === content.rows.length - 1}
      isUnfolded={form.isUnfolded(here)}
      inner={form.newRows.filter((each) => isWithin(each, here)).length}
    />
  );
  return (
    <div class="table">
      {!isEmpty && (
        <div class="head" aria-hidden="true">
          <span class="fold" />
          <div class="cells">
            {main.map((field) => (
              <span key={field.key} data-field={field.key}>
                {field.label}
              </span>
            ))}
          </div>
          <span class="tools" />
        </div>
      )}
      <ul>
        {
          // One list, so that a row keeps its place and its focus when the file takes it over.
          [
            ...rows.map((row, index) => tableRow([...at, row.step], row, index)),
            ...form
              .arrivedBehind(at, content.rows, content.rows.length - left)
              .map((row) => tableRow([...at, row.step], row, content.rows.indexOf(row))),
            ...added.map((here) => tableRow(here, undefined, 0)),
          ]
        }
      </ul>
      {left > 0 && (
        <div class="buttons">
          <vscode-button secondary data-at={keyOf([...at, "showMore"])} onClick={showMore}>
            {filled(words.showMore, left.toLocaleString(document.documentElement.lang))}
          </vscode-button>
        </div>
      )}
      {isEmpty && <p class="empty">{content.isListed ? (shape.none ?? words.noneYet) : words.noneYet}</p>}
      {!isReadonly && (
        <div class="buttons">
          <vscode-button
            secondary
            data-at={keyOf([...at, "add"])}
            onClick={() => {
              focusFirst(form.add(at));
            }}
          >
            {filled(words.add, shape.one)}
          </vscode-button>
          {isEmpty && shape.none !== undefined && (
            <vscode-button
              secondary
              data-at={keyOf([...at, "none"])}
              onClick={() => {
                form.act(content.isListed ? "unset" : "none", at);
              }}
            >
              {content.isListed ? words.noneTaken : words.noneButton}
            </vscode-button>
          )}
        </div>
      )}
    </div>
  );
}

interface RowProps {
  readonly shape: Shape;
  readonly main: readonly FieldShape[];
  readonly here: Address;
  /** What the file has; undefined if it does not have the row yet. */
  readonly row: RowContent | undefined;
  readonly isReadonly: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isUnfolded: boolean;
  /** How many new rows stand in its own tables. */
  readonly inner: number;
}

/**
 * A row of the file, or one that the file does not have yet: the same component, so that the focus stays where it is when a new row
 * arrives there. It is drawn anew only when something of its own changed.
 */
function TableRow(props: RowProps): JSX.Element {
  const { form } = useForm();
  const missing = props.row ? undefined : form.missingIn(props.here);
  const name = useRowName(props);
  const odd = form.warningsIn(props.here);
  const dependencies = Object.entries(props).map(([key, value]: [string, unknown]) =>
    key === "here" ? keyOf(props.here) : value,
  );
  return useMemo(
    () => <RowFrame {...props} name={name} missing={missing} odd={odd} />,
    [...dependencies, name, missing, JSON.stringify(odd)],
  );
}

/** What a row is called: by its first field, as it is being typed. */
function useRowName({ row, here, main, shape }: RowProps): string {
  const { form, words } = useForm();
  const key = main[0]?.key ?? "";
  if (row) return row.texts[key] ?? String(row.step);
  return form.typedAt([...here, ...key.split(".")]) ?? filled(words.newRow, shape.one);
}

function Tools(props: RowProps & { readonly name: string }): JSX.Element {
  const { shape, row, here, name, isReadonly, isFirst, isLast } = props;
  const { form, words } = useForm();
  const all = row ? (["up", "down", "duplicate", "remove"] as const) : (["remove"] as const);
  const refused = {
    remove: row?.isFixed === true,
    duplicate: !shape.canDuplicate,
    up: row?.hasPlace === true,
    down: row?.hasPlace === true,
  };
  const shown = isReadonly ? [] : all.filter((action) => !refused[action]);
  return (
    <span class="tools">
      {shown.map((action) => (
        <IconButton
          key={action}
          icon={action}
          id={keyOf([...here, action])}
          name={filled(words[action], name)}
          isDisabled={(action === "up" && isFirst) || (action === "down" && isLast)}
          onClick={() => {
            if (row) form.act(action, here);
            else form.discard(here);
          }}
        />
      ))}
    </span>
  );
}

interface FrameProps extends RowProps {
  readonly name: string;
  readonly missing: string | undefined;
  readonly odd: readonly Warning[];
}

function RowFrame(props: FrameProps): JSX.Element {
  const { shape, main, row, here, name, missing, odd, isUnfolded, isReadonly } = props;
  const { form, words } = useForm();
  const more = shape.fields.filter((field) => !main.includes(field));
  const hasMore = more.length > 0 || shape.tables.length > 0;
  const texts = row?.texts ?? shape.begin;
  // Those at a field that is to be seen stand below it.
  const seen = new Set((isUnfolded ? shape.fields : main).map(({ key }) => keyOf([...here, ...key.split(".")])));
  const oddElsewhere = odd.filter(({ at }) => !seen.has(keyOf(at)) && !(isUnfolded && at.length > here.length + 1));
  const cell = (field: FieldShape): JSX.Element => (
    <Field
      offered={row?.offers?.[field.key]}
      key={field.key}
      at={[...here, ...field.key.split(".")]}
      field={field}
      text={texts[field.key] ?? ""}
      of={name}
      isReadonly={isReadonly}
    />
  );
  return (
    <li class={isUnfolded ? "row unfolded" : "row"} aria-label={name}>
      <div class="strip">
        <span class="fold">
          {hasMore && (
            <IconButton
              icon={isUnfolded ? "unfolded" : "folded"}
              id={keyOf([...here, "more"])}
              name={filled(isUnfolded ? words.less : words.more, name)}
              isExpanded={isUnfolded}
              onClick={() => {
                form.fold(here);
              }}
            />
          )}
        </span>
        <div class="cells">{main.map(cell)}</div>
        <Tools {...props} />
      </div>
      {missing !== undefined && (
        <p class="missing" role="status">
          {filled(words.missing, missing)}
        </p>
      )}
      {oddElsewhere.length > 0 && (
        <p class="odd">{oddElsewhere.map(({ label, message }) => `${label}: ${message}`).join(" ")}</p>
      )}
      {isUnfolded && more.length > 0 && <div class="more">{more.map(cell)}</div>}
      {isUnfolded &&
        row &&
        shape.tables.map((inside, index) => (
          <section key={inside.key} class="inside">
            <h3>{inside.title}</h3>
            <Table
              at={[...here, inside.key]}
              shape={inside}
              content={row.tables[index] ?? { rows: [], isListed: false }}
              isReadonly={isReadonly && inside.key !== "payments"}
            />
          </section>
        ))}
    </li>
  );
}
