import * as z from "zod/mini";
import { withFormat } from "./formats.js";
import { day, due, email, id, language, line, link, moment, text } from "./primitives.js";
import { access, contact, decision, deliverable, invoice, issue, need, result, task } from "./records.js";
import { clientSafe, clientSafeIfAny } from "./visibility.js";

/*
 * offboarding.json: one schema from which the types, the published JSON schema and the client-safe view come.
 * Unknown fields are allowed and kept; what stands in the file is never replaced by what zod returns.
 */

/** The version of the document that this Sendoff reads and writes. A newer one opens read-only. */
export const currentVersion = 1;

export const reasons = ["complete", "contract-end", "client-cancelled", "we-cancelled", "paused", "other"] as const;
export const sizes = ["quick", "standard", "full"] as const;
export const itemStates = ["open", "done", "not-needed"] as const;
export const notNeededCodes = ["not-applicable", "already-theirs", "not-in-contract", "other"] as const;
export const needs = ["required", "optional"] as const;
/** The parts of the flow, in their usual order; the email is always last, and the aftercare follows it. */
export const pieceKinds = [
  "plan",
  "summary",
  "training",
  "access",
  "repo",
  "invoices",
  "meeting",
  "feedback",
  "referrals",
  "email",
  "aftercare",
] as const;

