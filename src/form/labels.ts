import { accessKindWords } from "../core/accessKindWords.js";

/** What a field is called where its key does not say it well enough; all others are called by their key. */
const labels: Readonly<Record<string, string>> = {
  "project.liveUrl": "Where it can be seen",
  "project.contractClause": "Clause of the contract, if you end the work",
  "project.startedOn": "Work began on",
  "project.ours.people": "Whose commits are ours",
  "project.ours.paths": "Which folders are ours",
  "client.name": "Client",
  "project.name": "Project",
  reason: "Why it ends",
  flavor: "What should they remember you for?",
  moment: "A moment worth mentioning",
  size: "How long the list is",
  "billing.outstanding": "Nothing is owed",
  "billing.declaredOn": "Declared on",
  "billing.settledUpTo": "All settled up to",
  what: "What it is",
  where: "Where it lives",
  remaining: "Still missing",
  ref: "Branch or pull request",
  benefit: "How it helps",
  evidence: "What shows it",
  text: "What",
  every: "How often",
  who: "Who",
  teach: "How to teach it",
  code: "In the code",
  ownerNow: "Owner now",
  ownerAfter: "Owner after",
  payer: "Who pays",
  renewal: "Renewal on",
  recovery: "Recovery address",
  payLink: "Pay link",
  extra: "Extra",
  "meeting.choice": "Hold it?",
  "pieces.meeting.skippedBecause": "Why it is skipped",
  "meeting.at": "When",
  "meeting.people": "Who is there",
  "feedback.testimonial.text": "Testimonial",
  "feedback.testimonial.allowedOn": "Testimonial allowed on",
  "support.until": "Support until",
  "support.covers": "What it covers",
  "support.rateAfter": "Rate afterwards",
  "support.contact": "How to reach you",
  "support.restartOn": "Work goes on (if paused)",
  "referral.name": "Recommended: name",
  "referral.service": "Recommended: what they do",
  "referral.contact": "Recommended: how to reach them",
  within: "Carried by",
};

/** What a field is called, from its key (with dots for groups): `triedAloneOn` is “Tried alone on”. */
export function labelOf(key: string): string {
  return labels[key] ?? wordsOf(key.slice(key.lastIndexOf(".") + 1));
}

/** A key or value as words: `written-off` is “Written off”. */
export function wordsOf(value: string): string {
  const words = value
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** What the values of choices are called where the value does not say it well enough; all others are called by their value. */
const choices: Readonly<Record<string, string>> = {
  ...accessKindWords,
  complete: "The project is complete",
  paused: "It is paused",
  "contract-end": "The contract ends",
  "client-cancelled": "The client cancelled",
  "we-cancelled": "We end it",
  day: "Every day",
  week: "Every week",
  month: "Every month",
  quarter: "Every quarter",
  year: "Every year",
  release: "With every release",
  needed: "When needed",
  "mine-removed": "My access removed",
  confirmed: "The client confirmed it",
  draft: "Not sent yet",
  agreed: "Agreed in writing",
  "in-goodbye": "Mentioned in the goodbye",
  hold: "Hold it",
  fold: "Put it into the email",
  skip: "Skip it",
  us: "We can do it",
  referral: "Somebody we recommend",
  open: "Nobody yet",
};

/** What a value of a choice is called in a list to choose from. */
export function choiceOf(value: string): string {
  return choices[value] ?? wordsOf(value);
}
