import { dueDay } from "./dueDates.js";
import { invoiceFaults } from "./invoiceRules.js";
import type { Invoice, Offboarding } from "./offboarding.js";

/** What is odd about a record, though it can be read: for people to look at, never a reason to refuse anything. */
export interface RecordWarning {
  /** Keys and indexes from the document's root. */
  readonly path: readonly (string | number)[];
  /** A whole sentence. */
  readonly message: string;
}

/** Everything odd about the records of a document, in its order. What is late is another matter: it changes with the day. */
export function recordWarnings(offboarding: Offboarding): readonly RecordWarning[] {
  return [...invoiceWarnings(offboarding), ...beforeTheStart(offboarding)];
}

function invoiceWarnings({ invoices = [], project }: Offboarding): readonly RecordWarning[] {
  const numbers = new Set<string>();
  return invoices.flatMap((invoice, index) => {
    const warn = (message: string, ...fields: readonly (string | number)[]): RecordWarning => ({
      path: ["invoices", index, ...fields],
      message,
    });
    const number = invoice.number.trim();
    const isTwice = numbers.has(number);
    numbers.add(number);
    const { issued, due } = invoice;
    return [
      ...(isTwice ? [warn(`The invoice number ${number} is used twice.`, "number")] : []),
      ...(issued !== undefined && issued > project.lastDay
        ? [warn("This invoice went out after the last day; the client should know of it before the goodbye.", "issued")]
        : []),
      ...(issued !== undefined && due !== undefined && due < issued
        ? [warn("This invoice is due before it was issued.", "due")]
        : []),
      ...invoiceFaults(invoice).map(({ path, why }) => warn(`${path.join(".")}: ${why}.`, ...path)),
    ];
  });
}

/** Days that cannot be: before the work began. Payments and decisions may be earlier, and so may a bill for a deposit's. */
function beforeTheStart({
  project,
  invoices = [],
  tasks = [],
  access = [],
  meeting,
}: Offboarding): readonly RecordWarning[] {
  const { startedOn } = project;
  if (startedOn === undefined) return [];
  const days: readonly (readonly [path: RecordWarning["path"], day: string | undefined])[] = [
    [["project", "lastDay"], project.lastDay],
    ...invoices.map(({ issued }, index) => [["invoices", index, "issued"], issued] as const),
    ...tasks.map(({ triedAloneOn }, index) => [["tasks", index, "triedAloneOn"], triedAloneOn] as const),
    ...access.map(({ secretRotatedOn }, index) => [["access", index, "secretRotatedOn"], secretRotatedOn] as const),
    [["meeting", "at"], meeting?.at?.slice(0, 10)],
  ];
  return days.flatMap(([path, day]) =>
    day !== undefined && day < startedOn ? [{ path, message: `This is before the work began (${startedOn}).` }] : [],
  );
}

/** The invoices that are late (see `isLate`), as warnings at their state. `today` is an ISO day. */
export function lateWarnings(offboarding: Offboarding, today: string): readonly RecordWarning[] {
  return (offboarding.invoices ?? []).flatMap((invoice, index) =>
    isLate(invoice, offboarding, today)
      ? [{ path: ["invoices", index, "state"], message: "This invoice is late: send it while you still talk often." }]
      : [],
  );
}

/**
 * Whether an invoice that has not gone out yet is late: the list wants the final one sent by a certain day, while both sides still
 * talk often, and that is over. `today` is an ISO day.
 */
export function isLate(invoice: Invoice, { pieces, project }: Offboarding, today: string): boolean {
  const item = pieces.flatMap(({ items }) => items).find(({ id }) => id === "final-invoice");
  return invoice.state === "draft" && dueDay(item?.due ?? "T", project.lastDay) < today;
}
