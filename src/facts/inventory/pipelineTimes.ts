import type { YamlValue } from "../yaml.js";

/** Where a pipeline is told to run at set times; undefined where it is not. */
export type TimesOf = (pipeline: YamlValue) => YamlValue | undefined;

/** Of GitHub and those that run its workflows. */
export const githubTimes: TimesOf = (workflow) => cronIn(workflow.get("on", "schedule"));

export const azureTimes: TimesOf = (pipeline) => cronIn(pipeline.get("schedules"));

export const circleTimes: TimesOf = (config) => {
  const triggers = [...(config.get("workflows")?.entries.values() ?? [])].flatMap(
    (workflow) => workflow.get("triggers")?.items ?? [],
  );
  return triggers.flatMap((trigger) => trigger.get("schedule", "cron") ?? [])[0];
};

/** GitLab and Travis keep the times themselves; the files only say what is meant for them. */
export const gitlabTimes: TimesOf = (pipeline) =>
  [...pipeline.entries.values()].flatMap((job) => {
    const listed = [...(job.get("only")?.items ?? []), ...(job.get("only", "refs")?.items ?? [])];
    const rules = (job.get("rules")?.items ?? []).filter((rule) => rule.get("when")?.text !== "never");
    return [
      ...listed.filter(({ text }) => text === "schedules"),
      ...rules
        .flatMap((rule) => rule.get("if") ?? [])
        .filter(({ text }) => /\$CI_PIPELINE_SOURCE\s*==\s*["']schedule["']/.test(text ?? "")),
    ];
  })[0];

export const travisTimes: TimesOf = (pipeline) =>
  pipeline.parts
    .flatMap((part) => part.get("if") ?? [])
    .find(({ text }) => /\btype\s*(?:=\s*cron|in\s*\([^)]*\bcron)\b/i.test(text ?? ""));

function cronIn(list: YamlValue | undefined): YamlValue | undefined {
  return (list?.items ?? []).flatMap((each) => each.get("cron") ?? [])[0];
}
