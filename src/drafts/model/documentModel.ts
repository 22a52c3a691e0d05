import type { Reason } from "../../core/offboarding.js";
import type { gaps } from "../gaps.js";
import type { DayWords, Paragraphs, Words } from "../words.js";
import type {
  AccessListModel,
  BalanceModel,
  DecisionModel,
  DeliverablesModel,
  IssueModel,
  JobsModel,
  NeedsModel,
  PartyModel,
  ResultModel,
} from "./recordModels.js";
import type { RepoModel } from "./repoModel.js";

/*
 * What templates see: the one shape that every document is made from, and the contract of everybody's own templates.
 * Every field is always there; what nobody has filled in is null or an empty list, so `{{#if}}` tells, or, where a reader would
 * miss it, a gap such as `[deliverable: benefit]`. Texts are Words: `{{client.name}}` is escaped by itself.
 */

/** A list, and whether anybody has made it: "there are none" is an answer, "not listed yet" is not. */
export interface Listing<T> {
  /** Somebody filled the list in, if only with nothing. */
  readonly known: boolean;
  /** Known, and nothing in it. */
  readonly none: boolean;
  readonly all: readonly T[];
  /** The first few, two to five, for an email and a first page. */
  readonly top: readonly T[];
  /** How many are not among them. */
  readonly more: number;
}

export interface DocumentModel {
  /** BCP 47 tag of the language that the text, its days and its money are in, such as `en`. */
  readonly language: string;
  readonly reason: ReasonModel;
  readonly flavor: FlavorModel;
  /** One moment worth mentioning. */
  readonly moment: Paragraphs | null;
  readonly client: ClientModel;
  readonly provider: ProviderModel;
  readonly project: ProjectModel;
  /** Done or partly done first, dropped ones last. */
  readonly deliverables: DeliverablesModel;
  readonly results: Listing<ResultModel>;
  /** From daily to "when needed". */
  readonly jobs: JobsModel;
  readonly access: AccessListModel;
  readonly issues: Listing<IssueModel>;
  readonly decisions: Listing<DecisionModel>;
  readonly needs: NeedsModel;
  readonly balance: BalanceModel;
  readonly support: SupportModel;
  readonly meeting: MeetingModel;
  readonly feedback: FeedbackModel;
  /** The goodbye itself, for what is written after it. Not for exports. */
  readonly goodbye: GoodbyeModel;
  /** Which parts of the flow the list plans. */
  readonly planned: PlannedModel & {
    /** The last invoice is still to be written. */
    readonly finalInvoice: boolean;
    /** Something that the client gets in their hands: documents, the code, an invoice. */
    readonly papers: boolean;
  };
  /** Which parts stand inside the closing meeting, and inside the goodbye. */
  readonly carried: { readonly meeting: CarriedModel; readonly email: CarriedModel };
  /** The goodbye has headings: it says what was delivered, or carries other parts. Without them, a few lines are enough. */
  readonly headed: boolean;
  /** What we wait for from the client, the earliest first. Not for exports: it depends on the day. */
  readonly waiting: WaitingListModel;
  /** What the client still does alone, and what was promised in the meeting, the earliest first. Not for exports either. */
  readonly stillToDo: Listing<StillToDoModel>;
  readonly history: HistoryModel;
  /** What the repository says, for the next developer. */
  readonly repo: RepoModel;
  /** Every gap, by name, for templates that write one themselves. */
  readonly gaps: typeof gaps;
}

/** The same offboarding for a text in English, and for one in the client's language; one model if that is English. */
export interface DocumentModels {
  /** The client's language. */
  readonly language: string;
  readonly english: DocumentModel;
  readonly theirs: DocumentModel;
}

/** Why it ends: the code, and a yes for exactly one of the others. */
export interface ReasonModel {
  readonly code: Reason;
  readonly complete: boolean;
  readonly contractEnd: boolean;
  readonly clientCancelled: boolean;
  readonly weCancelled: boolean;
  readonly paused: boolean;
  readonly other: boolean;
}

