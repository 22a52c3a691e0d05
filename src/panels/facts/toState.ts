import * as vscode from "vscode";
import type { Offboarding } from "../../core/offboarding.js";
import type { FactsPart } from "../../facts/readFacts.js";
import type { FolderProgress } from "../../host/repoFacts.js";
import type { AllowedSecret } from "../../private/allowedSecrets.js";
import type { Fact, FactAction, FactsState, Group } from "../../protocol/facts.js";
import { becameIn } from "./adding.js";
import { aboutRepository, historyGroups, knowsOurs, monthsOf } from "./historyGroups.js";
import { inventoryGroups } from "./inventoryGroups.js";
import { type KnownFact, type KnownGroup, number, placeWords } from "./known.js";
import { openGroups } from "./openGroups.js";

/** Of a group that is longer than this nobody reads all; the rest is counted. */
const mostListed = 300;

/** What the panel knows besides the facts. */
export interface Beside {
  readonly isReading: boolean;
  readonly problem?: string;
  readonly notice?: FactsState["notice"];
  /** Gives a fact the id that the webview knows it by. */
  readonly idOf: (fact: KnownFact) => string;
  /** The offboardings that facts of a folder can be added to. */
  readonly documents: (folder: vscode.Uri) => readonly Offboarding[];
  /** What was said of a folder's secrets, by fingerprint; undefined where nobody could remember it. */
  readonly allowed: (folder: vscode.Uri) => Readonly<Record<string, AllowedSecret>> | undefined;
}

const partOfGroup: Readonly<Record<string, readonly FactsPart[]>> = {
  openEnds: ["inventory", "code", "openEnds"],
  secrets: ["code", "oldSecrets"],
  env: ["code"],
  languages: ["code"],
  missing: ["history", "inventory", "code", "openEnds", "oldSecrets"],
};

/** Asks for each folder once: thousands of facts are of a few. */
function onceEach<T>(ask: (folder: vscode.Uri) => T): (folder: vscode.Uri) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (folder) => {
    const found = known.get(folder.toString()) ?? { answer: ask(folder) };
    known.set(folder.toString(), found);
    return found.answer;
  };
}

/** Everything that is to be seen of what is known by now. */
export function toState(folders: readonly FolderProgress[], given: Beside): FactsState {
  const beside = { ...given, documents: onceEach(given.documents), allowed: onceEach(given.allowed) };
  const { isReading, problem, notice, documents } = beside;
  const isDone = (part: FactsPart): boolean => folders.length > 0 && folders.every(({ done }) => done.includes(part));
  const shown = (group: KnownGroup, parts: readonly FactsPart[]): Group => {
    const known = group.id === "secrets" ? openFirst(group, beside) : group.facts;
    return {
      id: group.id,
      title: group.title,
      none: group.none,
      ...(group.about !== undefined && group.about !== "" && { about: group.about }),
      total: known.length,
      isReading: isReading && !parts.every(isDone),
      facts: known.slice(0, mostListed).map((fact) => toFact(fact, beside)),
    };
  };
  const repositories = folders.flatMap((folder) =>
    folder.facts.repositories.map((repository) => ({ folder, repository })),
  );
  const groups = [...openGroups(folders), ...inventoryGroups(folders)].map((group) =>
    shown(group, partOfGroup[group.id] ?? ["inventory"]),
  );
  return {
    title: folders.map(({ name }) => name).join(", "),
    progress: progressOf(isDone),
    isReading,
    ...(problem !== undefined && { problem }),
    ...(notice && { notice }),
    canAdd: folders.some(({ uri }) => documents(uri).length > 0),
    numbers: numbersOf(folders, groups),
    repositories: repositories.map(({ folder, repository }, nth) => ({
      name: repository.name,
      about: aboutRepository(repository),
      months: monthsOf(repository),
      isApart: knowsOurs(repository),
      groups: historyGroups(folder, repository, nth)
        .filter(({ id, facts }) => facts.length > 0 || id.startsWith("areas"))
        .map((group) => shown(group, ["history"])),
    })),
    groups,
  };
}

function progressOf(isDone: (part: FactsPart) => boolean): FactsState["progress"] {
  const labels: Readonly<Record<FactsPart, string>> = {
    history: vscode.l10n.t("History"),
    inventory: vscode.l10n.t("Stack and services"),
    code: vscode.l10n.t("Code"),
    openEnds: vscode.l10n.t("Open ends"),
    oldSecrets: vscode.l10n.t("Secrets of the past"),
  };
  return (Object.keys(labels) as FactsPart[]).map((part) => ({ label: labels[part], isDone: isDone(part) }));
}

