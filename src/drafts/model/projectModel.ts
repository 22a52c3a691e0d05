import type { HistoryFacts } from "../../core/facts.js";
import { gaps } from "../gaps.js";
import { line, phone, place, text } from "../words.js";
import type { ProjectModel, ProviderModel } from "./documentModel.js";
import { maybe, type Source } from "./source.js";

/** The project and its time. The start is what was entered, else the day of the first commit of ours. */
export function projectModel(
  facts: HistoryFacts | null,
  { offboarding: { project }, day, today }: Source,
): ProjectModel {
  const startedOn = project.startedOn ?? facts?.first ?? undefined;
  const months = startedOn === undefined ? 0 : wholeMonths(startedOn, project.lastDay);
  return {
    name: line(project.name),
    startedOn: maybe(day, startedOn),
    lastDay: day(project.lastDay),
    over: project.lastDay < today,
    months: months >= 2 && months < 24 ? months : null,
    years: months >= 24 ? Math.floor(months / 12) : null,
    liveUrl: maybe(place, project.liveUrl),
    ...contractModel(project.contractClause),
    repositories: (project.repositories ?? []).map(({ name, remote }) => ({
      name: line(name),
      where: maybe(place, remote === undefined ? undefined : publicAddress(remote)),
    })),
  };
}

/** “of our contract” is said around it; whoever wrote that, too, must not read it twice. */
const ourContract = /(?:^|[,\s]+(?:of|in|under|from)\s+)(?:our|the|this|your)\s+(?:contract|agreement)$/i;

/** The clause as it stands in a sentence. */
function contractModel(written = ""): Pick<ProjectModel, "contractClause" | "namesContract"> {
  const clause = written.trim().replace(/\.$/, "").replace(ourContract, "");
  return {
    contractClause: maybe(line, clause.replace(/^(?=\d|[IVX]+\b)/, "clause ")),
    namesContract: /\b(?:contract|agreement)\b/i.test(clause),
  };
}

function wholeMonths(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split("-").map(Number);
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) - (toDay < fromDay ? 1 : 0);
}

/**
 * A remote as the client may see it: without user name or token, and undefined for a folder on somebody's disk.
 * `git@github.com:acme/shop.git` becomes `github.com/acme/shop`.
 */
export function publicAddress(remote: string): string | undefined {
  const trimmed = remote.trim().replace(/\.git\/?$/, "");
  const web = /^(https?):\/\/(?:[^/@]*@)?([^/@?#]+\.[^/@?#]+(?:\/[^?#]*)?)/i.exec(trimmed);
  if (web) return `${(web[1] ?? "").toLowerCase()}://${web[2] ?? ""}`;
  const ssh = /^(?:(?:ssh|git):\/\/)?(?:[^/@]+@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::\d+)?[:/]\/*([^?#\\]+)$/i.exec(
    trimmed,
  );
  return ssh ? `${ssh[1] ?? ""}/${ssh[2] ?? ""}` : undefined;
}

/** Whoever did the work, as My Details said at the start. */
export function providerModel({ offboarding: { provider } }: Source): ProviderModel {
  const name = provider ? line(provider.name) : gaps.yourName;
  const company = maybe(line, provider?.company);
  const email = maybe(place, provider?.email);
  const telephone = maybe(phone, provider?.phone);
  const website = maybe(place, provider?.website);
  return {
    name,
    company,
    shown: company ?? name,
    email,
    phone: telephone,
    website,
    reach: [company?.raw === name.raw ? null : company, email, telephone, website].filter((words) => words !== null),
    signature: maybe(text, provider?.signature),
    signsOff: /^\s*[^\n]*,[^\S\n]*(?:\r?\n|$)/.test(provider?.signature ?? ""),
    howToPay: maybe(text, provider?.howToPay),
    reviewLink: maybe(place, provider?.reviewLink),
    colour: provider?.colour ?? null,
  };
}
