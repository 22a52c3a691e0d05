import type { YamlValue } from "../yaml.js";
import { type Found, nameOf, neverRuns } from "./found.js";

/** Lists in lists, as GitLab and CircleCI flatten them; whoever means harm refers to a list in itself. */
const deepest = 10;

/** `false`, be it an expression or not, also as a part without which the whole is never true. */
const never = /^(?:\$\{\{\s*)?(?:false(?:\s*&&[^|]*)?|[^|]*&&\s*false)(?:\s*\}\})?$/s;

function ifNever(name: string, step: YamlValue): readonly Found[] {
  const condition = step.get("if");
  return condition && never.test(condition.text?.trim() ?? "") ? [neverRuns(name, condition)] : [];
}

/** Of GitHub and those that run its workflows: jobs and steps whose `if` is never true. */
export function githubOff(workflow: YamlValue): readonly Found[] {
  return [...(workflow.get("jobs")?.entries ?? [])].flatMap(([name, job]) => [
    ...ifNever(name, job),
    ...(job.get("steps")?.items ?? []).flatMap((step) => ifNever(nameOf(step), step)),
  ]);
}

/** Of Travis: all of it, stages and jobs whose `if` is never true. */
export function travisOff(pipeline: YamlValue): readonly Found[] {
  const lists = [
    pipeline.get("stages"),
    ...["jobs", "matrix"].flatMap((key) => [pipeline.get(key), pipeline.get(key, "include")]),
  ];
  return [
    ...ifNever("the whole pipeline", pipeline),
    ...lists.flatMap((list) => list?.items ?? []).flatMap((job) => ifNever(nameOf(job), job)),
  ];
}

/** What Azure has conditions for. Its templates take values by any name, which switch nothing off here. */
const azureParts =
  /^(stage|job|deployment|task|script|bash|pwsh|powershell|checkout|download|publish|template|displayName)$/;

/** Of Azure, which knows no aliases: stages, jobs and steps whose condition is never true, and steps that are not enabled. */
export function azureOff(pipeline: YamlValue): readonly Found[] {
  return pipeline.parts.flatMap((part) => {
    if (![...part.entries.keys()].some((key) => azureParts.test(key))) return [];
    const found = [part.get("condition"), part.get("enabled")].find((each) =>
      /^(false|and\(\s*false\s*,.*)$/is.test(each?.text?.trim() ?? ""),
    );
    return found ? [neverRuns(nameOf(part), found)] : [];
  });
}

/** Of CircleCI: workflows that never start, steps that are never taken, and jobs that no workflow names. */
export function circleOff(config: YamlValue): readonly Found[] {
  const [jobs, workflows] = [config.get("jobs"), config.get("workflows")];
  const entries = [...(workflows?.entries ?? [])];
  const steps = [...(jobs?.entries ?? []), ...(config.get("commands")?.entries ?? [])];
  return [
    ...entries.flatMap(([name, workflow]) => circleNever(name, workflow.get("when"), workflow.get("unless"))),
    ...steps.flatMap(([name, job]) => circleSteps(name, job.get("steps"), 0)),
    ...(workflows ? inNoWorkflow(config, jobs) : []),
  ];
}

function circleNever(name: string, when: YamlValue | undefined, unless: YamlValue | undefined): readonly Found[] {
  const found = when?.text === "false" ? when : unless?.text === "true" ? unless : undefined;
  return found ? [neverRuns(name, found)] : [];
}

function circleSteps(job: string, steps: YamlValue | undefined, depth: number): readonly Found[] {
  if (depth > deepest) return [];
  return (steps?.items ?? []).flatMap((step) => [
    ...circleNever(`a step of ${job}`, step.get("when", "condition"), step.get("unless", "condition")),
    ...["when", "unless"].flatMap((key) => circleSteps(job, step.get(key, "steps"), depth + 1)),
  ]);
}

function inNoWorkflow(config: YamlValue, jobs: YamlValue | undefined): readonly Found[] {
  const running = ["workflows", "job-groups"].flatMap((key) => [...(config.get(key)?.entries.values() ?? [])]);
  const listed = running.flatMap((each) => each.get("jobs")?.items ?? []);
  const named = new Set(listed.flatMap((job) => [job.text, ...job.entries.keys()]));
  return [...(jobs?.entries ?? [])].flatMap(([name, job]) =>
    named.has(name) ? [] : [{ text: `${name} is in no workflow`, line: job.line }],
  );
}

/** GitLab takes the first rule that fits: “never” switches a job off only if it is the first and asks for nothing. */
export function gitlabOff(pipeline: YamlValue): readonly Found[] {
  return [...pipeline.entries].flatMap(([name, job]) => {
    const rule = firstOf(job.get("rules"), 0);
    const when = rule?.get("when");
    if (when?.text !== "never" || rule?.entries.size !== 1) return [];
    return [neverRuns(name === "workflow" ? "the whole pipeline" : name, when)];
  });
}

function firstOf(list: YamlValue | undefined, depth: number): YamlValue | undefined {
  const [first] = list?.items ?? [];
  if (!first || depth > deepest) return undefined;
  return first.items.length > 0 ? firstOf(first, depth + 1) : first;
}

/**
 * The jobs of a GitLab pipeline that are kept from running by the dot before their names, and are no patterns for others: nobody refers
 * to them. `all`: every file of the pipeline.
 */
export function gitlabHidden(pipeline: YamlValue, all: readonly YamlValue[]): readonly Found[] {
  const mentioned = new Set(all.flatMap(({ parts }) => parts.map(({ text }) => text)));
  return [...pipeline.entries].flatMap(([name, job]) => {
    // What runs nothing is no job.
    const isJob = job.get("script") !== undefined || job.get("trigger") !== undefined;
    if (!name.startsWith(".") || !isJob || mentioned.has(name) || job.isReferredTo) return [];
    return [{ text: `${name} is hidden by its dot`, line: job.line }];
  });
}
