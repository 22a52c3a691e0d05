import type { DayWords, Paragraphs, Words } from "../words.js";
import type { Listing } from "./documentModel.js";
import type { PartyModel } from "./recordModels.js";

/*
 * The part of the document model that comes from the flow: its meeting, feedback and goodbye, which parts there are and what stands inside
 * of others, and what is still waited for. `documentModel.ts` is the whole, and says how to read it.
 */

export interface PromiseModel {
  readonly text: Words;
  readonly who: PartyModel;
  readonly by: DayWords;
}

export interface MeetingModel {
  /** It is held, or nobody has said otherwise; false when it is folded into the email or skipped. */
  readonly held: boolean;
  /** It is held, and no notes, promises or acceptance say that it was. */
  readonly ahead: boolean;
  /** The same, and its day has not passed. Not for exports: the same data must give the same file on any day. */
  readonly toCome: boolean;
  readonly folded: boolean;
  readonly skipped: boolean;
  /** Day, time and zone, as `Wednesday 9 December 2026, 14:00 (UTC+1)`. */
  readonly at: Words | null;
  readonly place: Words | null;
  readonly people: readonly Words[];
  /** What it is about, built from what is open; the plans of the client are always the last. */
  readonly agenda: readonly AgendaModel[];
  /** What waits for the client, without what was promised and without the lists inside the meeting. */
  readonly leftToClient: readonly { readonly code: string; readonly title: Words }[];
  readonly notes: Paragraphs | null;
  readonly promises: readonly PromiseModel[];
  readonly acceptedOn: DayWords | null;
  readonly acceptedBy: Words | null;
}

/** A topic of the meeting, as yes and no, and what it is about: names and titles as they stand in the records. */
export interface AgendaModel {
  /** Counted from 1. */
  readonly number: number;
  readonly results: boolean;
  readonly open: boolean;
  readonly access: boolean;
  readonly bill: boolean;
  readonly needs: boolean;
  readonly points: readonly Words[];
}

export interface FeedbackModel {
  /** All of the questions that were chosen; empty if none were. */
  readonly questions: readonly Words[];
  /** Exactly one was chosen. */
  readonly one: boolean;
  /** The first of the questions. */
  readonly question: Words | null;
  /** What the client said, in the words that may be shown. */
  readonly testimonial: Paragraphs | null;
  /** Where to leave a review: only for a settled, happy ending. */
  readonly reviewLink: Words | null;
}

export interface GoodbyeModel {
  readonly sentOn: DayWords | null;
  /** It went out a week ago or more. */
  readonly quiet: boolean;
  /** A fair day to answer by: a week from today. */
  readonly answerBy: DayWords;
  /** Until when they can say that they would like to go on: the same, but while the last day is ahead, not after it. */
  readonly goOnBy: DayWords;
  /** The last day lies two months or more behind us. */
  readonly longAgo: boolean;
}

/** Parts of the flow, as yes and no. */
export interface PlannedModel {
  readonly any: boolean;
  readonly summary: boolean;
  readonly training: boolean;
  readonly access: boolean;
  readonly repo: boolean;
  readonly invoices: boolean;
  readonly meeting: boolean;
  readonly feedback: boolean;
  readonly referrals: boolean;
}

export interface CarriedModel extends PlannedModel {
  /** Parts that have no document of their own: of the plan what still waits for the client, and all of the user's. */
  readonly others: readonly {
    readonly title: Words;
    /** It is the plan, whose title is for us. */
    readonly plan: boolean;
    /** `code` is the item's id, for templates that have words of their own for it. */
    readonly items: readonly { readonly code: string; readonly title: Words }[];
  }[];
}

export interface WaitingModel {
  /** The item's id, for templates that have words of their own for it; only to compare with. */
  readonly code: string;
  readonly title: Words;
  readonly by: DayWords | null;
  /** That day has passed. */
  readonly late: boolean;
}

export interface WaitingListModel extends Listing<WaitingModel> {
  /** The same by the day on which they are due, where they share a day or two; null where each has a day of its own. */
  readonly byDay:
    | readonly { readonly by: DayWords | null; readonly late: boolean; readonly asks: readonly WaitingModel[] }[]
    | null;
}

/** Something that is still to be done after the goodbye. */
export interface StillToDoModel {
  /** The item's id, for templates that have words of their own for it; only to compare with. */
  readonly code: string;
  readonly title: Words;
  readonly who: PartyModel;
  /** Null without a day, and once it has passed. */
  readonly by: DayWords | null;
}
