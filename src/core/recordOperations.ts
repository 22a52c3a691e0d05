import { type Balance, balance, openOf } from "./balance.js";
import { UserError } from "./errors.js";
import { faultsOfRecord, type InvoiceFault, withTotalOfLines } from "./invoiceRules.js";
import { formatMoney } from "./money.js";
import { idFor } from "./names.js";
import { client as clientSchema, type Offboarding, offboarding as offboardingSchema } from "./offboarding.js";
import { check, checked, type Operation, refuseIfClosed, withFields } from "./operation.js";
import { invoice as invoiceSchema, type RecordKind, recordKinds } from "./records.js";
import { refuseUnknownFields } from "./unknownFields.js";

/** Any record: an id, and the fields of its kind. */
export interface AnyRecord {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** The records of a kind, in the order of the file; none is an empty list. */
export function recordsOf(offboarding: Offboarding, kind: RecordKind): readonly AnyRecord[] {
  const { list } = recordKinds[kind];
  return (list === "contacts" ? offboarding.client.contacts : offboarding[list]) ?? [];
}

/** What to call a record in a row or a message. */
export function recordName(kind: RecordKind, record: AnyRecord): string {
  return String(record[recordKinds[kind].name]);
}

/** Adds a record; its id is made from its name unless the value has a free one. */
export function addRecord(kind: RecordKind, value: Readonly<Record<string, unknown>>): Operation<{ id: string }> {
  return (offboarding) => {
    refuseIfClosed(offboarding);
    const records = recordsOf(offboarding, kind);
    const taken = records.map((record) => record.id);
    const name = value[recordKinds[kind].name];
    const id = typeof value.id === "string" ? value.id : idFor(typeof name === "string" ? name : kind, taken);
    if (value.id !== undefined && typeof value.id !== "string") throw new UserError("expected an id", "value.id");
    if (taken.includes(id)) throw new UserError(`“${id}” is taken; leave it out to get a new one`, "value.id");
    // A job can be noted before its steps are.
    const steps = kind === "task" && value.steps === undefined ? { steps: [] } : {};
    const record = inSchemaOrder(kind, { ...value, ...steps, id });
    refuseUnknownFields(recordKinds[kind].schema, record, "value");
    check(recordKinds[kind].schema, record, "value");
    refuseFaults(kind, record, "value");
    return checked(withRecords(offboarding, kind, [...records, record]), { id });
  };
}

/** Sets fields of a record; null removes one. `changed` lists those that are different now. */
export function editRecord(
  kind: RecordKind,
  id: string,
  set: Readonly<Record<string, unknown>>,
): Operation<{ changed: string[] }> {
  return (offboarding) => {
    const isPayment = kind === "invoice" && Object.keys(set).every((key) => key === "payments" || key === "credited");
    if (!isPayment) refuseIfClosed(offboarding);
    if ("id" in set) throw new UserError("stays as it is; others refer to it", "set.id");
    const record = recordOf(offboarding, kind, id);
    const changes = Object.fromEntries(Object.entries(set).map(([key, value]) => [key, value ?? undefined]));
    const { schema } = recordKinds[kind];
    const known = Object.fromEntries(Object.entries(record).filter(([key]) => Object.hasOwn(schema.shape, key)));
    refuseUnknownFields(schema, changes, "set", known);
    const plain = withFields<AnyRecord>(schema, record, changes);
    check(schema, plain, "set");
    const edited = kind === "invoice" && "lines" in set && !("total" in set) ? withTotalOfLines(plain) : plain;
    refuseFaults(kind, edited, "set", record);
    const changed = [...new Set([...Object.keys(set), "total"])].filter(
      (key) => JSON.stringify(record[key]) !== JSON.stringify(edited[key]),
    );
    return checked(replaceRecord(offboarding, kind, edited), { changed });
  };
}

/** What an invoice's rules forbid is refused; what the file broke already is no reason to refuse an edit of something else. */
function refuseFaults(kind: RecordKind, record: AnyRecord, where: string, before?: AnyRecord): void {
  if (kind !== "invoice") return;
  const said = ({ path, why }: InvoiceFault): string => [...path, why].join(".");
  const old = new Set((before ? faultsOfRecord(before) : []).map(said));
  const fault = faultsOfRecord(record).find((each) => !old.has(said(each)));
  if (fault) throw new UserError(fault.why, [where, ...fault.path].join("."));
}

/** Removes a record. */
export function removeRecord(kind: RecordKind, id: string): Operation<{ removed: string }> {
  return (offboarding) => {
    refuseIfClosed(offboarding);
    recordOf(offboarding, kind, id);
    const rest = recordsOf(offboarding, kind).filter((record) => record.id !== id);
    return checked(withRecords(offboarding, kind, rest), { removed: id });
  };
}

/** A payment as a command takes it: the day (default today) and minor units (default: all that is open). */
export interface Payment {
  readonly invoice: string;
  readonly on?: string;
  readonly amount?: number;
}

/** Records a payment of an invoice, also after closing. */
export function recordPayment({ invoice: id, on, amount }: Payment): Operation<{ balance: Balance }> {
  return (offboarding, { today }) => {
    recordOf(offboarding, "invoice", id, "invoice");
    const invoice = offboarding.invoices?.find((candidate) => candidate.id === id);
    if (!invoice) throw new UserError(`there is no invoice “${id}”`, "invoice");
    const open = openOf(invoice);
    if (open <= 0) throw new UserError(`nothing is open on ${invoice.number}`, "invoice");
    const paid = amount ?? open;
    if (paid <= 0) throw new UserError("must be more than nothing", "amount");
    if (paid > open) {
      const language = offboarding.client.language ?? "en";
      throw new UserError(
        `only ${formatMoney(open, invoice.currency, language)} is open on ${invoice.number}`,
        "amount",
      );
    }
    const payments = [...(invoice.payments ?? []), { on: on ?? today, amount: paid }];
    const edited = withFields(invoiceSchema, invoice, { payments });
    check(invoiceSchema, edited, "invoice");
    const after = replaceRecord(offboarding, "invoice", edited);
    return checked(after, { balance: balance(after) });
  };
}

function recordOf(offboarding: Offboarding, kind: RecordKind, id: string, field = "id"): AnyRecord {
  const found = recordsOf(offboarding, kind).filter((record) => record.id === id);
  if (found.length > 1)
    throw new UserError(`two records have the id “${id}”; give one of them another in the file`, field);
  const [record] = found;
  if (!record) throw new UserError(`there is no ${kind} “${id}”`, field);
  return record;
}

function replaceRecord(offboarding: Offboarding, kind: RecordKind, edited: AnyRecord): Offboarding {
  const records = recordsOf(offboarding, kind).map((record) => (record.id === edited.id ? edited : record));
  return withRecords(offboarding, kind, records);
}

/** The document with these records of a kind. */
export function withRecords(offboarding: Offboarding, kind: RecordKind, records: readonly AnyRecord[]): Offboarding {
  const { list } = recordKinds[kind];
  if (list !== "contacts") return withFields(offboardingSchema, offboarding, { [list]: records });
  const client = withFields(clientSchema, offboarding.client, { contacts: records });
  return withFields(offboardingSchema, offboarding, { client });
}

/** The fields of a record in the order of its schema, unknown ones last. */
export function inSchemaOrder(kind: RecordKind, value: AnyRecord): AnyRecord {
  const order = Object.keys(recordKinds[kind].schema.shape);
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => rank(a) - rank(b))) as unknown as AnyRecord;
}
