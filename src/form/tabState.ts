import { canCarry, carriersFor, isFixed as hasPlace } from "../core/carriers.js";
import type { Offboarding } from "../core/offboarding.js";
import { schemaAt, toFields, type Address, type Field } from "./field.js";
import { offboarding as offboardingSchema } from "../core/offboarding.js";
import { choiceOf, labelOf, wordsOf } from "./labels.js";
import { layout, type Section, type Tab } from "./layout.js";
import { newValue } from "./newRow.js";
import { valueAt } from "./replaceAt.js";
import { type Table, tableOf } from "./table.js";
import { textOf } from "./typed.js";

/** A field with what a form needs to draw it. */
export interface ShownField extends Omit<Field, "choices"> {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What it means that nothing is chosen, where the form can say it. */
  readonly unset?: string;
}

/** A table without its rows. */
export interface ShownTable extends Omit<Table, "fields" | "tables"> {
  readonly fields: readonly ShownField[];
  readonly tables: readonly ShownTable[];
  /** What a new row begins with, as text. */
  readonly begin: Readonly<Record<string, string>>;
  readonly canDuplicate: boolean;
}

/** The rows of a table. */
export interface Rows {
  readonly rows: readonly Row[];
  /** The list is there, be it empty. */
  readonly isListed: boolean;
}

export interface Row {
  /** The step that leads to it: its id, or its index. */
  readonly step: string | number;
  /** What its fields hold, by their key; what is empty is left out. */
  readonly texts: Readonly<Record<string, string>>;
  /** The values that can be chosen here, by field, where they are not all of them; without any, nothing is to be chosen. */
  readonly offers?: Readonly<Record<string, readonly string[]>>;
  /** It cannot be removed: a piece that is part of every offboarding. */
  readonly isFixed?: true;
  /** It has its place for good: the email and the aftercare. */
  readonly hasPlace?: true;
  /** The rows of the tables inside it, in their order. */
  readonly tables: readonly Rows[];
}

/** A part of a tab with everything that is in it. */
export interface ShownSection {
  readonly title: string;
  readonly fields: readonly { readonly at: Address; readonly field: ShownField; readonly text: string }[];
  readonly table?: ShownTable & Rows & { readonly at: Address };
}

/** Everything that is to be seen on a tab. `translate` says a label or an explanation in the user's language. */
export function tabState(
  offboarding: Offboarding,
  tab: Tab,
  today: string,
  translate: (text: string) => string = (text) => text,
): readonly ShownSection[] {
  const sections: readonly Section[] = layout[tab];
  const show = (field: Field): ShownField => shownField(offboarding, field, translate);
  return sections.map((section) => {
    const title = section.title === undefined ? "" : translate(section.title);
    if ("list" in section) {
      const at = section.list.split(".");
      const table = tableOf(section);
      const shown = shownTable(offboarding, table, at, today, show, translate);
      return {
        title,
        fields: [],
        table: { ...shown, title, at, ...rowsOf(table, valueAt(offboarding, at), { offboarding }) },
      };
    }
    return { title, fields: section.fields.flatMap((path) => shownFields(offboarding, path, show)) };
  });
}

/** Fields that are asked for only where documents use them. What stands in one is shown all the same. */
const onlyIf: Readonly<Record<string, (offboarding: Offboarding) => boolean>> = {
  "pieces.meeting.skippedBecause": ({ meeting }) => meeting?.choice === "skip",
  "project.contractClause": ({ reason, project }) => reason === "we-cancelled" || project.contractClause !== undefined,
  "support.restartOn": ({ reason, support }) => reason === "paused" || support?.restartOn !== undefined,
};

function shownFields(
  offboarding: Offboarding,
  path: string,
  show: (field: Field) => ShownField,
): ShownSection["fields"] {
  const schema = schemaAt(offboardingSchema, path.split("."));
  const fields = schema ? toFields(path, schema) : [];
  return fields
    .filter(({ key }) => onlyIf[key]?.(offboarding) !== false)
    .map((field) => {
      const at = field.key.split(".");
      return { at, field: show(field), text: shownText(field, valueAt(offboarding, at)) };
    });
}

