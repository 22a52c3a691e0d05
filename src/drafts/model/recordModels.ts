import type { DayWords, Paragraphs, Words } from "../words.js";
import type { Listing } from "./documentModel.js";

/* The part of the document model that comes from the records; `documentModel.ts` is the whole, and says how to read it. */

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
  /** The places in the code that it is about, as code. */
  readonly code: readonly { readonly file: Words; readonly pattern: Words | null }[];
}

export interface JobsModel extends Listing<JobModel> {
  /** How many hours a month all of them together take, as `1.3`; null if nobody said how long and how often. */
  readonly hoursAMonth: Words | null;
  /** The same with its unit: “1.5 hours”, “40 minutes”. */
  readonly timeAMonth: Words | null;
  /** The same without the unit, which the English texts say themselves: `1.5` hours, or `40` minutes. `one`: it is one hour. */
  readonly monthly: { readonly amount: Words; readonly hours: boolean; readonly one: boolean } | null;
  /** Those of which something is said beyond the list: steps, a link, who did it alone, how to teach it. */
  readonly explained: readonly JobModel[];
  /** Every one of them has steps, and there is one. */
  readonly inSteps: boolean;
  /** Which columns of a table of all have something in any row. */
  readonly columns: { readonly every: boolean; readonly minutes: boolean };
  /** Those with places in the code. */
  readonly inCode: readonly JobModel[];
}

export interface AccessModel {
  readonly name: Words;
  /** One of the known kinds, or `own`. */
  readonly kind: string;
  /** What somebody called the kind; null for a known one. */
  readonly ownKind: Words | null;
  /** What the kind is called, known or not. */
  readonly kindWord: Words;
  /** Who has it today: the new owner as soon as it has moved. */
  readonly holder: PartyModel;
  readonly ownerAfter: PartyModel;
  readonly payer: PartyModel | null;
  /** Who has it today pays for it, too. */
  readonly paidByHolder: boolean;
  readonly renewal: DayWords | null;
  readonly recovery: Words | null;
  /** It is on its way to a new owner and has not arrived. */
  readonly toMove: boolean;
  /** When its passwords and keys were last changed. */
  readonly rotatedOn: DayWords | null;
}

export interface AccessListModel extends Listing<AccessModel> {
  /** Which columns of a table of all have something in any row. */
  readonly columns: { readonly payer: boolean; readonly renewal: boolean; readonly recovery: boolean };
  /** What already is the client's. */
  readonly yours: Listing<AccessModel>;
  /** What is still to become the client's. */
  readonly toMove: Listing<AccessModel>;
  /** What stays with somebody else. */
  readonly elsewhere: Listing<AccessModel>;
  /** The same by whose it is, those that are still to move apart. */
  readonly elsewhereByOwner: readonly {
    readonly owner: PartyModel;
    readonly toMove: boolean;
    readonly accounts: Listing<AccessModel>;
  }[];
  /** What we could still have the password or a key of: the client's, and not changed yet. */
  readonly toRotate: Listing<AccessModel>;
  readonly severalToRotate: boolean;
  /** Until when: as the checklist says while that is ahead, else a week from today. Not for exports. */
  readonly rotateBy: DayWords;
  /** What has to be renewed, the soonest first. */
  readonly renewals: readonly AccessModel[];
  /** Those whose day has not passed. Not for exports: the same data must give the same file on any day. */
  readonly renewalsAhead: readonly AccessModel[];
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
  /** The contact is a mail address, so that an introduction goes to both. */
  readonly byMail: boolean;
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
  /** The same, each with the need that it is for. */
  readonly introductions: readonly { readonly text: Words; readonly referral: ReferralModel }[];
  /** Those who have a mail address, and get the introduction, and those who do not. */
  readonly addressed: readonly ReferralModel[];
  readonly unaddressed: readonly ReferralModel[];
  /** There are some, and none of them gets it. */
  readonly unreached: boolean;
  /** More than one of them. */
  readonly several: boolean;
  /** Their names, with commas; null if there are none. */
  readonly names: Words | null;
  /** Header line: those of the referrals who have a mail address; null if nobody has. */
  readonly addresses: Words | null;
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
  /** Its due day has passed. Not for exports: it depends on the day. */
  readonly late: boolean;
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
  /** The due day of at least one has passed. Not for exports. */
  readonly late: boolean;
  /** Each of them says itself where it is paid. */
  readonly payableByLink: boolean;
  /** How to pay; a gap if an invoice stands in the goodbye and nothing says how to pay it. */
  readonly howToPay: Paragraphs | null;
}
