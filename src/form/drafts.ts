import { currenciesOf, currencyIn } from "../core/currencyIn.js";
import { isUserError, type UserError } from "../core/errors.js";
import type { Offboarding } from "../core/offboarding.js";
import type { Context } from "../core/operation.js";
import { secretPlaces } from "../secrets/looksLikeSecret.js";
import { type Change, change, unitOf } from "./change.js";
import type { Address } from "./field.js";
import { labelOf } from "./labels.js";
import { addElement, newValue } from "./newRow.js";
import { currencyAt, fieldAt } from "./place.js";
import { readTyped } from "./typed.js";

/** What was typed into a field and is not in the document, as far as the form knows. */
export interface Draft {
  /** In a new row the step after the list is `isNew` of that row. */
  readonly at: Address;
  readonly text: string;
}

/** What became of drafts. */
export interface Applied {
  readonly offboarding: Offboarding;
  /** Why a draft is not in the document, by `keyOf` its address; of a row that is not complete yet by that of the row. */
  readonly problems: Readonly<Record<string, string>>;
  /** Which new rows are in the document now, and where. */
  readonly created: readonly { readonly row: Address; readonly at: Address }[];
}

/** Drafts of new rows that are in the document by now, which whoever typed them could not know yet, at their place there. */
export function redirected(drafts: readonly Draft[], created: Applied["created"]): readonly Draft[] {
  const places = new Map(created.map(({ row, at }) => [keyOf(row), at]));
  return drafts.map((draft) => {
    const row = newRowOf(draft.at);
    const at = row && places.get(keyOf(row));
    return at ? { ...draft, at: [...at, ...draft.at.slice(row.length)] } : draft;
  });
}

/** The name of an address in a map. */
export function keyOf(at: Address): string {
  return JSON.stringify(at);
}

/** Whether a step of an address names a row that the document does not have yet. No id has a space. */
export function isNew(step: string | number): boolean {
  return typeof step === "string" && step.startsWith("new ");
}

/**
 * Puts drafts into a document, as many as can be: those of one record or group together, since they may need each other; if that
 * fails, each on its own. What is refused says why, and the rest is not held up by it.
 */
export function applyDrafts(offboarding: Offboarding, drafts: readonly Draft[], context: Context): Applied {
  const problems: Record<string, string> = {};
  const created: { row: Address; at: Address }[] = [];
  let document = offboarding;
  for (const unit of unitsOf(drafts)) {
    const row = newRowOf(unit[0]?.at ?? []);
    const currency = row && currencyOfRow(document, row, unit, context);
    const changes = unit.flatMap((draft) => read(document, draft, currency, problems));
    if (row) {
      if (changes.length < unit.length) continue;
      const added = attempt(() =>
        addElement(document, row.slice(0, -1), rowValue(document, row, changes, context, currency), context),
      );
      if (added.ok) {
        document = added.value.offboarding;
        created.push({ row, at: added.value.at });
      } else problems[keyOf(fieldIn(row, changes, added.error) ?? row)] = sentence(added.error, undefined);
      continue;
    }
    const together = attempt(() => change(document, changes, context));
    if (together.ok) {
      document = together.value;
      continue;
    }
    for (const each of changes) {
      const alone = attempt(() => change(document, [each], context));
      if (alone.ok) document = alone.value;
      else problems[keyOf(each.at)] = sentence(alone.error, each.at);
    }
  }
  return { offboarding: document, problems, created };
}

function unitsOf(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const units = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = unitKey(draft.at);
    units.set(key, [...(units.get(key) ?? []), draft]);
  }
  return [...units.values()];
}

function unitKey(at: Address): string {
  const row = newRowOf(at);
  return row ? keyOf(row) : unitOf(at);
}

/** The address of the new row that an address leads into; undefined if it leads into what is there. */
function newRowOf(at: Address): Address | undefined {
  const step = at.findIndex(isNew);
  return step < 0 ? undefined : at.slice(0, step + 1);
}

function read(
  document: Offboarding,
  { at, text }: Draft,
  currency: string | undefined,
  problems: Record<string, string>,
): readonly Change[] {
  const field = fieldAt(at.map((step) => (isNew(step) ? 0 : step)));
  if (!field) return [];
  const typed = readTyped(field, text, currencyAt(document, at) || currency);
  const isSecret = typed.ok && secretPlaces(typed.value).length > 0;
  if (typed.ok && !isSecret) return [{ at, value: typed.value }];
  problems[keyOf(at)] = typed.ok
    ? "This looks like a secret. Pass it on by a vault or a one-time link, and name only the account here."
    : typed.why;
  return [];
}

/** The currency of a new invoice: what is typed as such, else that of its total, else the usual one. Undefined for all other rows. */
function currencyOfRow(
  document: Offboarding,
  row: Address,
  unit: readonly Draft[],
  context: Context,
): string | undefined {
  const list = row.slice(0, -1);
  if (list.join(".") !== "invoices") return undefined;
  const typed = (key: string): string => unit.find(({ at }) => keyOf(at) === keyOf([...row, key]))?.text.trim() ?? "";
  const usual = newValue(document, list, context).currency;
  const said = typed("currency").toUpperCase() || currencyIn(typed("total"), currenciesOf(document));
  return said ?? (typeof usual === "string" ? usual : undefined);
}

function rowValue(
  document: Offboarding,
  row: Address,
  changes: readonly Change[],
  context: Context,
  currency: string | undefined,
): Readonly<Record<string, unknown>> {
  const usual = newValue(document, row.slice(0, -1), context);
  const value: Record<string, unknown> = { ...usual, ...(currency !== undefined && { currency }) };
  for (const { at, value: typed } of changes) {
    const keys = at.slice(row.length).map(String);
    const [key = "", inner] = keys;
    if (inner === undefined) value[key] = typed;
    else value[key] = { ...(value[key] as object | undefined), [inner]: typed };
  }
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}

/** The field of a new row that an error is about, if something was typed into it. */
function fieldIn(row: Address, changes: readonly Change[], { field = "" }: UserError): Address | undefined {
  const key = field.replace(/^value\./, "");
  return changes.find(({ at }) => at.slice(row.length).join(".") === key)?.at;
}

type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: UserError };

function attempt<T>(make: () => T): Attempt<T> {
  try {
    return { ok: true, value: make() };
  } catch (error) {
    if (isUserError(error)) return { ok: false, error };
    throw error;
  }
}

/** An error as a sentence at a field; it names the field that it is about if that is another one. */
function sentence({ message, field = "" }: UserError, at: Address | undefined): string {
  const words = field === "" ? message : message.slice(field.length + 2);
  const key = field.slice(field.lastIndexOf(".") + 1);
  const isOwn = at !== undefined && (key === String(at.at(-1)) || key === at.join("."));
  const isNamed = !isOwn && key !== "" && !/^(id|item|piece|within|offboarding)$/.test(key);
  const whole = isNamed ? `${labelOf(key)}: ${words}` : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