export interface FlavorModel {
  readonly code: "plain" | "efficient" | "friendly" | "detail-oriented" | "own";
  /** The partial that speaks in this flavor. */
  readonly partial: string;
  /** The trait in the developer's own words; null unless `own`. */
  readonly own: Words | null;
}

export interface ContactModel {
  readonly name: Words;
  readonly role: Words | null;
  readonly email: Words | null;
  readonly phone: Words | null;
}

export interface ClientModel {
  readonly name: Words;
  /** The client is the person whom the letters address, not a firm. */
  readonly isPerson: boolean;
  /** Whom the letters address: the first contact for the owner's documents. */
  readonly addressee: ContactModel | null;
  /** How the letters address that person: the given name where it is safe to tell, else the full name. */
  readonly greeting: Words | null;
  readonly contacts: readonly ContactModel[];
  /** Whoever does not get the goodbye: the next developer, suppliers. */
  readonly others: Listing<ContactModel>;
  /** Who takes the work over: the first contact for the developer's documents. */
  readonly successor: ContactModel | null;
  /** Header lines of an email, as `Jane Doe <jane@acme.example>`; a gap if nobody has an address. */
  readonly to: Words;
  readonly cc: Words | null;
}

export interface ProviderModel {
  /** A gap without My Details. */
  readonly name: Words;
  /** The company, else the name. */
  readonly shown: Words;
  readonly company: Words | null;
  readonly email: Words | null;
  readonly phone: Words | null;
  readonly website: Words | null;
  readonly signature: Paragraphs | null;
  /** The signature brings its own "Kind regards,". */
  readonly signsOff: boolean;
  /** Company, mail, telephone and website, as far as they are known. */
  readonly reach: readonly Words[];
  readonly howToPay: Paragraphs | null;
  /** Where reviews are left. In a goodbye, use `feedback.reviewLink`, which is only for a settled, happy end. */
  readonly reviewLink: Words | null;
  /** `#rrggbb`, for the look of a page; not for text. */
  readonly colour: string | null;
}

export interface ProjectModel {
  readonly name: Words;
  /** As entered, else the day of the first commit of ours. */
  readonly startedOn: DayWords | null;
  readonly lastDay: DayWords;
  /** The last day lies behind us. Not for exports: the same data must give the same file on any day. */
  readonly over: boolean;
  /** Whole months from the start to the last day: 2 to 23, else null. */
  readonly months: number | null;
  /** Whole years: 2 or more, else null. */
  readonly years: number | null;
  readonly liveUrl: Words | null;
  /** By which we end the work, as it stands in a sentence: `clause 7.2`. */
  readonly contractClause: Words | null;
  /** The clause says of which contract it is: “clause 4 of the framework agreement”. */
  readonly namesContract: boolean;
  readonly repositories: readonly { readonly name: Words; readonly where: Words | null }[];
}

export interface SupportModel {
  readonly until: DayWords | null;
  /** That day has not passed. Not for exports: the same data must give the same file on any day. */
  readonly open: boolean;
  readonly covers: Paragraphs | null;
  readonly rateAfter: Words | null;
  /** How to reach us: as entered, else our mail address. */
  readonly contact: Words | null;
  /** Where to write to, as entered; null where a reply to the email is enough. */
  readonly writeTo: Words | null;
  /** When the work goes on; a gap if it is paused. */
  readonly restartOn: Words | null;
  readonly restartKnown: boolean;
  /** That day is known and has not passed, or has. Not for exports. */
  readonly restartAhead: boolean;
  readonly restartPassed: boolean;
}

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

export interface HistoryModel {
  readonly releases: Listing<{ readonly name: Words; readonly on: DayWords }>;
  readonly releaseCount: number;
  readonly firstRelease: { readonly name: Words; readonly on: DayWords } | null;
  readonly lastRelease: { readonly name: Words; readonly on: DayWords } | null;
  /** What was worked on, most first. */
  readonly areas: Listing<Words>;
}
