import type { Reason } from "./offboarding.js";

/** Every kind of draft; its file is `<kind>.md`. */
export const draftKinds = [
  "notice",
  "summary",
  "training",
  "meeting",
  "feedback",
  "developer",
  "email",
  "invoice-reminder",
  "client-reminder",
  "review",
  "introduction",
  "check-in",
  "no-answer",
  "rotate-keys",
] as const;
export type DraftKind = (typeof draftKinds)[number];

/** The drafts that are documents; all others are emails, with `to`, `cc` and `subject` before the text. */
const documents: readonly DraftKind[] = ["summary", "training", "meeting", "developer"];

/** Whether a draft is sent as an email, rather than handed over as a document. */
export function isEmailKind(kind: DraftKind): boolean {
  return !documents.includes(kind);
}

/** Whether a draft is read by the next developer, who knows the words of the trade. */
export function isForDeveloper(kind: DraftKind): boolean {
  return kind === "developer";
}

/** Why this kind of draft makes no sense for this reason; undefined where it does. Every other kind exists for every reason. */
export function whyNot(kind: DraftKind, reason: Reason): string | undefined {
  if (kind !== "review") return undefined;
  if (reason === "client-cancelled") return "a review is not asked for when the client cancelled";
  return reason === "we-cancelled" ? "a review is not asked for when you ended the work" : undefined;
}
