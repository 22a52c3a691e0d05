import type { YamlValue } from "../yaml.js";

/** A step or job that never runs, with its line. */
export interface Found {
  readonly text: string;
  readonly line: number;
}

/** The keys by which hosts let people call a step, a job or a stage; then those that say what it does. */
const naming = ["name", "label", "displayName", "group", "key", "stage", "job", "deployment", "id"];
const doing = ["uses", "task", "template", "command", "trigger", "run", "script", "bash", "pwsh", "powershell"];

/** What a step or job calls itself, else the first line of what it does. */
export function nameOf(step: YamlValue): string {
  const named = [...naming, ...doing].map((key) => step.get(key)?.text?.trim().split("\n")[0]?.slice(0, 80));
  return named.find((name) => name !== undefined && name !== "") ?? "a step";
}

/** That it never runs because of what is written there, with the remark beside it, which may say why. */
export function neverRuns(name: string, because: YamlValue): Found {
  const why = because.remark === undefined ? "" : `: ${because.remark.slice(0, 120)}`;
  return { text: `${name} never runs${why}`, line: because.line };
}
