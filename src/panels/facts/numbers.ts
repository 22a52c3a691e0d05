import * as vscode from "vscode";
import type { RepositoryFacts } from "../../core/facts.js";
import { eachOnce } from "../../facts/oneRepository.js";
import type { FactsPart } from "../../facts/readFacts.js";
import type { FolderProgress } from "../../host/repoFacts.js";
import type { FactsState, Group } from "../../protocol/facts.js";
import { number } from "./known.js";

/** The numbers that one looks at first; of what is still being read, as many as are known. */
export function numbersOf(
  folders: readonly FolderProgress[],
  groups: readonly Group[],
  isDone: (part: FactsPart) => boolean,
): FactsState["numbers"] {
  const repositories = eachOnce(folders.flatMap(({ facts }) => facts.repositories));
  const people = new Set(
    repositories.flatMap((repository) =>
      repository.people.filter(({ bot }) => !bot).map(({ name, email }) => `${name}\0${email}`),
    ),
  );
  const sum = (of: (repository: RepositoryFacts) => number): number =>
    repositories.reduce((so, repository) => so + of(repository), 0);
  const total = (
    count: number,
    one: string,
    many: string,
    group: string,
    part: FactsPart,
  ): Omit<FactsState["numbers"][number], "isOpen"> => {
    return { label: count === 1 ? one : many, value: soFar(count, isDone(part)), group };
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
        const value = soFar(count, !group.isReading);
        return { label: label(count), value, group: id, isOpen: id !== "languages" && count > 0 };
      });
  const open = ({ facts }: Group): number => facts.filter(({ isOpen }) => isOpen).length;
  const lines = folders.flatMap(({ facts }) => facts.languages).reduce((total, language) => total + language.lines, 0);
  const history = [
    total(
      sum(({ commits }) => commits),
      vscode.l10n.t("commit"),
      vscode.l10n.t("commits"),
      "areas-0",
      "commits",
    ),
    total(people.size, vscode.l10n.t("person"), vscode.l10n.t("people"), "people-0", "commits"),
    total(
      sum(({ tags }) => tags.length),
      vscode.l10n.t("release or tag"),
      vscode.l10n.t("releases and tags"),
      "releases-0",
      "history",
    ),
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

/** None so far is not none, and some are at least as many. */
function soFar(count: number, isAll: boolean): string {
  if (isAll) return number(count);
  return count === 0 ? "…" : vscode.l10n.t("{0}+", number(count));
}
