import type { Balance } from "../../core/balance.js";
import type { HistoryFacts } from "../../core/facts.js";
import { carrierOf } from "../../core/carriers.js";
import { addWorkingDays } from "../../core/dueDates.js";
import { agenda, openAtClient, wasHeld } from "../../core/meeting.js";
import type { Offboarding, Piece } from "../../core/offboarding.js";
import { promiseItemId } from "../../core/promises.js";
import { gaps } from "../gaps.js";
import { line, place, text, type Words } from "../words.js";
import type { FlavorModel, HistoryModel, ReasonModel, SupportModel } from "./documentModel.js";
import type { FeedbackModel, GoodbyeModel, MeetingModel } from "./flowModels.js";
import { isolated, listing, maybe, type Source } from "./source.js";

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
    writeTo: maybe(place, support.contact),
    restartOn: restartOn ?? (reason === "paused" ? gaps.restart : null),
    restartKnown: restartOn !== null,
    restartAhead: support.restartOn !== undefined && support.restartOn >= today,
    restartPassed: support.restartOn !== undefined && support.restartOn < today,
  };
}

/** When and where the closing meeting is, and what it left behind; promises are in the order of their days. */
export function meetingModel(source: Source): MeetingModel {
  const { meeting = {} } = source.offboarding;
  const { today, day, party } = source;
  const promises = [...(meeting.promises ?? [])].sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));
  const model = (promise: (typeof promises)[number]) => ({
    text: line(promise.text),
    who: party(promise.who),
    by: day(promise.by),
  });
  const held = meeting.choice === undefined || meeting.choice === "hold";
  const ahead = held && !wasHeld(meeting);
  return {
    held,
    ahead,
    toCome: ahead && (meeting.at === undefined || meeting.at.slice(0, 10) >= today),
    folded: meeting.choice === "fold",
    skipped: meeting.choice === "skip",
    at: meeting.at === undefined ? null : momentWords(meeting.at, source),
    place: maybe(place, meeting.place),
    people: (meeting.people ?? []).map(line),
    agenda: agenda(source.offboarding).map(({ topic, points }, index) => ({
      number: index + 1,
      results: topic === "results",
      open: topic === "open",
      access: topic === "access",
      bill: topic === "bill",
      needs: topic === "needs",
      points: points.map(line),
    })),
    leftToClient: leftToClient(source),
    notes: maybe(text, meeting.notes),
    promises: promises.map(model),
    acceptedOn: maybe(day, meeting.acceptedOn),
    acceptedBy: maybe(line, meeting.acceptedBy),
  };
}

/** What the client still has to do, but for what stands in the meeting already: what was promised there, and the lists that it carries. */
function leftToClient({ offboarding }: Source): MeetingModel["leftToClient"] {
  const promised = new Set(offboarding.meeting?.promises?.map(promiseItemId));
  return openAtClient(offboarding)
    .filter(({ item, piece }) => !promised.has(item.id) && !isListed(piece, offboarding))
    .map(({ item }) => ({ code: item.id, title: line(item.title) }));
}

/** Whether the items of a piece stand in the meeting's text by themselves. */
function isListed(piece: Piece, offboarding: Offboarding): boolean {
  return (piece.kind === "plan" || piece.kind === "custom") && carrierOf(piece, offboarding)?.kind === "meeting";
}

/** A moment in the clock of its own zone, whatever the machine's is: `Wednesday 9 December 2026, 14:00 (UTC+1)`. */
function momentWords(moment: string, { day, language }: Source): Words {
  const [, iso = "", hour = "", minute = "", offset = "Z"] =
    /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)[^Z+-]*(Z|[+-]\d\d:\d\d)/.exec(moment) ?? [];
  const clock = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit", timeZone: "UTC" });
  const time = isolated(clock.format(new Date(`${iso}T${hour}:${minute}:00Z`)));
  const zone = `UTC${offset === "Z" ? "" : offset.replace(/^([+-])0?(\d+):00$/, "$1$2")}`;
  return line(`${day(iso).weekday.raw}, ${time} (${zone === "UTC+0" || zone === "UTC-0" ? "UTC" : zone})`);
}

/** What is known of the goodbye once it went out, and how long ago the end is. */
export function goodbyeModel({ offboarding: { email, project }, today, day }: Source): GoodbyeModel {
  const sentOn = email?.sentOn;
  const { lastDay } = project;
  const answerBy = addWorkingDays(today, 5);
  return {
    sentOn: maybe(day, sentOn),
    quiet: sentOn !== undefined && addWorkingDays(sentOn, 5) <= today,
    answerBy: day(answerBy),
    goOnBy: day(today < lastDay && lastDay < answerBy ? lastDay : answerBy),
    longAgo: addWorkingDays(lastDay, 40) <= today,
  };
}

/** The questions, the one for the goodbye, and the review link, which is only for a client who is settled and said that they are happy. */
export function feedbackModel(
  { offboarding: { feedback, provider, reason } }: Source,
  { known, open }: Balance,
): FeedbackModel {
  const ended = reason === "complete" || reason === "contract-end";
  const happy = ended && known && open.length === 0 && feedback?.testimonial !== undefined;
  const mayAsk = reason !== "client-cancelled" && reason !== "we-cancelled";
  const questions = (feedback?.questions ?? []).flatMap((question) => maybe(line, question) ?? []);
  return {
    questions,
    one: questions.length === 1,
    question: mayAsk ? maybe(line, feedback?.questions?.[0]) : null,
    testimonial: maybe(text, feedback?.testimonial?.text),
    reviewLink: happy ? maybe(place, provider?.reviewLink) : null,
  };
}

/** What a client takes for the name of a version, such as `v1.2` or `shop-2026.03`; not `works-26-11-2016`. */
const version = /(?:^|[^\d.])\d+(?:\.\d+)+/;

/** What the repository's history tells a client: releases, and what was worked on. Never counts of commits. */
export function historyModel(facts: HistoryFacts | null, { day }: Source): HistoryModel {
  const tags = facts?.releases ?? [];
  const versions = tags.filter(({ name }) => version.test(name));
  // Whoever numbers versions in another way has them named all the same.
  const named = versions.length > 0 ? versions : tags;
  const releases = named.map(({ name, date }) => ({ name: line(name), on: day(date) }));
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
