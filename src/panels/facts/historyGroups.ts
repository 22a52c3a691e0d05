import * as vscode from "vscode";
import type { MonthFact, Newest, RepositoryFacts } from "../../core/facts.js";
import { commitAddress } from "../../facts/history/remote.js";
import type { FolderFacts } from "../../host/repoFacts.js";
import type { Month } from "../../protocol/facts.js";
import { type KnownFact, type KnownGroup, number, oneLine } from "./known.js";

/** The groups of one repository's history. `nth` tells the repositories of a window apart. */
export function historyGroups({ uri: folder }: FolderFacts, repository: RepositoryFacts, nth: number): KnownGroup[] {
  const of = (name: string): string => `${name}-${String(nth)}`;
  const { areas, people, kinds, tags, references, commits, merges } = repository;
  const work = Math.max(1, commits - merges);
  const isApart = knowsOurs(repository);
  const counted = <T extends { readonly commits: number }>(list: readonly T[]) =>
    list.map((each) => ({
      ...each,
      share: each.commits / Math.max(1, list[0]?.commits ?? 1),
      amount: `${number(each.commits)} · ${percent(each.commits / work)}`,
    }));
  return [
    {
      id: of("areas"),
      title: vscode.l10n.t("What was worked on"),
      none: vscode.l10n.t("No commit changed a file."),
      facts: counted(areas).map((area) => areaFact(folder, repository, area)),
    },
    {
      id: of("people"),
      title: vscode.l10n.t("People"),
      about: aboutPeople(people),
      none: vscode.l10n.t("Nobody has committed yet."),
      facts: counted(people).map(({ name, email, bot, ours, share, amount }) => ({
        key: `person ${of("")} ${name}\0${email}`,
        folder,
        text: name === "" ? email : name,
        detail: [email, ...(bot ? [vscode.l10n.t("a bot")] : ours && isApart ? [vscode.l10n.t("ours")] : [])].join(
          " · ",
        ),
        share,
        amount,
        ...placeOf(commitsOf(repository.remote, email), vscode.l10n.t("commits")),
        ...(!bot && { item: { piece: "access" as const, title: oneLine(`Take away the access of ${name}`) } }),
      })),
    },
    {
      id: of("kinds"),
      title: vscode.l10n.t("What kind of work it was"),
      none: vscode.l10n.t("There are no commits."),
      facts: counted(kinds).map(({ name, share, amount }) => ({
        key: `kind ${of(name)}`,
        folder,
        text: name === "other" ? vscode.l10n.t("Other") : name,
        share,
        amount,
        ...newestPlace(repository.remote, repository.kindNewest, name),
      })),
    },
    {
      id: of("releases"),
      title: vscode.l10n.t("Releases and tags"),
      none: vscode.l10n.t("Nothing was tagged."),
      facts: [...tags].reverse().map(
        ({ name, date, commit }): KnownFact => ({
          key: `tag ${of(name)}`,
          folder,
          text: name,
          detail: date,
          ...placeOf(commitOn(repository.remote, commit), commit.slice(0, 8)),
          deliverable: { name: oneLine(`Release ${name}`), ref: oneLine(name) },
          line: `Release ${name}, ${dayWords(date)}`,
        }),
      ),
    },
    {
      id: of("references"),
      title: vscode.l10n.t("Issues and pull requests that commits mention"),
      none: vscode.l10n.t("No commit mentions one."),
      facts: references.map(({ name, commits: times, url }) => ({
        key: `reference ${of(name)}`,
        folder,
        text: name,
        detail: times === 1 ? vscode.l10n.t("in one commit") : vscode.l10n.t("in {0} commits", times),
        ...placeOf(url, vscode.l10n.t("on the web")),
        item: {
          piece: "repo" as const,
          title: `See whether ${name} is settled`,
          ...(url !== undefined && { link: url }),
        },
      })),
    },
  ];
}

function areaFact(
  folder: vscode.Uri,
  repository: RepositoryFacts,
  { name, product, share, amount }: RepositoryFacts["areas"][number] & { share: number; amount: string },
): KnownFact {
  const months = repository.areaMonths.find((each) => each.name === name)?.months;
  const [first, last] = [months?.[0]?.month, months?.at(-1)?.month];
  const time = first === undefined ? "" : first === last ? first : `${first} – ${last ?? first}`;
  return {
    key: `area ${repository.folder} ${name}`,
    folder,
    text: name === "other" ? vscode.l10n.t("Other") : name,
    ...(time !== "" && { detail: time }),
    share,
    amount,
    ...newestPlace(repository.remote, repository.areaNewest, name),
    ...(months && { months: months.map(({ month, commits }) => ({ month, all: commits, ours: 0 })) }),
    deliverable: { name: oneLine(name) },
    line: time === "" ? name : `${name} (${monthsWords(first, last)})`,
    ...(product && { item: { piece: "training" as const, title: oneLine(`Explain ${name} to the client`) } }),
  };
}

