import { currencyIn } from "../core/currencyIn.js";
import { isUserError, UserError } from "../core/errors.js";
import { check } from "../core/operation.js";
import { faultsOfRecord } from "../core/invoiceRules.js";
import { recordKinds } from "../core/records.js";
import { secretPlaces } from "../secrets/looksLikeSecret.js";
import { accessKindIn, amountIn, dayIn, minutesIn, partyIn, rhythmIn, stateIn } from "./cells.js";
import type { Columns, TableKind } from "./columns.js";
import type { TableRow } from "./readTable.js";

type Value = Readonly<Record<string, unknown>>;

/** A row as a record without its id; or why it cannot be one. */
export type ReadRecord = { readonly value: Value } | { readonly why: string };

/** What a table does not say of an account: it is ours, and becomes the client's. A column that is there has to be filled in. */
const assumed: Readonly<Record<string, string>> = { kind: "other", ownerNow: "me", ownerAfter: "client" };

/** What is known around a row. */
interface Around {
  readonly width: number;
  readonly today: string;
  readonly currencies: readonly string[];
}

/** Reads one row; `today` is the ISO day of payments that have none, `currencies` those that are in use. What looks like a secret is refused, and not repeated. */
export function readRecord(
  kind: TableKind,
  columns: Columns,
  { cells }: TableRow,
  { width, today, currencies }: Around,
): ReadRecord {
  if (cells.slice(width).some((cell) => cell !== ""))
    return {
      why: `has ${String(cells.length)} cells, but the header has ${String(width)}; put quotes around what holds a separator`,
    };
  const cellOf = (field: string): string => cells[columns.get(field) ?? -1] ?? "";
  try {
    const value = make[kind]({ cellOf, has: (field) => columns.has(field), today, currencies });
    const [secret] = secretPlaces(value);
    if (secret)
      throw new UserError(`looks like a secret (${secret.rule}); pass it on by a vault`, secret.path.join("."));
    const record = { id: "new", ...value };
    check(recordKinds[kind].schema, record);
    const [fault] = kind === "invoice" ? faultsOfRecord(record) : [];
    if (fault) throw new UserError(fault.why, fault.path.join("."));
    return { value };
  } catch (error) {
    if (isUserError(error)) return { why: error.message };
    throw error;
  }
}

interface Cells {
  readonly cellOf: (field: string) => string;
  readonly has: (field: string) => boolean;
  readonly today: string;
  readonly currencies: readonly string[];
}

const make: Readonly<Record<TableKind, (cells: Cells) => Value>> = { access, invoice, task };

/** The fields that are filled in, each made into its value. */
function filled({ cellOf }: Cells, fields: Readonly<Record<string, (cell: string, field: string) => unknown>>): Value {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, read]) => {
      const cell = cellOf(field);
      return cell === "" ? [] : [[field, read(cell, field)]];
    }),
  );
}

const asIs = (cell: string): string => cell;

function access(cells: Cells): Value {
  const defaults = Object.fromEntries(Object.entries(assumed).filter(([field]) => !cells.has(field)));
  return {
    ...defaults,
    ...filled(cells, {
      name: asIs,
      kind: accessKindIn,
      ownerNow: partyIn,
      ownerAfter: partyIn,
      payer: partyIn,
      renewal: dayIn,
      recovery: asIs,
      state: stateIn,
      secretRotatedOn: dayIn,
    }),
  };
}

function task(cells: Cells): Value {
  return {
    steps: [],
    ...filled(cells, {
      name: asIs,
      steps: (cell) => cell.split(/\r?\n|;/).flatMap((step) => step.trim() || []),
      minutes: minutesIn,
      every: rhythmIn,
      who: asIs,
      teach: asIs,
      link: asIs,
      triedAloneOn: dayIn,
    }),
  };
}

/** What bookkeeping calls the states of an invoice. */
const stateWords: Readonly<Record<string, string>> = {
  open: "sent",
  unpaid: "sent",
  overdue: "sent",
  outstanding: "sent",
  paid: "sent",
  void: "written-off",
  cancelled: "written-off",
};

function invoice(cells: Cells): Value {
  const { cellOf, currencies } = cells;
  const named = cellOf("currency").toUpperCase();
  const currency = named === "" ? (currencyIn(cellOf("total"), currencies) ?? "") : named;
  const amount = (cell: string, field: string): number => amountIn(cell, currency, field);
  if (currency === "") throw new UserError("is required: a column of its own, or behind the amount", "currency");
  const minor = cellOf("minor");
  const total = minor === "" ? cellOf("total") : minor;
  if (total === "") throw new UserError("is required", "total");
  if (minor !== "" && !/^-?\d+$/.test(minor)) throw new UserError("expected a whole number of minor units", "total");
  const value = {
    ...filled(cells, { number: asIs, issued: dayIn, due: dayIn }),
    currency,
    total: minor === "" ? amount(total, "total") : Number(minor),
    ...filled(cells, {
      payLink: asIs,
      credited: amount,
      state: (cell) => stateWords[cell.toLowerCase()] ?? stateIn(cell),
      agreedOn: dayIn,
    }),
  };
  return { ...value, ...payment(cells, value.total, amount) };
}

/** What was paid: an amount, or all of it where somebody says so in words or by a day. */
function payment({ cellOf, today }: Cells, total: number, amount: (cell: string, field: string) => number): Value {
  const [paid, paidOn] = [cellOf("paid"), cellOf("paidOn")];
  const isWhole = /^(?:yes|y|true|x|paid|full|✓)$/i.test(paid) || (paid === "" && paidOn !== "");
  const isSaid = /^paid$/i.test(cellOf("state")) && paid === "";
  const isNot = paid === "" || /^(?:no|n|false|-|unpaid|open)$/i.test(paid);
  const sum = isWhole || isSaid ? total : isNot ? 0 : amount(paid, "paid");
  if (sum === 0) return {};
  const on =
    paidOn === "" ? (cellOf("issued") === "" ? today : dayIn(cellOf("issued"), "issued")) : dayIn(paidOn, "paidOn");
  return { payments: [{ on, amount: sum }] };
}
