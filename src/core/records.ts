import * as z from "zod/mini";
import { withFormat } from "./formats.js";
import { isCurrency } from "./money.js";
import { day, email, id, line, link, minor, text } from "./primitives.js";
import { clientSafe, clientSafeIfAny } from "./visibility.js";

/*
 * The records: facts with fields that documents are made of. One schema a record, field by field the design's
 * table "The document". All of it stands in the client's repository, so every field is client-safe.
 */

const recordId = clientSafe(id, "Stable id, made by Sendoff. Others refer to it; leave it as it is.");
const lines = (what: string) => z.array(line, { error: `expected a list of ${what}` });

export const contact = z.object({
  id: recordId,
  name: clientSafe(line, "The person's name."),
  email: clientSafeIfAny(email, "Where mail for this person goes."),
  phone: clientSafeIfAny(line, "Telephone number, as the person writes it."),
  role: clientSafeIfAny(line, "What the person does at the client's, such as Owner."),
  audience: clientSafeIfAny(
    z.enum(["owner", "developer", "both"]),
    "Which documents this person reads: the owner's (default), the developer's, or both.",
  ),
});

export const deliverable = z.object({
  id: recordId,
  name: clientSafe(line, "What the client has now, in a few words."),
  what: clientSafeIfAny(text, "What it is, in plain words."),
  where: clientSafeIfAny(line, "Where it lives: an address, a folder, a service."),
  state: clientSafeIfAny(z.enum(["done", "partly", "dropped"]), "How far it came: done (default), partly, dropped."),
  remaining: clientSafeIfAny(text, "What is still missing, if it is only partly done."),
  ref: clientSafeIfAny(line, "Branch or pull request."),
  benefit: clientSafeIfAny(text, "How it helps the client."),
  evidence: clientSafeIfAny(text, "What shows that it helps: a number, a quote."),
});

export const result = z.object({
  id: recordId,
  text: clientSafe(line, "What changed for the client."),
  before: clientSafeIfAny(line, "How it was before, with a number if there is one."),
  after: clientSafeIfAny(line, "How it is now."),
  source: clientSafeIfAny(line, "Where the number comes from."),
});

export const rhythms = ["day", "week", "month", "quarter", "year", "release", "needed"] as const;

export const task = z.object({
  id: recordId,
  name: clientSafe(line, "The job, as the client would call it."),
  steps: clientSafe(lines("steps"), "The steps, one after the other."),
  minutes: clientSafeIfAny(z.int().check(z.gte(0)), "How many minutes it takes once."),
  every: clientSafeIfAny(z.enum(rhythms), "How often it has to be done."),
  who: clientSafeIfAny(line, "Who does it from now on."),
  teach: clientSafeIfAny(text, "How to teach it to somebody new."),
  link: clientSafeIfAny(link, "A recording or a longer guide."),
  triedAloneOn: clientSafeIfAny(day, "The day on which the client did it alone."),
  code: clientSafeIfAny(
    z.array(
      z.object({
        file: clientSafe(line, "File in the repository."),
        pattern: clientSafeIfAny(line, "Text to look for in the file."),
        line: clientSafeIfAny(z.int().check(z.gte(1)), "Line in the file, counted from 1."),
      }),
    ),
    "The places in the code that this job is about.",
  ),
});

/** The kinds of accounts that Sendoff has words, items and guesses for; any other is somebody's own word, and shown as it is. */
export const accessKinds = [
  "domain",
  "dns",
  "hosting",
  "cloud",
  "database",
  "repository",
  "ci",
  "store",
  "analytics",
  "mail",
  "payment",
  "monitoring",
  "other",
] as const;

const accessKind = z.union([z.enum(accessKinds), line], {
  error: ({ input }) => (input === undefined ? "is required" : "expected a text, such as hosting"),
});

/** Whether a kind of account is one that Sendoff knows. */
export function isAccessKind(kind: string): kind is (typeof accessKinds)[number] {
  return accessKinds.some((known) => known === kind);
}

