import * as vscode from "vscode";
import type { Offboarding } from "../../core/offboarding.js";
import type { FactsPart } from "../../facts/readFacts.js";
import type { FolderProgress } from "../../host/repoFacts.js";
import type { AllowedSecret } from "../../private/allowedSecrets.js";
import type { Fact, FactAction, FactsState, Group } from "../../protocol/facts.js";
import { becameIn } from "./adding.js";
import { aboutRepository, historyGroups, knowsOurs, monthsOf } from "./historyGroups.js";
import { inventoryGroups } from "./inventoryGroups.js";
import { type KnownFact, type KnownGroup, placeWords } from "./known.js";
import { numbersOf } from "./numbers.js";
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
  missing: ["commits", "history", "inventory", "code", "openEnds", "oldSecrets"],
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
    numbers: numbersOf(folders, groups, isDone),
    repositories: repositories.map(({ folder, repository }, nth) => ({
      name: repository.name,
      about: aboutRepository(repository, folder.done.includes("commits")),
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
    commits: vscode.l10n.t("Commits"),
    history: vscode.l10n.t("What they changed"),
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
