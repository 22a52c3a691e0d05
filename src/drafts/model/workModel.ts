import type { Offboarding } from "../../core/offboarding.js";
import { gaps } from "../gaps.js";
import { line, type Paragraphs, place, text } from "../words.js";
import type { Listing } from "./documentModel.js";
import type {
  DecisionModel,
  DeliverableModel,
  DeliverablesModel,
  IssueModel,
  NeedsModel,
  ReferralModel,
  ResultModel,
} from "./recordModels.js";
import { headerAddress, isMailAddress } from "../mailAddress.js";
import { listing, maybe, type Source } from "./source.js";

type Deliverable = NonNullable<Offboarding["deliverables"]>[number];

/** What the client has now, what is only partly there, and what was dropped. */
export function deliverablesModel({ offboarding: { deliverables } }: Source): DeliverablesModel {
  const known = deliverables !== undefined;
  const all = (deliverables ?? []).map(deliverableModel);
  const dropped = all.filter((entry) => entry.dropped);
  const delivered = all.filter((entry) => !entry.dropped);
  return {
    ...listing([...delivered, ...dropped], known),
    delivered: listing(delivered, known),
    finished: listing(
      delivered.filter((entry) => !entry.partly),
      known,
    ),
    notFinished: listing([...delivered.filter((entry) => entry.partly), ...dropped], known),
    dropped,
  };
}

function deliverableModel(entry: Deliverable): DeliverableModel {
  const partly = entry.state === "partly";
  const dropped = entry.state === "dropped";
  const orGap = (value: Paragraphs | null, gap: Paragraphs, expected: boolean) => value ?? (expected ? gap : null);
  return {
    name: line(entry.name),
    what: maybe(text, entry.what),
    where: maybe(place, entry.where),
    partly,
    dropped,
    remaining: orGap(maybe(text, entry.remaining), gaps.remaining, partly),
    ref: maybe(line, entry.ref),
    benefit: orGap(maybe(text, entry.benefit), gaps.benefit, !dropped),
    evidence: maybe(text, entry.evidence),
  };
}

/** What changed for the client. */
export function resultsModel({ offboarding: { results } }: Source): Listing<ResultModel> {
  const all = (results ?? []).map((entry) => ({
    text: line(entry.text),
    before: maybe(line, entry.before),
    after: maybe(line, entry.after),
    source: maybe(line, entry.source),
  }));
  return listing(all, results !== undefined, 2);
}

/** Known faults, risks and unfinished parts. */
export function issuesModel({ offboarding: { issues }, party }: Source): Listing<IssueModel> {
  const all = (issues ?? []).map((entry) => ({
    title: line(entry.title),
    impact: maybe(text, entry.impact),
    workaround: maybe(text, entry.workaround),
    owner: maybe(party, entry.owner),
  }));
  return listing(all, issues !== undefined, 3);
}

/** The decisions that shaped the work. */
export function decisionsModel({ offboarding: { decisions }, day, party }: Source): Listing<DecisionModel> {
  const all = (decisions ?? []).map((entry) => ({
    title: line(entry.title),
    why: maybe(text, entry.why),
    on: maybe(day, entry.on),
    by: maybe(party, entry.by),
  }));
  return listing(all, decisions !== undefined);
}

/** What else the client will need, and who can do it. */
export function needsModel({ offboarding: { needs = [] } }: Source): NeedsModel {
  const all = needs.map(({ text: need, by, referral }) => ({
    text: line(need),
    us: by === "us",
    referral: by === "referral" && referral ? referralModel(referral) : null,
  }));
  const referrals = all.flatMap(({ referral }) => (referral ? [referral] : []));
  const addressed = referrals.filter(({ byMail }) => byMail);
  const addresses = addressed.map(({ name, contact }) => headerAddress(name.raw, contact.raw));
  return {
    all,
    referrals,
    introductions: all.flatMap(({ text: need, referral }) => (referral ? [{ text: need, referral }] : [])),
    addressed,
    unaddressed: referrals.filter(({ byMail }) => !byMail),
    unreached: referrals.length > 0 && addressed.length === 0,
    several: referrals.length > 1,
    names: maybe(line, referrals.map(({ name }) => name.raw).join(", ")),
    addresses: maybe(line, addresses.join(", ")),
  };
}

type Referral = NonNullable<NonNullable<Offboarding["needs"]>[number]["referral"]>;

function referralModel({ name, service, contact }: Referral): ReferralModel {
  return { name: line(name), service: line(service), contact: place(contact), byMail: isMailAddress(contact) };
}
