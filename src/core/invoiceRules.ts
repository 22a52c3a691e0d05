import { formatMoney } from "./money.js";
import type { Invoice } from "./offboarding.js";
import { invoice as invoiceSchema } from "./records.js";

/** What is wrong with an invoice although every field has the right form, at the fields that it is about. */
export interface InvoiceFault {
  /** The place inside the invoice, such as `lines.2.reason`. */
  readonly path: readonly (string | number)[];
  /** The second half of a sentence that begins with the field. */
  readonly why: string;
}

/** Larger amounts (a hundred thousand million of most currencies) are a slip, and their sums would no longer be exact. */
const largest = 10 ** 13;

/**
 * The rules of an invoice that no single field can tell: an extra needs its reason, the lines make the total, and no amount is beyond
 * what can be added up exactly. A file that breaks them can still be read; commands and the form refuse to bring it about.
 */
export function invoiceFaults(invoice: Invoice): readonly InvoiceFault[] {
  const { total, lines = [], credited } = invoice;
  return [
    ...lines.flatMap((line, index): readonly InvoiceFault[] =>
      line.extra === true && line.reason === undefined
        ? [{ path: ["lines", index, "reason"], why: "is required: say why something outside the agreement is billed" }]
        : [],
    ),
    ...(total === undefined && lines.length === 0
      ? [{ path: ["lines"], why: "needs at least one line, or a total" }]
      : []),
    ...totalFault(invoice),
    ...(credited !== undefined && credited < 0 ? [{ path: ["credited"], why: "must not be less than nothing" }] : []),
    ...amountsOf(invoice)
      .filter(({ amount }) => Math.abs(amount) > largest)
      .map(({ path }) => ({ path, why: "is too large an amount" })),
  ];
}

/** The same for a record whose kind is known to its owner alone. */
export function faultsOfRecord(record: object): readonly InvoiceFault[] {
  const parsed = invoiceSchema.safeParse(record);
  return parsed.success ? invoiceFaults(parsed.data) : [];
}

/** The total follows the lines when only they were set; one that is set itself has to agree with them. */
export function withTotalOfLines<T extends object>(record: T): T {
  const parsed = invoiceSchema.safeParse(record);
  const { total, lines = [] } = parsed.data ?? {};
  if (total === undefined || lines.length === 0) return record;
  return { ...record, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
}

function totalFault({ total, lines = [], currency }: Invoice): readonly InvoiceFault[] {
  if (total === undefined || lines.length === 0) return [];
  const sum = lines.reduce((all, line) => all + line.amount, 0);
  if (sum === total) return [];
  return [
    {
      path: ["total"],
      why: `is ${formatMoney(total, currency, "en")}, but the lines make ${formatMoney(sum, currency, "en")}`,
    },
  ];
}

/** Every amount of an invoice, with its place in it. */
function amountsOf({ total, credited, lines = [], payments = [] }: Invoice) {
  const lists = { lines, payments };
  return [
    ...Object.entries({ total, credited }).flatMap(([field, amount]) =>
      amount === undefined ? [] : [{ path: [field], amount }],
    ),
    ...Object.entries(lists).flatMap(([field, list]) =>
      list.map(({ amount }, index) => ({ path: [field, index, "amount"], amount })),
    ),
  ];
}
