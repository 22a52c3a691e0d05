import type { DocumentModel } from "../drafts/model/documentModel.js";

/** A day in the course of the work. */
export interface Stop {
  readonly name: string;
  /** The day in words. */
  readonly on: string;
  /** How far along it is: 0 is the first day, 1 the last. */
  readonly at: number;
  /** Versions have names above the line as long as there is room for them; the two ends have theirs below. */
  readonly place: "above" | "below" | "unnamed";
}

/** The course of the work as a line with its days, and the same in words. */
export interface Course {
  readonly stops: readonly Stop[];
  readonly said: string;
}

/** So far from the next one (of the whole line) a name needs to be. */
const apart = 0.2;

/**
 * When the work began, when its versions came out and when it ends. Days alone: no client is helped by counts of commits. Null if
 * there was no version in between, or nobody knows when it began.
 */
export function courseOf({ project, history, reason }: DocumentModel): Course | null {
  const { startedOn, lastDay } = project;
  if (!startedOn) return null;
  const [from, to] = [Date.parse(startedOn.iso.raw), Date.parse(lastDay.iso.raw)];
  const between = history.releases.all
    .map(({ name, on }) => ({ name: name.raw, on: on.raw, at: (Date.parse(on.iso.raw) - from) / (to - from) }))
    .filter(({ at }) => at > 0 && at < 1)
    .sort((a, b) => a.at - b.at);
  if (between.length === 0) return null;
  const end = reason.paused ? "The pause begins" : "Last day";
  let named = -1;
  const versions = between.map((each): Stop => {
    const isNamed = each.at - named >= apart;
    if (isNamed) named = each.at;
    return { ...each, at: Math.round(each.at * 1000) / 1000, place: isNamed ? "above" : "unnamed" };
  });
  const stops: readonly Stop[] = [
    { name: "First day", on: startedOn.raw, at: 0, place: "below" },
    ...versions,
    { name: end, on: lastDay.raw, at: 1, place: "below" },
  ];
  return { stops, said: `The course of the work. ${stops.map(({ name, on }) => `${name}: ${on}`).join("; ")}.` };
}

/** Where a name is aligned with its day, so that it stays within the line. */
export function anchorOf(at: number): "start" | "middle" | "end" {
  if (at < 0.1) return "start";
  return at > 0.9 ? "end" : "middle";
}
