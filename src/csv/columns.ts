import { UserError } from "../core/errors.js";

/** The kinds of records that a table can hold. */
export const tableKinds = ["access", "invoice", "task"] as const;
export type TableKind = (typeof tableKinds)[number];

/**
 * The fields that a column can fill, each with what its header may be called, in English. `minor`, `paid` and `paidOn` are no fields
 * of an invoice: the total in minor units, and what makes its payment.
 */
const known: Readonly<Record<TableKind, Readonly<Record<string, readonly string[]>>>> = {
  access: {
    name: ["name", "account", "service", "system", "tool", "title", "what"],
    kind: ["kind", "type", "category"],
    ownerNow: ["owner now", "owner", "current owner", "owned by", "owner today"],
    ownerAfter: ["owner after", "new owner", "owner then", "future owner", "goes to", "receiver"],
    payer: ["payer", "paid by", "who pays", "billing"],
    renewal: ["renewal", "renews", "renews on", "renewal date", "expires", "expires on", "expiry", "expiry date"],
    recovery: ["recovery", "recovery address", "recovery email"],
    state: ["state", "status"],
    secretRotatedOn: ["secret rotated on", "rotated on", "rotated", "password changed on"],
  },
  invoice: {
    number: ["number", "invoice number", "invoice no", "invoice", "no", "nr", "id"],
    issued: ["issued", "issued on", "issue date", "invoice date", "date", "sent", "sent on"],
    due: ["due", "due date", "due on", "pay by"],
    currency: ["currency", "currency code", "ccy"],
    total: ["total", "amount", "sum", "gross", "total amount", "value"],
    minor: ["minor", "total minor", "amount minor", "minor units", "cents"],
    payLink: ["pay link", "payment link", "link", "url"],
    credited: ["credited", "credit"],
    state: ["state", "status"],
    agreedOn: ["agreed on", "agreed"],
    paid: ["paid", "amount paid", "paid amount", "payment"],
    paidOn: ["paid on", "payment date", "date paid"],
  },
  task: {
    name: ["name", "job", "task", "title", "what"],
    steps: ["steps", "how", "instructions", "description"],
    minutes: ["minutes", "min", "mins", "duration", "time"],
    every: ["every", "rhythm", "frequency", "how often"],
    who: ["who", "person", "responsible", "assignee", "owner"],
    teach: ["teach", "how to teach it", "how to teach"],
    link: ["link", "url", "recording", "video"],
    triedAloneOn: ["tried alone on", "tried alone"],
  },
};

/** For each field, the place of its column in the table. */
export type Columns = ReadonlyMap<string, number>;

/**
 * Which column fills which field: what `given` says (field → header, or header → field), and for the rest a guess by the headers.
 * Throws a UserError on `columns` or `text` when what is said is not there, or the table has no column for the record's name.
 */
export function columnsFor(
  kind: TableKind,
  headers: readonly string[],
  given: Readonly<Record<string, string>> = {},
): Columns {
  const fields = known[kind];
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  const put = (field: string, at: number): void => {
    columns.set(field, at);
    taken.add(at);
  };
  for (const [one, other] of Object.entries(given)) {
    const [field, header] = Object.hasOwn(fields, one) && headers.includes(other) ? [one, other] : [other, one];
    if (!Object.hasOwn(fields, field) || !headers.includes(header))
      throw new UserError(
        `expected a field (${Object.keys(fields).join(", ")}) and a column (${headers.join(", ")})`,
        `columns.${one}`,
      );
    put(field, headers.indexOf(header));
  }
  // The likeliest name of each field first: "invoice number" is meant before "no", wherever they stand.
  const longest = Math.max(...Object.values(fields).map((names) => names.length));
  for (let rank = 0; rank < longest; rank++)
    for (const [field, names] of Object.entries(fields)) {
      const at = headers.findIndex((header, index) => !taken.has(index) && plain(header) === names[rank]);
      if (at >= 0 && !columns.has(field)) put(field, at);
    }
  const [name = ""] = Object.keys(fields);
  if (!columns.has(name))
    throw new UserError(
      `has no column for the ${name}; it has ${headers.join(", ") || "none"}. Say with “columns” which one it is`,
      "text",
    );
  return columns;
}

/** `Invoice No.` and `invoice_no` as `invoice no`; `ownerNow` as `owner now`. */
function plain(header: string): string {
  return header
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
