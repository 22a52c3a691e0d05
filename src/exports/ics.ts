import { addDays, addMonths, formatISO, getDay, parseISO, startOfMonth } from "date-fns";
import type { JobModel } from "../drafts/model/recordModels.js";
import { type CalendarDay, type CalendarMoment, calendarText } from "./calendar.js";
import type { HandoffInput } from "./handoff.js";
import type { Output } from "./output.js";

/** How long a meeting takes if nobody said. */
const meetingMinutes = 60;

type Entry = CalendarDay | CalendarMoment;

/** The owner's calendars: the closing meeting, and the jobs that come again. */
export function icsOutputs(input: HandoffInput): readonly Output[] {
  const meeting = meetingEntry(input);
  return [...(meeting ? [output("meeting.ics", [meeting], input)] : []), output("jobs.ics", jobEntries(input), input)];
}

function output(path: string, entries: readonly Entry[], { view, versionOf }: HandoffInput): Output {
  // Made on no day in particular, so that the same input gives the same bytes.
  const stamp = `${view.createdOn}T00:00:00Z`;
  const { source, sequence } = versionOf(path, calendarText(entries, { stamp }));
  return {
    path,
    content: calendarText(entries, { stamp, sequence }),
    format: "ics",
    reader: "owner",
    source,
    sequence,
  };
}

/** The meeting at its time; before there is one, the last day on which it can be. None if it is not held. */
function meetingEntry(input: HandoffInput): Entry | undefined {
  const { view, model } = input;
  const { choice, at, place, people = [], notes } = view.meeting ?? {};
  if (choice === "skip" || choice === "fold") return undefined;
  const { name } = model.project;
  const uid = `${view.id}-meeting@sendoff`;
  if (at === undefined)
    return {
      uid,
      day: view.project.lastDay,
      title: `${name.raw}: closing meeting (time to be agreed)`,
      isTentative: true,
      ...noted(contactLine(input)),
    };
  return {
    uid,
    at: `${new Date(at.replace(/\[.*\]$/, "")).toISOString().slice(0, 19)}Z`,
    minutes: meetingMinutes,
    title: `${name.raw}: closing meeting`,
    ...noted(people.length > 0 ? `With ${people.join(", ")}` : "", notes ?? "", contactLine(input)),
    ...(place !== undefined && { place }),
  };
}

/** The jobs with a rhythm; without any, the day from which the work is the client's, so that there is something to keep. */
function jobEntries(input: HandoffInput): readonly Entry[] {
  const { view, model } = input;
  const { lastDay } = view.project;
  const entries = (view.tasks ?? []).flatMap(({ id, name, steps, minutes, every, link }): Entry[] => {
    const rhythm = rhythmOf(every ?? null, lastDay);
    if (!rhythm) return [];
    const lines = [
      ...steps.map((step, index) => `${String(index + 1)}. ${step}`),
      ...(minutes === undefined || minutes === 0 ? [] : [`About ${String(minutes)} minutes`]),
      ...(link === undefined ? [] : [link]),
      contactLine(input),
    ];
    return [{ uid: `${view.id}-${id}@sendoff`, title: name, ...noted(...lines), ...rhythm }];
  });
  if (entries.length > 0) return entries;
  const title = model.reason.paused ? "the work pauses from today" : "in your hands from today";
  return [
    {
      uid: `${view.id}-handover@sendoff`,
      day: dayAfter(lastDay, 1),
      title: `${model.project.name.raw}: ${title}`,
      ...noted(contactLine(input)),
    },
  ];
}

/** The first day after the last one on which a job is due, and how it comes again; what has no rhythm stands in no calendar. */
function rhythmOf(every: JobModel["every"], lastDay: string): { day: string; rule: string } | undefined {
  switch (every) {
    case "day":
      return { day: dayAfter(lastDay, 1), rule: "FREQ=DAILY" };
    case "week":
      return { day: firstMonday(dayAfter(lastDay, 1)), rule: "FREQ=WEEKLY" };
    case "month":
      return { day: firstMonday(monthAfter(lastDay, 1)), rule: "FREQ=MONTHLY;BYDAY=1MO" };
    case "quarter":
      return { day: firstMonday(monthAfter(lastDay, 3)), rule: "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO" };
    case "year":
      return { day: iso(addMonths(parseISO(lastDay), 12)), rule: "FREQ=YEARLY" };
    case "release":
    case "needed":
    case null:
      return undefined;
  }
}

/** Whom to ask; empty while nobody knows. A gap would be seen in the client's calendar alone. */
function contactLine({ view: { provider }, model: { support } }: HandoffInput): string {
  return [provider?.name, support.contact?.raw].filter((part) => part !== undefined).join(", ");
}

/** A field with a note, if there is one. */
function noted(...lines: readonly string[]): { note?: string } {
  const note = lines.filter((line) => line !== "").join("\n");
  return note === "" ? {} : { note };
}

/** A Monday: the first one from that day on. */
function firstMonday(day: string): string {
  return dayAfter(day, (8 - getDay(parseISO(day))) % 7);
}

/** The first day of the month that lies so many months later. */
function monthAfter(day: string, count: number): string {
  return iso(startOfMonth(addMonths(parseISO(day), count)));
}

function dayAfter(day: string, count: number): string {
  return iso(addDays(parseISO(day), count));
}

/** parseISO reads a day as local midnight and this writes the local day, so no time zone comes in between. */
function iso(date: Date): string {
  return formatISO(date, { representation: "date" });
}
