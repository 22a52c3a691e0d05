import { hoursAMonth, isExplained } from "../../core/jobs.js";
import { rhythms } from "../../core/records.js";
import { code, line, place, text } from "../words.js";
import type { JobModel, JobsModel } from "./recordModels.js";
import { listing, maybe, type Source } from "./source.js";

/** The client's recurring jobs, the most frequent first; those without a rhythm come last. */
export function jobsModel({ offboarding: { tasks }, day, party, language }: Source): JobsModel {
  const rank = (every: JobModel["every"]) => (every === null ? rhythms.length : rhythms.indexOf(every));
  const all = (tasks ?? []).map(
    (task): JobModel => ({
      name: line(task.name),
      steps: task.steps.map(line),
      // Nobody needs to hear that something takes no time.
      minutes: task.minutes === undefined || task.minutes === 0 ? null : task.minutes,
      every: task.every ?? null,
      who: maybe(party, task.who),
      teach: maybe(text, task.teach),
      link: maybe(place, task.link),
      triedAloneOn: maybe(day, task.triedAloneOn),
      code: (task.code ?? []).map(({ file, pattern, line: at }) => ({
        file: code(at === undefined ? file : `${file}:${String(at)}`),
        pattern: maybe(code, pattern),
      })),
    }),
  );
  const sum = hoursAMonth(tasks ?? []);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const hours = number.format(sum);
  const isNothing = hours === number.format(0);
  const time = sayable(sum);
  return {
    ...listing(
      all.sort((a, b) => rank(a.every) - rank(b.every)),
      tasks !== undefined,
      4,
    ),
    // Of a few minutes nobody wants to hear that they are about 0 hours.
    hoursAMonth: isNothing ? null : line(hours),
    timeAMonth: isNothing ? null : line(timeText(time, language)),
    monthly: isNothing
      ? null
      : { amount: line(number.format(time.amount)), hours: time.unit === "hour", one: time.amount === 1 },
    explained: all.filter(isExplained),
    inSteps: all.length > 0 && all.every(({ steps }) => steps.length > 0),
    columns: {
      every: all.some(({ every }) => every !== null),
      minutes: all.some(({ minutes }) => minutes !== null),
    },
    inCode: all.filter((job) => job.code.length > 0),
  };
}

interface Time {
  readonly amount: number;
  readonly unit: "minute" | "hour";
}

/** A time in hours as people say it: to half an hour, below one in minutes, to five. */
function sayable(hours: number): Time {
  const minutes = Math.max(5, Math.round(hours * 12) * 5);
  return minutes < 60 ? { amount: minutes, unit: "minute" } : { amount: Math.round(hours * 2) / 2, unit: "hour" };
}

function timeText({ amount, unit }: Time, language: string): string {
  const style = { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, style).format(amount);
}
