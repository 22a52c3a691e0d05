import type { Balance } from "../../core/balance.js";
import type { HistoryFacts } from "../../core/facts.js";
import { gaps } from "../gaps.js";
import { line, place, text } from "../words.js";
import type {
  FeedbackModel,
  FlavorModel,
  HistoryModel,
  MeetingModel,
  ReasonModel,
  SupportModel,
} from "./documentModel.js";
import { listing, maybe, type Source } from "./source.js";

/** Why it ends, as yes and no. */
export function reasonModel({ offboarding: { reason } }: Source): ReasonModel {
  return {
    code: reason,
    complete: reason === "complete",
    contractEnd: reason === "contract-end",
    clientCancelled: reason === "client-cancelled",
    weCancelled: reason === "we-cancelled",
    paused: reason === "paused",
    other: reason === "other",
  };
}

/** The one trait that every document shows; plain until it is chosen. */
export function flavorModel({ offboarding: { flavor } }: Source): FlavorModel {
  const known = (["efficient", "friendly", "detail-oriented", "plain"] as const).find((code) => code === flavor);
  const code = known ?? (maybe(line, flavor) ? "own" : "plain");
  return { code, partial: `partials/flavor/${code}`, own: code === "own" ? maybe(line, flavor) : null };
}

/** Our help after the end. */
export function supportModel({ offboarding: { support = {}, provider, reason }, today, day }: Source): SupportModel {
  const restartOn = maybe(day, support.restartOn);
  return {
    until: maybe(day, support.until),
    open: support.until !== undefined && support.until >= today,
    covers: maybe(text, support.covers),
    rateAfter: maybe(line, support.rateAfter),
    contact: maybe(place, support.contact) ?? maybe(place, provider?.email),
    restartOn: restartOn ?? (reason === "paused" ? gaps.restart : null),
    restartKnown: restartOn !== null,
  };
}

/** What the closing meeting left behind; promises are in the order of their days. */
export function meetingModel({ offboarding: { meeting = {} }, today, day, party }: Source): MeetingModel {
  const promises = [...(meeting.promises ?? [])].sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
  const model = (promise: (typeof promises)[number]) => ({
    text: line(promise.text),
    who: party(promise.who),
    by: day(promise.by),
  });
  return {
    promises: promises.map(model),
    openPromises: promises.filter(({ by }) => by >= today).map(model),
    acceptedOn: maybe(day, meeting.acceptedOn),
    acceptedBy: maybe(line, meeting.acceptedBy),
  };
}

/** One question, and the review link, which is only for a client who is settled and said that they are happy. */
export function feedbackModel(
  { offboarding: { feedback, provider, reason } }: Source,
  { known, open }: Balance,
): FeedbackModel {
  const ended = reason === "complete" || reason === "contract-end";
  const happy = ended && known && open.length === 0 && feedback?.testimonial !== undefined;
  const mayAsk = reason !== "client-cancelled" && reason !== "we-cancelled";
  return {
    question: mayAsk ? maybe(line, feedback?.questions?.[0]) : null,
    reviewLink: happy ? maybe(place, provider?.reviewLink) : null,
  };
}

/** What the repository's history tells a client: releases, and what was worked on. Never counts of commits. */
export function historyModel(facts: HistoryFacts | null, { day }: Source): HistoryModel {
  const releases = (facts?.releases ?? []).map(({ name, date }) => ({ name: line(name), on: day(date) }));
  return {
    releases: listing(releases, facts !== null),
    releaseCount: releases.length,
    firstRelease: releases[0] ?? null,
    lastRelease: releases.at(-1) ?? null,
    areas: listing(
      (facts?.areas ?? []).filter(({ product }) => product).map(({ name }) => line(name)),
      facts !== null,
    ),
  };
}
