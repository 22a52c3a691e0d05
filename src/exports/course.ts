import type { DocumentModel } from "../drafts/model/documentModel.js";

/** A day in the course of the work, or versions that came out too close to one another for a mark each. */
export interface Stop {
  readonly name: string;
  /** The day in words. */
  readonly on: string;
  /** How many versions it stands for, if there are several. */
  readonly count?: number;
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

/** The room (of the whole line) that a name with its day takes, and how far marks have to be apart, so that none touch on a phone either. */
const nameWidth = 0.24;
const marksApart = 0.05;

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
  const [first, last] = [
    { name: "First day", on: startedOn.raw },
    { name: reason.paused ? "The pause begins" : "Last day", on: lastDay.raw },
  ];
  const stops: readonly Stop[] = [
    { ...first, at: 0, place: "below" },
    ...named(marksOf(between)),
    { ...last, at: 1, place: "below" },
  ];
  // In words there is room for each of them.
  const days = [first, ...between, last].map(({ name, on }) => `${name}: ${on}`);
  return { stops, said: `The course of the work. ${days.join("; ")}.` };
}

type Mark = Omit<Stop, "place">;

/** A mark for each version, or one for those that would touch one another; none touches an end of the line. */
function marksOf(versions: readonly Mark[]): readonly Mark[] {
  const within = (at: number): number => Math.min(1 - marksApart, Math.max(marksApart, at));
  const marks: (readonly Mark[])[] = [];
  for (const version of versions) {
    let mark: readonly Mark[] = [{ ...version, at: within(version.at) }];
    for (let before = marks.at(-1); before && middleOf(mark) - middleOf(before) < marksApart; before = marks.at(-1)) {
      mark = [...before, ...mark];
      marks.pop();
    }
    marks.push(mark);
  }
  return marks.flatMap((mark) => {
    const [first, last] = [mark[0], mark.at(-1)];
    if (!first || !last) return [];
    const at = Math.round(middleOf(mark) * 1000) / 1000;
    if (mark.length === 1) return [{ ...first, at }];
    const on = first.on === last.on ? last.on : `by ${last.on}`;
    return [{ name: `${String(mark.length)} versions`, on, at, count: mark.length }];
  });
}

function middleOf(mark: readonly Mark[]): number {
  return ((mark[0]?.at ?? 0) + (mark.at(-1)?.at ?? 0)) / 2;
}

/** With names as long as there is room for them. */
function named(marks: readonly Mark[]): readonly Stop[] {
  let free = 0;
  return marks.map((mark): Stop => {
    const begins = mark.at - nameWidth * shareBefore[anchorOf(mark.at)];
    const isNamed = begins >= free;
    if (isNamed) free = begins + nameWidth;
    return { ...mark, place: isNamed ? "above" : "unnamed" };
  });
}

/** How much of a name stands before its day. */
export const shareBefore = { start: 0, middle: 0.5, end: 1 } as const;

/** Where a name is aligned with its day, so that it stays within the line. */
export function anchorOf(at: number): "start" | "middle" | "end" {
  if (at < nameWidth / 2) return "start";
  return at > 1 - nameWidth / 2 ? "end" : "middle";
}
