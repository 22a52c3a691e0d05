import type { DraftKind } from "../../core/drafts.js";
import type { Offboarding } from "../../core/offboarding.js";
import { type CheckedText, inProse } from "./checkedText.js";

/** What a draft is checked for. */
export type Rule =
  | "gap"
  | "empty-section"
  | "name"
  | "past-date"
  | "open-promise"
  | "jargon"
  | "length"
  | "secret"
  | "link"
  | "balance"
  | "rude"
  | "reason";

/** Something in a draft that should be looked at. Errors hold the sending; warnings don't. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: "error" | "warning";
  readonly message: string;
  /** Counted from 1. */
  readonly line: number;
  /** UTF-16 offsets in the draft's text. */
  readonly offset: number;
  readonly length: number;
  readonly fix?: Fix;
}

/** What would put a finding right, where that is obvious: what the range becomes, or where it is missing. */
export type Fix = { readonly title: string } & ({ readonly text: string } | Missing);

/** Where something is to be filled in: a tab of the details form, or My Details. */
export type Missing = { readonly tab: string } | { readonly mine: true };

/** A finding before it is known in which line it stands. */
export type Found = Omit<Finding, "line">;

/** What a draft is checked against. */
export interface CheckInput {
  readonly kind: DraftKind;
  readonly text: string;
  readonly offboarding: Offboarding;
  /** ISO day. */
  readonly today: string;
  /** Names of other clients, which this one must not read. */
  readonly otherClients?: readonly string[];
}

/** One rule. */
export type Check = (text: CheckedText, input: CheckInput) => readonly Found[];

/** A finding for each place in prose where the pattern is. */
export function foundInProse(
  text: CheckedText,
  pattern: RegExp,
  make: (match: { readonly found: string }) => Pick<Found, "rule" | "severity" | "message">,
): readonly Found[] {
  return inProse(text, pattern).map(({ found, offset }) => ({ ...make({ found }), offset, length: found.length }));
}
