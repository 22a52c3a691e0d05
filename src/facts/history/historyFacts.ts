import type { AreaFact, HistoryFacts } from "../../core/facts.js";
import { summed } from "../mergeFacts.js";
import { isDay } from "./range.js";
import type { HistoryResult } from "./readHistory.js";

/** What the documents need of a history: our part of it, and the releases since it began. */
export function historyFacts({ repository, missing }: HistoryResult): HistoryFacts {
  const { ours, tags, range } = repository;
  const since = range.from !== null && isDay(range.from) ? range.from : "";
  const releases = tags.filter(({ date }) => date >= since).map(({ name, date }) => ({ name, date }));
  return { first: ours.first, last: ours.last, releases, areas: ours.areas, missing };
}

type Release = HistoryFacts["releases"][number];

/**
 * The histories of several repositories as that of one work. A release says of which repository it is, unless several have the same on the
 * same day, as folders of one repository have.
 */
export function mergeHistories(all: readonly (readonly [name: string, facts: HistoryFacts])[]): HistoryFacts {
  const [only, ...others] = all;
  if (only && others.length === 0) return only[1];
  const facts = all.map(([, each]) => each);
  const days = (end: "first" | "last"): readonly string[] => facts.flatMap((each) => each[end] ?? []).sort();
  return {
    first: days("first")[0] ?? null,
    last: days("last").at(-1) ?? null,
    releases: mergedReleases(all),
    areas: facts
      .reduce<readonly AreaFact[]>((so, { areas }) => summed(so, areas, "name", ["commits"]), [])
      .toSorted((a, b) => b.commits - a.commits),
    missing: all.flatMap(([name, { missing }]) =>
      missing.map(({ what, why }) => ({ what: `${what} of ${name}`, why })),
    ),
  };
}

function mergedReleases(all: readonly (readonly [name: string, facts: HistoryFacts])[]): readonly Release[] {
  const found = new Map<string, Release & { readonly in: readonly string[] }>();
  for (const [name, { releases }] of all)
    for (const release of releases) {
      const key = `${release.date} ${release.name}`;
      found.set(key, { ...release, in: [...(found.get(key)?.in ?? []), name] });
    }
  return [...found.values()]
    .map(({ name, date, in: [first, ...others] }) => ({
      name: others.length === 0 ? `${first ?? ""} ${name}` : name,
      date,
    }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
