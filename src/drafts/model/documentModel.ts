import type { Reason } from "../../core/offboarding.js";
import type { gaps } from "../gaps.js";
import type { DayWords, Paragraphs, Words } from "../words.js";

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
  /** BCP 47 tag of the language of dates and money, such as `en`. */
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
  readonly jobs: Listing<JobModel>;
  readonly access: AccessListModel;
  readonly issues: Listing<IssueModel>;
  readonly decisions: Listing<DecisionModel>;
  readonly needs: NeedsModel;
  readonly balance: BalanceModel;
  readonly support: SupportModel;
  readonly meeting: MeetingModel;
  readonly feedback: FeedbackModel;
  /** What we wait for from the client, the earliest first. Not for exports: it depends on the day. */
  readonly waiting: Listing<WaitingModel>;
  /** The part of it that the client does alone. Not for exports either. */
  readonly leftToClient: Listing<WaitingModel>;
  readonly history: HistoryModel;
  /** Every gap, by name, for templates that write one themselves. */
  readonly gaps: typeof gaps;
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
  readonly repositories: readonly { readonly name: Words; readonly where: Words | null }[];
}

export interface DeliverableModel {
  readonly name: Words;
  readonly what: Paragraphs | null;
  readonly where: Words | null;
  readonly partly: boolean;
  readonly dropped: boolean;
  /** A gap if it is only partly done. */
  readonly remaining: Paragraphs | null;
  readonly ref: Words | null;
  /** A gap, unless it was dropped. */
  readonly benefit: Paragraphs | null;
  readonly evidence: Paragraphs | null;
}

export interface DeliverablesModel extends Listing<DeliverableModel> {
  /** What the client has: done or partly done. */
  readonly delivered: Listing<DeliverableModel>;
  readonly finished: Listing<DeliverableModel>;
  /** Partly done or dropped. */
  readonly notFinished: Listing<DeliverableModel>;
  readonly dropped: readonly DeliverableModel[];
}

export interface ResultModel {
  readonly text: Words;
  readonly before: Words | null;
  readonly after: Words | null;
  readonly source: Words | null;
}

/** Somebody who owns, pays or looks after something. */
export interface PartyModel {
  readonly client: boolean;
  readonly us: boolean;
  /** The client's name, ours, or the one that was written. */
  readonly name: Words;
}

export interface JobModel {
  readonly name: Words;
  readonly steps: readonly Words[];
  readonly minutes: number | null;
  readonly every: "day" | "week" | "month" | "quarter" | "year" | "release" | "needed" | null;
  readonly who: PartyModel | null;
  readonly teach: Paragraphs | null;
  readonly link: Words | null;
  readonly triedAloneOn: DayWords | null;
}

export interface AccessModel {
  readonly name: Words;
  readonly kind: string;
  /** Who has it today: the new owner as soon as it has moved. */
  readonly holder: PartyModel;
  readonly ownerAfter: PartyModel;
  readonly payer: PartyModel | null;
  readonly renewal: DayWords | null;
  readonly recovery: Words | null;
  /** It is on its way to a new owner and has not arrived. */
  readonly toMove: boolean;
}

export interface AccessListModel extends Listing<AccessModel> {
  /** What already is the client's. */
  readonly yours: Listing<AccessModel>;
  /** What is still to become the client's. */
  readonly toMove: Listing<AccessModel>;
  /** What stays with somebody else. */
  readonly elsewhere: Listing<AccessModel>;
  /** Until when we give up our own access, as the checklist says; null once it is done or if it is not planned. */
  readonly oursRemovedBy: DayWords | null;
  /** That day has not passed. Not for exports: the same data must give the same file on any day. */
  readonly oursToRemove: boolean;
  readonly oursRemoved: boolean;
}

export interface IssueModel {
  readonly title: Words;
  readonly impact: Paragraphs | null;
  readonly workaround: Paragraphs | null;
  readonly owner: PartyModel | null;
}

export interface DecisionModel {
  readonly title: Words;
  readonly why: Paragraphs | null;
  readonly on: DayWords | null;
  readonly by: PartyModel | null;
}

/** Somebody we recommend, who agreed to be named. */
export interface ReferralModel {
  readonly name: Words;
  readonly service: Words;
  readonly contact: Words;
}

export interface NeedsModel {
  readonly all: readonly {
    readonly text: Words;
    /** We can do it. */
    readonly us: boolean;
    /** Who else can; null if it is us, or still open. */
    readonly referral: ReferralModel | null;
  }[];
  readonly referrals: readonly ReferralModel[];
}

export interface InvoiceModel {
  readonly number: Words;
  readonly total: Words;
  /** What is still to be paid of it. */
  readonly open: Words;
  /** Something of it was paid or taken off, so that `open` is not `total`. */
  readonly partPaid: boolean;
  readonly issued: DayWords | null;
  /** A gap if nobody said. */
  readonly due: Words;
  readonly payLink: Words | null;
  readonly inGoodbye: boolean;
  readonly disputed: boolean;
  readonly agreedOn: DayWords | null;
}

/** One of unknown, nil and owed (or in credit) is true. */
export interface BalanceModel {
  readonly unknown: boolean;
  readonly nil: boolean;
  /** What the client owes, one entry a currency. */
  readonly owed: readonly Words[];
  /** What we owe the client. */
  readonly credit: readonly Words[];
  /** The invoices with something to pay, in the order of the file. */
  readonly invoices: readonly InvoiceModel[];
  /** More than one of them. */
  readonly several: boolean;
  /** How to pay; a gap if an invoice stands in the goodbye and nothing says how to pay it. */
  readonly howToPay: Paragraphs | null;
}

export interface SupportModel {
  readonly until: DayWords | null;
  /** That day has not passed. Not for exports: the same data must give the same file on any day. */
  readonly open: boolean;
  readonly covers: Paragraphs | null;
  readonly rateAfter: Words | null;
  /** How to reach us: as entered, else our mail address. */
  readonly contact: Words | null;
  /** When the work goes on; a gap if it is paused. */
  readonly restartOn: Words | null;
  readonly restartKnown: boolean;
}

export interface PromiseModel {
  readonly text: Words;
  readonly who: PartyModel;
  readonly by: DayWords;
}

export interface MeetingModel {
  readonly promises: readonly PromiseModel[];
  /** Those whose day has not passed. Not for exports: the same data must give the same file on any day. */
  readonly openPromises: readonly PromiseModel[];
  readonly acceptedOn: DayWords | null;
  readonly acceptedBy: Words | null;
}

export interface FeedbackModel {
  /** The first of the questions. */
  readonly question: Words | null;
  /** Where to leave a review: only for a settled, happy ending. */
  readonly reviewLink: Words | null;
}

export interface WaitingModel {
  /** The item's id, for templates that have words of their own for it; only to compare with. */
  readonly code: string;
  readonly title: Words;
  readonly by: DayWords | null;
  /** That day has passed. */
  readonly late: boolean;
}

export interface HistoryModel {
  readonly releases: Listing<{ readonly name: Words; readonly on: DayWords }>;
  readonly releaseCount: number;
  readonly firstRelease: { readonly name: Words; readonly on: DayWords } | null;
  readonly lastRelease: { readonly name: Words; readonly on: DayWords } | null;
  /** What was worked on, most first. */
  readonly areas: Listing<Words>;
}
