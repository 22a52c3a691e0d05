import type { HistoryFacts } from "../../core/facts.js";
import { isDay } from "./range.js";
import type { HistoryResult } from "./readHistory.js";

/** What the documents need of a history: our part of it, and the releases since it began. */
export function historyFacts({ repository, missing }: HistoryResult): HistoryFacts {
  const { ours, tags, range } = repository;
  const since = range.from !== null && isDay(range.from) ? range.from : "";
  const releases = tags.filter(({ date }) => date >= since).map(({ name, date }) => ({ name, date }));
  return { first: ours.first, last: ours.last, releases, areas: ours.areas, missing };
}