/** How many programs are among the people, and how many people stand there more than once; nothing where there are neither. */
function aboutPeople(people: RepositoryFacts["people"]): string {
  const persons = people.filter(({ bot }) => !bot);
  const bots = people.length - persons.length;
  const again = persons.length - new Set(persons.map(({ name, email }) => name || email)).size;
  const count =
    persons.length === 1 ? vscode.l10n.t("one person") : vscode.l10n.t("{0} people", number(persons.length));
  const programs = bots === 1 ? vscode.l10n.t("one program") : vscode.l10n.t("{0} programs", number(bots));
  return [
    ...(bots === 0 ? [] : [vscode.l10n.t("{0} and {1}", count, programs)]),
    ...(again === 0
      ? []
      : [
          again === 1
            ? vscode.l10n.t("one is listed again, with another address (.mailmap can join them)")
            : vscode.l10n.t("{0} are listed again, with another address (.mailmap can join them)", number(again)),
        ]),
  ].join(" · ");
}

/** Whether some of the people are ours and others are not. */
export function knowsOurs({ people, ours }: RepositoryFacts): boolean {
  return ours.commits > 0 && people.some((person) => !person.ours && !person.bot);
}

/** The months of a repository, those of ours beside all. */
export function monthsOf({ months, ours }: RepositoryFacts): Month[] {
  const mine = new Map(ours.months.map(({ month, commits }: MonthFact) => [month, commits]));
  return months.map(({ month, commits }) => ({ month, all: commits, ours: Math.min(commits, mine.get(month) ?? 0) }));
}

/** What is checked out, and from when to when it was worked on; of the commits that are read so far, if those are not all. */
export function aboutRepository(
  { branch, head, months, commits, merges, remote }: RepositoryFacts,
  isAll: boolean,
): string {
  const at =
    branch ?? (head === "" ? vscode.l10n.t("no commit yet") : vscode.l10n.t("at commit {0}", head.slice(0, 8)));
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  return [
    at,
    ...(first === undefined ? [] : [first === last ? first : `${first} – ${last ?? first}`]),
    ...(isAll ? countWords(commits, merges) : [vscode.l10n.t("{0} commits so far", number(commits))]),
    ...(remote === null ? [vscode.l10n.t("no remote on the web")] : [remote.replace(/^https:\/\//, "")]),
  ].join(" · ");
}

function countWords(commits: number, merges: number): readonly string[] {
  if (commits === 1) return [vscode.l10n.t("one commit")];
  return merges === 0
    ? [vscode.l10n.t("{0} commits", number(commits))]
    : [vscode.l10n.t("{0} commits, {1} of them merges", number(commits), number(merges))];
}

/** Where the commits of a person stand on the web; of the hosts that we know, GitHub alone finds them by address. */
function commitsOf(remote: string | null, email: string): string | undefined {
  if (remote === null || email === "" || !/^https:\/\/github\.com\//i.test(remote)) return undefined;
  return `${remote}/commits?author=${encodeURIComponent(email)}`;
}

/** The newest commit of a kind or an area, on the web: what it was about is seen there. */
function newestPlace(remote: string | null, all: readonly Newest[], name: string): Pick<KnownFact, "place"> {
  const commit = all.find((each) => each.name === name)?.commit;
  if (commit === undefined) return {};
  return placeOf(commitOn(remote, commit), vscode.l10n.t("newest: {0}", commit.slice(0, 8)));
}

function commitOn(remote: string | null, commit: string): string | undefined {
  return remote === null ? undefined : commitAddress(remote, commit);
}

function placeOf(address: string | undefined, words: string): Pick<KnownFact, "place"> {
  return address === undefined ? {} : { place: { address, words } };
}

function percent(share: number): string {
  return share > 0 && share < 0.01 ? "< 1 %" : `${String(Math.round(share * 100))} %`;
}

/** A day as the summary has it, which is in English. */
function dayWords(day: string): string {
  return inEnglish(day, { day: "numeric", month: "long", year: "numeric" });
}

/** Months as the summary has them. */
function monthsWords(first = "", last = first): string {
  const [from, to] = [first, last].map((month) => inEnglish(`${month}-01`, { month: "long", year: "numeric" }));
  return from === to ? (from ?? "") : `${from ?? ""} to ${to ?? ""}`;
}

function inEnglish(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { ...options, timeZone: "UTC" });
}