export const access = z.object({
  id: recordId,
  name: clientSafe(line, "The account or service. Never a password or a key."),
  kind: clientSafe(accessKind, "What kind of account it is: one of those that are offered, or a word of your own."),
  ownerNow: clientSafe(line, "Who owns it today: me, client, or a name."),
  ownerAfter: clientSafe(line, "Who owns it after the hand-over: client, me, or a name."),
  payer: clientSafeIfAny(line, "Who pays for it from now on."),
  renewal: clientSafeIfAny(day, "The day on which it has to be renewed."),
  recovery: clientSafeIfAny(line, "Where a forgotten password is recovered. Never the password itself."),
  state: clientSafeIfAny(
    z.enum(["to-move", "moved", "confirmed", "mine-removed"]),
    "How far the hand-over is: to move (default), moved, confirmed by the client, your own access removed.",
  ),
  secretRotatedOn: clientSafeIfAny(day, "The day on which shared passwords and keys were changed."),
});

const invoiceLine = z.object({
  text: clientSafe(line, "What is billed."),
  amount: clientSafe(minor, "Minor units: 12500 is 125.00."),
  extra: clientSafeIfAny(z.boolean(), "Outside the agreement; needs a reason."),
  reason: clientSafeIfAny(line, "Why an extra is billed."),
});

const payment = z.object({
  on: clientSafe(day, "The day on which the money came."),
  amount: clientSafe(minor, "Minor units: 12500 is 125.00."),
});

export const invoice = z
  .object({
    id: recordId,
    number: clientSafe(line, "The invoice's number, as printed on it."),
    issued: clientSafeIfAny(day, "The day on which it was sent."),
    due: clientSafeIfAny(day, "The day by which it is to be paid."),
    currency: clientSafe(
      withFormat(
        "currency",
        z.string().check(z.refine(isCurrency, { error: "expected an ISO 4217 currency, such as EUR" })),
      ),
      "ISO 4217 code, such as EUR.",
    ),
    total: clientSafeIfAny(minor, "Minor units: 12500 is 125.00. Or give the lines."),
    lines: clientSafeIfAny(z.array(invoiceLine), "The lines; their sum is the total."),
    payments: clientSafeIfAny(z.array(payment), "What was paid, and when."),
    payLink: clientSafeIfAny(link, "Where it can be paid."),
    credited: clientSafeIfAny(minor, "What was taken off again. Minor units."),
    state: clientSafeIfAny(
      z.enum(["draft", "sent", "agreed", "in-goodbye", "disputed", "written-off"]),
      "draft, sent (default), agreed in writing, mentioned in the goodbye, disputed, or written off.",
    ),
    agreedOn: clientSafeIfAny(day, "The day on which the client agreed in writing to pay it."),
  })
  .check(
    z.refine((value) => value.total !== undefined || value.lines !== undefined, {
      error: "needs a total, or lines",
      path: ["total"],
    }),
  );

export const issue = z.object({
  id: recordId,
  title: clientSafe(line, "The known fault, risk or unfinished part."),
  impact: clientSafeIfAny(text, "What the client notices of it."),
  workaround: clientSafeIfAny(text, "What to do until it is mended."),
  owner: clientSafeIfAny(line, "Who looks after it."),
});

export const decision = z.object({
  id: recordId,
  title: clientSafe(line, "What was decided."),
  why: clientSafeIfAny(text, "Why it was decided so."),
  on: clientSafeIfAny(day, "When."),
  by: clientSafeIfAny(line, "Who decided it."),
});

export const need = z.object({
  id: recordId,
  text: clientSafe(line, "What else the client will need."),
  by: clientSafe(z.enum(["us", "referral", "open"]), "Who can do it: us, somebody we recommend, or still open."),
  referral: clientSafeIfAny(
    z.object({
      name: clientSafe(line, "Whom we recommend. Only with their consent."),
      service: clientSafe(line, "What they do."),
      contact: clientSafe(line, "How to reach them."),
    }),
    "Somebody we recommend, copied here with their consent.",
  ),
});

/** Each kind of record: its schema, the list it stands in (contacts: the client's), and the field that names it. */
export const recordKinds = {
  contact: { schema: contact, list: "contacts", name: "name" },
  deliverable: { schema: deliverable, list: "deliverables", name: "name" },
  result: { schema: result, list: "results", name: "text" },
  task: { schema: task, list: "tasks", name: "name" },
  access: { schema: access, list: "access", name: "name" },
  invoice: { schema: invoice, list: "invoices", name: "number" },
  issue: { schema: issue, list: "issues", name: "title" },
  decision: { schema: decision, list: "decisions", name: "title" },
  need: { schema: need, list: "needs", name: "text" },
} as const;

export type RecordKind = keyof typeof recordKinds;
