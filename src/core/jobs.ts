import type { Offboarding } from "./offboarding.js";

type Task = NonNullable<Offboarding["tasks"]>[number];

/** How often a rhythm comes round in an average month; with a release, or when needed, nobody can tell. */
const timesAMonth: Readonly<Record<NonNullable<Task["every"]>, number>> = {
  day: 365.25 / 12,
  week: 365.25 / 7 / 12,
  month: 1,
  quarter: 1 / 3,
  year: 1 / 12,
  release: 0,
  needed: 0,
};

/** The minutes an average month that a job takes; 0 without minutes or rhythm, with a release, or when needed. */
export function minutesAMonth({ minutes = 0, every }: Pick<Task, "minutes" | "every">): number {
  return every ? minutes * timesAMonth[every] : 0;
}

/**
 * The hours an average month that the client takes over with these jobs: minutes times rhythm, of a calendar's days and not of working
 * days. Jobs without minutes or rhythm, and those that come with a release or when needed, count as none; so it is the least it takes.
 */
export function hoursAMonth(tasks: readonly Task[]): number {
  return tasks.reduce((minutes, task) => minutes + minutesAMonth(task), 0) / 60;
}

/** Whether anything is said of how a job goes, beyond its name, rhythm and minutes; a job of the file or of a document's model. */
export function isExplained({ steps, link, teach, triedAloneOn }: Explanation): boolean {
  return steps.length > 0 || [link, teach, triedAloneOn].some((said) => said !== undefined && said !== null);
}

interface Explanation {
  readonly steps: readonly unknown[];
  readonly link?: unknown;
  readonly teach?: unknown;
  readonly triedAloneOn?: unknown;
}
