import { rhythms } from "../../core/records.js";
import { line, place, text } from "../words.js";
import type { JobModel, Listing } from "./documentModel.js";
import { listing, maybe, type Source } from "./source.js";

/** The client's recurring jobs, the most frequent first; those without a rhythm come last. */
export function jobsModel({ offboarding: { tasks }, day, party }: Source): Listing<JobModel> {
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
    }),
  );
  return listing(
    all.sort((a, b) => rank(a.every) - rank(b.every)),
    tasks !== undefined,
    4,
  );
}
