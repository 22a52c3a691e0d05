import type { Reason } from "../../core/offboarding.js";
import type { gaps } from "../gaps.js";
import type { DayWords, Paragraphs, Words } from "../words.js";
import type {
  CarriedModel,
  FeedbackModel,
  GoodbyeModel,
  MeetingModel,
  PlannedModel,
  StillToDoModel,
  WaitingListModel,
} from "./flowModels.js";
import type {
  AccessListModel,
  BalanceModel,
  DecisionModel,
  DeliverablesModel,
  IssueModel,
  JobsModel,
  NeedsModel,
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

export interface HistoryModel {
  readonly releases: Listing<{ readonly name: Words; readonly on: DayWords }>;
  readonly releaseCount: number;
  readonly firstRelease: { readonly name: Words; readonly on: DayWords } | null;
  readonly lastRelease: { readonly name: Words; readonly on: DayWords } | null;
  /** What was worked on, most first. */
  readonly areas: Listing<Words>;
}