const colour = withFormat(
  "colour",
  z.string().check(z.regex(/^#[0-9a-f]{6}$/i, { error: "expected a colour such as #1f6feb" })),
);

export const provider = z.object({
  name: clientSafe(line, "Your name, as it stands under the goodbye."),
  company: clientSafeIfAny(line, "Your company."),
  email: clientSafeIfAny(email, "Where the client reaches you."),
  phone: clientSafeIfAny(line, "Your telephone number."),
  website: clientSafeIfAny(link, "Your website."),
  logo: clientSafeIfAny(line, "Your logo: an image file."),
  colour: clientSafeIfAny(colour, "Your colour in documents, such as #1f6feb."),
  signature: clientSafeIfAny(text, "What stands under your letters."),
  howToPay: clientSafeIfAny(text, "How invoices are paid: bank account, reference. No secrets."),
  reviewLink: clientSafeIfAny(link, "Where a happy client can leave a review."),
});

export const item = z.object({
  id: clientSafe(id, "Stable id, made by Sendoff. Others refer to it; leave it as it is."),
  title: clientSafe(line, "What is to be done."),
  need: clientSafe(z.enum(needs), "Required items hold the goodbye (or, after the last day, the closing)."),
  due: clientSafeIfAny(due, "Working days from the last day (T-8d, T, T+2d), or a day."),
  owner: clientSafeIfAny(line, "Who does it: me, client, both, or a name."),
  state: clientSafe(z.enum(itemStates), "open, done, or not needed."),
  doneAt: clientSafeIfAny(moment, "When it was ticked."),
  doneBy: clientSafeIfAny(line, "Who ticked it."),
  notNeeded: clientSafeIfAny(z.enum(notNeededCodes), "Why it is not needed. The words for “other” stay with you."),
  note: clientSafeIfAny(text, "A note that the client can read."),
  link: clientSafeIfAny(link, "Where to look."),
  indent: clientSafeIfAny(z.int().check(z.gte(0), z.lte(3)), "How deep it stands below the item before it."),
  auto: clientSafeIfAny(z.enum(["balance", "email-sent"]), "Its state is worked out; it cannot be ticked by hand."),
  check: clientSafeIfAny(line, "The self-check that can tell."),
  opens: clientSafeIfAny(line, "What a click on it opens."),
});

export const piece = z.object({
  id: clientSafe(id, "Stable id."),
  kind: clientSafe(z.enum([...pieceKinds, "custom"]), "Which part of the flow this is."),
  title: clientSafe(line, "Its heading."),
  items: clientSafe(z.array(item), "Its items, in order."),
  within: clientSafeIfAny(id, "The piece that carries this one: a meeting or the email."),
  skippedBecause: clientSafeIfAny(z.enum(notNeededCodes), "Why the whole piece is skipped."),
});

export const client = z.object({
  name: clientSafe(line, "The client's name, as it should stand in documents."),
  contacts: clientSafe(z.array(contact), "The people at the client's."),
  language: clientSafeIfAny(
    language,
    "The client's language, by its code: en (default), en-GB, de, de-AT… What they read is in English, days and money too, until you have templates in their language.",
  ),
});

const repository = z.object({
  name: clientSafe(line, "What to call it."),
  remote: clientSafeIfAny(line, "Where it is hosted."),
  folder: clientSafeIfAny(line, "Its folder, seen from the workspace folder."),
  paths: clientSafeIfAny(z.array(line), "Only these folders of it belong to the work."),
});

const project = z.object({
  name: clientSafe(line, "The project's name."),
  startedOn: clientSafeIfAny(day, "The day on which the work began."),
  lastDay: clientSafe(day, "The last day of the work (T). Due days count from it."),
  liveUrl: clientSafeIfAny(link, "Where the result can be seen."),
  contractClause: clientSafeIfAny(line, "The clause of the contract by which you end the work, such as 7.2."),
  repositories: clientSafeIfAny(z.array(repository), "The repositories that belong to the work."),
  ours: clientSafeIfAny(
    z.object({
      people: clientSafeIfAny(z.array(line), "Whose commits are ours: names or addresses."),
      paths: clientSafeIfAny(z.array(line), "Which folders are ours."),
    }),
    "What in the history is ours; without it, all of it.",
  ),
});

const billing = z.object({
  outstanding: clientSafeIfAny(z.literal("none"), "Declares that nothing is owed; left out, it is worked out."),
  declaredOn: clientSafeIfAny(day, "The day of that declaration."),
  settledUpTo: clientSafeIfAny(day, "Everything billed up to this day is settled."),
});

const support = z.object({
  until: clientSafeIfAny(day, "How long you still help."),
  covers: clientSafeIfAny(text, "What that help covers."),
  rateAfter: clientSafeIfAny(line, "What help costs afterwards."),
  contact: clientSafeIfAny(line, "How to reach you for it."),
  restartOn: clientSafeIfAny(day, "When the work goes on, if it is paused."),
});

const meeting = z.object({
  choice: clientSafeIfAny(z.enum(["hold", "fold", "skip"]), "Hold it, fold it into the email, or skip it."),
  at: clientSafeIfAny(moment, "When, with the zone."),
  place: clientSafeIfAny(line, "Where: a place or a link."),
  people: clientSafeIfAny(z.array(line), "Who is there."),
  notes: clientSafeIfAny(text, "What was said."),
  promises: clientSafeIfAny(
    z.array(
      z.object({
        id: clientSafe(id, "Stable id."),
        text: clientSafe(line, "What was promised."),
        who: clientSafe(line, "Who does it."),
        by: clientSafe(day, "Until when."),
      }),
    ),
    "What was promised. Entered in the form or by a command, each is an item of the list, too; typed here, it stands in the drafts alone.",
  ),
  acceptedOn: clientSafeIfAny(day, "When the client accepted the work in writing."),
  acceptedBy: clientSafeIfAny(line, "Who accepted it."),
});

const feedback = z.object({
  questions: clientSafeIfAny(z.array(line), "What the client is asked."),
  askedOn: clientSafeIfAny(day, "When."),
  answers: clientSafeIfAny(
    z.array(
      z.object({
        question: clientSafe(line, "The question."),
        answer: clientSafe(text, "The answer; what is for you alone goes to the look-back."),
        on: clientSafe(day, "When."),
      }),
    ),
    "What the client answered.",
  ),
  testimonial: clientSafeIfAny(
    z.object({
      text: clientSafe(text, "The wording that the client approved."),
      allowedOn: clientSafe(day, "When the client allowed it to be published."),
    }),
    "What you may quote.",
  ),
});

export const goodbye = z.object({
  sentOn: clientSafeIfAny(day, "The day on which the goodbye went out."),
  sentBy: clientSafeIfAny(line, "Who sent it."),
  overridden: clientSafeIfAny(z.literal(true), "It went out in spite of a hold; why is private."),
});

const factsRange = z.object({
  from: clientSafeIfAny(line, "First commit or day."),
  to: clientSafeIfAny(line, "Last commit or day."),
});

export const offboarding = z.object({
  version: clientSafe(z.literal(currentVersion), "Version of this document's shape."),
  id: clientSafe(id, "Identifies this offboarding; private notes on your machine are found by it."),
  createdOn: clientSafe(day, "The day on which it was started."),
  status: clientSafe(z.enum(["open", "closed"]), "open, or closed and frozen."),
  closedOn: clientSafeIfAny(day, "The day on which it was closed."),
  provider: clientSafeIfAny(
    provider,
    "You, as the documents show you: a copy of My Details from the start, or from when they were entered.",
  ),
  client: clientSafe(client, "Whose project it is."),
  project: clientSafe(project, "What was worked on, and until when."),
  reason: clientSafe(z.enum(reasons), "Why it ends; it drives the items, the questions and the tone."),
  flavor: clientSafeIfAny(
    line,
    "What should they remember you for? efficient, friendly, detail-oriented, or your own.",
  ),
  moment: clientSafeIfAny(text, "One moment worth mentioning."),
  size: clientSafeIfAny(z.enum(sizes), "How long the list is: quick, standard, full."),
  pieces: clientSafe(z.array(piece), "The parts of the flow with their items; the email is last."),
  deliverables: clientSafeIfAny(z.array(deliverable), "What the client has now."),
  results: clientSafeIfAny(z.array(result), "What changed for the client."),
  tasks: clientSafeIfAny(z.array(task), "The jobs that the client has from now on."),
  access: clientSafeIfAny(z.array(access), "Accounts and services, and who owns them. Never a secret."),
  billing: clientSafeIfAny(billing, "What is known of the balance besides the invoices."),
  invoices: clientSafeIfAny(z.array(invoice), "The invoices."),
  issues: clientSafeIfAny(
    z.array(issue),
    "Known faults, risks and unfinished parts; an empty list says that there are none.",
  ),
  decisions: clientSafeIfAny(z.array(decision), "The decisions that shaped the work."),
  needs: clientSafeIfAny(z.array(need), "What else the client will need."),
  support: clientSafeIfAny(support, "Your help after the end."),
  meeting: clientSafeIfAny(meeting, "The closing meeting."),
  feedback: clientSafeIfAny(feedback, "What the client was asked, and said."),
  email: clientSafeIfAny(goodbye, "The goodbye."),
  facts: clientSafeIfAny(factsRange, "Which part of the history the documents speak of."),
});

/** Readonly at every depth: a document that was read is never changed in place. */
export type Frozen<T> = T extends (infer E)[]
  ? readonly Frozen<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

export type Offboarding = Frozen<z.infer<typeof offboarding>>;
export type Piece = Frozen<z.infer<typeof piece>>;
export type Item = Frozen<z.infer<typeof item>>;
export type Contact = Frozen<z.infer<typeof contact>>;
export type Invoice = Frozen<z.infer<typeof invoice>>;
export type Provider = Frozen<z.infer<typeof provider>>;
export type Reason = (typeof reasons)[number];
export type Size = (typeof sizes)[number];
export type ItemState = (typeof itemStates)[number];
export type NotNeeded = (typeof notNeededCodes)[number];
export type PieceKind = (typeof pieceKinds)[number];