function shownTable(
  offboarding: Offboarding,
  table: Table,
  at: Address,
  today: string,
  show: (field: Field) => ShownField,
  translate: (text: string) => string,
): ShownTable {
  const begin = newValue(offboarding, at, { today });
  const texts = table.fields.flatMap((field) => {
    const text = textOf(field, begin[field.key]);
    return text === "" ? [] : [[field.key, text] as const];
  });
  return {
    ...table,
    title: translate(table.title),
    one: translate(table.one),
    ...(table.none !== undefined && { none: translate(table.none) }),
    fields: table.fields.map(show),
    tables: table.tables.map((inner) => shownTable(offboarding, inner, [...at, 0, inner.key], today, show, translate)),
    begin: Object.fromEntries(texts),
    canDuplicate: table.key !== "pieces",
  };
}

/** What a row stands in; `currency` is that of the invoice around it. */
interface Around {
  readonly offboarding: Offboarding;
  readonly currency?: string;
}

/** The rows of a list. */
function rowsOf(table: Table, list: unknown, around: Around): Rows {
  if (!Array.isArray(list)) return { rows: [], isListed: false };
  return { rows: list.map((element: unknown, index) => rowOf(table, element, index, around)), isListed: true };
}

function rowOf(table: Table, element: unknown, index: number, around: Around): Row {
  const id = valueAt(element, ["id"]);
  const own = table.key === "invoices" ? valueAt(element, ["currency"]) : undefined;
  const currency = typeof own === "string" ? own : around.currency;
  const texts = table.fields.flatMap((field) => {
    const text = shownText(field, valueAt(element, field.key.split(".")), currency);
    return text === "" ? [] : [[field.key, text] as const];
  });
  const piece = table.key === "pieces" ? around.offboarding.pieces[index] : undefined;
  return {
    step: typeof id === "string" ? id : index,
    texts: Object.fromEntries(texts),
    ...(piece && { offers: { within: carriersFor(piece, around.offboarding).map((carrier) => carrier.id) } }),
    ...(piece && piece.kind !== "custom" && { isFixed: true }),
    ...(piece && hasPlace(piece) && { hasPlace: true }),
    tables: table.tables.map((inner) =>
      rowsOf(inner, valueAt(element, [inner.key]), { ...around, ...(currency !== undefined && { currency }) }),
    ),
  };
}

function shownField(offboarding: Offboarding, field: Field, translate: (text: string) => string): ShownField {
  const assumed = assumedOf(field);
  const choices =
    field.key === "within"
      ? offboarding.pieces.filter(canCarry).map(({ id, title }) => ({ value: id, label: title }))
      : field.choices
          .map(String)
          .filter((choice) => choice !== assumed)
          .map((choice) => ({ value: choice, label: translate(choiceOf(choice)) }));
  return {
    ...field,
    ...(assumed !== undefined && { unset: translate(choiceOf(assumed)) }),
    ...(field.key === "within" && { format: "choice", unset: translate("On its own") }),
    label: translate(field.label),
    help: translate(field.help),
    choices,
  };
}

/** The value that a choice has when nothing is chosen, where its help says one. */
function assumedOf({ choices, help }: Field): string | undefined {
  const words = help.toLowerCase();
  return choices.map(String).find((choice) => words.includes(`${wordsOf(choice).toLowerCase()} (default)`));
}

/** A value as text. To have chosen what is assumed anyway looks as if nothing had been chosen: there is one way to say it. */
function shownText(field: Field, value: unknown, currency?: string): string {
  const text = textOf(field, value, currency);
  return text === assumedOf(field) ? "" : text;
}

/** How many there are on a tab that is about one list; undefined for others. */
export function countOf(offboarding: Offboarding, tab: Tab): number | undefined {
  const sections: readonly Section[] = layout[tab];
  const table = sections.find((section) => "list" in section);
  if (!table || !("list" in table) || table.list !== tab) return undefined;
  const list = valueAt(offboarding, table.list.split("."));
  return Array.isArray(list) ? list.length : undefined;
}

/** What a tab is called. */
export function tabLabel(tab: Tab): string {
  return tab === "tasks" ? "Jobs" : labelOf(tab);
}