function toFact(fact: KnownFact, beside: Beside): Fact {
  const { key: _key, folder, place, deliverable, item, line, secret, isOpen, ...shown } = fact;
  const documents = beside.documents(folder);
  const became = becameIn(fact, documents);
  const allowed = beside.allowed(folder);
  const said = secret === undefined ? undefined : allowed?.[secret];
  const words = [
    ...(said ? [saidWords(said)] : []),
    ...(became === "deliverable" ? [vscode.l10n.t("a deliverable by now")] : []),
    ...(became === "item" ? [vscode.l10n.t("on the list by now")] : []),
  ].join(", ");
  const canAdd = documents.length > 0;
  const can: Readonly<Record<FactAction, boolean>> = {
    open: place !== undefined,
    deliverable: canAdd && deliverable !== undefined && became !== "deliverable",
    item: canAdd && item !== undefined && became !== "item" && !said,
    summary: canAdd && line !== undefined,
    fine: secret !== undefined && allowed !== undefined && !said,
    changed: secret !== undefined && allowed !== undefined && !said,
    takeBack: said !== undefined,
  };
  return {
    ...shown,
    id: beside.idOf(fact),
    ...(place && { place: placeWords(place) }),
    ...(words !== "" && { became: words }),
    ...(isOpen && !said && became !== "item" && { isOpen }),
    can: (Object.keys(can) as FactAction[]).filter((action) => can[action]),
  };
}

function saidWords({ because, on }: AllowedSecret): string {
  return because === "fine" ? vscode.l10n.t("fine, as you said on {0}", on) : vscode.l10n.t("changed on {0}", on);
}

/** Secrets that nobody has said anything of stand first. */
function openFirst({ facts }: KnownGroup, { allowed }: Beside): readonly KnownFact[] {
  const isSaid = ({ folder, secret = "" }: KnownFact): boolean => allowed(folder)?.[secret] !== undefined;
  return [...facts.filter((fact) => !isSaid(fact)), ...facts.filter(isSaid)];
}

function numbersOf(folders: readonly FolderProgress[], groups: readonly Group[]): FactsState["numbers"] {
  const repositories = folders.flatMap(({ facts }) => facts.repositories);
  const total = (
    of: (repository: (typeof repositories)[number]) => number,
    one: string,
    many: string,
    group: string,
  ): Omit<FactsState["numbers"][number], "isOpen"> => {
    const count = repositories.reduce((sum, repository) => sum + of(repository), 0);
    return { label: count === 1 ? one : many, value: number(count), group };
  };
  const counted = (
    id: string,
    label: (count: number) => string,
    countOf: (group: Group) => number,
  ): FactsState["numbers"] =>
    groups
      .filter((group) => group.id === id)
      .map((group) => {
        const count = countOf(group);
        // None so far is not none.
        const value = group.isReading && count === 0 ? "…" : number(count);
        return { label: label(count), value, group: id, isOpen: id !== "languages" && count > 0 };
      });
  const open = ({ facts }: Group): number => facts.filter(({ isOpen }) => isOpen).length;
  const lines = folders.flatMap(({ facts }) => facts.languages).reduce((total, language) => total + language.lines, 0);
  const history = [
    total(({ commits }) => commits, vscode.l10n.t("commit"), vscode.l10n.t("commits"), "areas-0"),
    total(
      ({ people }) => people.filter(({ bot }) => !bot).length,
      vscode.l10n.t("person"),
      vscode.l10n.t("people"),
      "people-0",
    ),
    total(({ tags }) => tags.length, vscode.l10n.t("release or tag"), vscode.l10n.t("releases and tags"), "releases-0"),
  ];
  return [
    ...(repositories.length > 0 ? history.map((each) => ({ ...each, isOpen: false })) : []),
    ...counted(
      "languages",
      () => vscode.l10n.t("lines of code"),
      () => lines,
    ),
    ...counted(
      "openEnds",
      (count) => (count === 1 ? vscode.l10n.t("open end") : vscode.l10n.t("open ends")),
      ({ total }) => total,
    ),
    ...counted(
      "secrets",
      (count) => (count === 1 ? vscode.l10n.t("possible secret") : vscode.l10n.t("possible secrets")),
      open,
    ),
    ...counted(
      "env",
      (count) => (count === 1 ? vscode.l10n.t("undocumented variable") : vscode.l10n.t("undocumented variables")),
      open,
    ),
  ];
}
