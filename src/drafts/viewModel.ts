import type { Balance } from "../core/balance.js";
import type { HistoryFacts, RepoFacts } from "../core/facts.js";
import { clientSafeView } from "../core/clientSafeView.js";
import type { Offboarding } from "../core/offboarding.js";
import { gaps } from "./gaps.js";
import { languageOf, textLanguage } from "./language.js";
import { accessModel } from "./model/accessModel.js";
import { balanceModel } from "./model/balanceModel.js";
import { clientModel } from "./model/clientModel.js";
import type { DocumentModel, DocumentModels } from "./model/documentModel.js";
import {
  feedbackModel,
  flavorModel,
  goodbyeModel,
  historyModel,
  meetingModel,
  reasonModel,
  supportModel,
} from "./model/endingModel.js";
import { carriedModel, plannedModel } from "./model/partsModel.js";
import { jobsModel } from "./model/jobsModel.js";
import { projectModel, providerModel } from "./model/projectModel.js";
import { repoModel } from "./model/repoModel.js";
import { makeSource, maybe } from "./model/source.js";
import { stillToDoModel, waitingModel } from "./model/waitingModel.js";
import { decisionsModel, deliverablesModel, issuesModel, needsModel, resultsModel } from "./model/workModel.js";
import { text } from "./words.js";

export interface ViewModelInput {
  readonly offboarding: Offboarding;
  /** Null where the history could not be read. */
  readonly facts: HistoryFacts | null;
  /** What the repository says, for developer.md; left out where nobody needs it. */
  readonly repo?: RepoFacts | null;
  /** ISO day; it decides between "is" and "was" in emails, and nothing in exports. */
  readonly today: string;
  readonly balance: Balance;
  /** Of the text that is made; left out for one by the built-in templates. */
  readonly language?: string;
}

/** What templates see of an offboarding, in English and in the client's language. */
export function documentModels(input: ViewModelInput): DocumentModels {
  const { client } = input.offboarding;
  const [english, language] = [viewModel(input), languageOf(client)];
  let theirs = language === english.language ? english : undefined;
  return {
    language,
    english,
    get theirs() {
      theirs ??= viewModel({ ...input, language });
      return theirs;
    },
  };
}

/**
 * What templates see of an offboarding. Private and unknown fields are dropped before anything is made from it; texts come out
 * as Words, which escape themselves.
 */
export function viewModel({
  offboarding,
  facts,
  repo = null,
  today,
  balance,
  language = textLanguage(offboarding.client),
}: ViewModelInput): DocumentModel {
  const source = makeSource(clientSafeView(offboarding), today, language);
  const deliverables = deliverablesModel(source);
  const carried = { meeting: carriedModel("meeting", source), email: carriedModel("email", source) };
  return {
    language: source.language,
    reason: reasonModel(source),
    flavor: flavorModel(source),
    moment: maybe(text, source.offboarding.moment),
    client: clientModel(source),
    provider: providerModel(source),
    project: projectModel(facts, source),
    deliverables,
    results: resultsModel(source),
    jobs: jobsModel(source),
    access: accessModel(source),
    issues: issuesModel(source),
    decisions: decisionsModel(source),
    needs: needsModel(source),
    balance: balanceModel(balance, source),
    support: supportModel(source),
    meeting: meetingModel(source),
    feedback: feedbackModel(source, balance),
    goodbye: goodbyeModel(source),
    planned: plannedModel(source),
    carried,
    headed: deliverables.all.length > 0 || carried.email.any,
    waiting: waitingModel(source),
    stillToDo: stillToDoModel(source),
    history: historyModel(facts, source),
    repo: repoModel(repo, source),
    gaps,
  };
}
