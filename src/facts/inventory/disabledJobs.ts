import { quotePattern } from "../../core/quotePattern.js";
import { lineAt } from "../files.js";
import { parseYaml } from "../yaml.js";
import { disabledSteps } from "./disabledSteps.js";
import type { PipelineFile, Pipelines } from "./pipelines.js";

/** A job or a whole pipeline that is there and never runs. */
export interface DisabledJob {
  readonly text: string;
  readonly file: string;
  readonly line?: number;
}

/** The jobs that never run, by what the pipelines of a repository say, and the pipelines that were put away. */
export function disabledJobs({ read: pipelines, putAway }: Pipelines): readonly DisabledJob[] {
  const ofGitlab = pipelines.filter(({ host }) => host === "GitLab CI");
  const used = ofGitlab.map(({ text }) => text).join("\n");
  return [
    ...pipelines.flatMap((pipeline) => [
      ...switchedOff(pipeline),
      ...stepsOff(pipeline),
      ...(pipeline.host === "CircleCI" ? inNoWorkflow(pipeline) : []),
    ]),
    // Other files of GitLab's may be patterns for other projects, which nobody here can see.
    ...ofGitlab.filter(({ isMain }) => isMain).flatMap((pipeline) => hiddenJobs(pipeline, used)),
    ...putAway.map((file) => ({ text: "the whole pipeline, by its file's name or folder", file })),
  ];
}

const isFalse = /^\s*(?:-\s+)?if:\s*(?:false|["']false["']|\$\{\{\s*false\s*\}\})\s*(?:#.*)?$/;

/** Lines that say no for good, host by host. */
const never: Readonly<Record<string, RegExp>> = {
  "GitHub Actions": isFalse,
  "Forgejo Actions": isFalse,
  "Gitea Actions": isFalse,
  "Travis CI": isFalse,
  "Azure Pipelines": /^\s*(?:-\s+)?(?:condition|enabled):\s*["']?false["']?\s*(?:#.*)?$/i,
  CircleCI: /^\s*(?:-\s+)?(?:(?:when|condition):\s*false|unless:\s*true)\s*(?:#.*)?$/,
  Jenkins: /^\s*when\s*\{\s*expression\s*\{\s*(?:return\s+)?false\b|^\s*expression\s*\{\s*(?:return\s+)?false\s*\}/,
};

/** GitLab takes the first rule that fits: “never” switches a job off only if it is the first and asks for nothing. */
function switchedOff({ host, file, text }: PipelineFile): readonly DisabledJob[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) =>
    never[host]?.test(line) === true ||
    (host === "GitLab CI" &&
      /^\s*-\s*when:\s*never\s*(#.*)?$/.test(line) &&
      /^\s*rules:\s*(#.*)?$/.test(lines[index - 1] ?? ""))
      ? [{ text: line.trim(), file, line: index + 1 }]
      : [],
  );
}

/** What is switched off by keys, which only their place tells of. */
function stepsOff({ host, file, path, text }: PipelineFile): readonly DisabledJob[] {
  const stepsOf = disabledSteps[host];
  if (!stepsOf || !/\.ya?ml$/.test(path)) return [];
  return (parseYaml(text) ?? []).flatMap(stepsOf).map((found) => ({ ...found, file }));
}

/** A job of GitLab whose name begins with a dot is kept from running, or a pattern for others; then somebody refers to it. */
function hiddenJobs({ file, text }: PipelineFile, used: string): readonly DisabledJob[] {
  return [...text.matchAll(/^(\.[\w.:/ -]{1,200}?):[ \t]*(#.*)?\n((?:[ \t]+.*\n?|[ \t]*#.*\n?|[ \t]*\n)*)/gm)].flatMap(
    (found) => {
      const [, name = "", , body = ""] = found;
      // What runs nothing is no job.
      if (!/^[ \t]+(script|trigger):/m.test(body)) return [];
      const mentions = used.match(new RegExp(`(?<![\\w.-])${quotePattern(name)}(?![\\w.-])`, "g"))?.length ?? 0;
      return mentions > 1 ? [] : [{ text: `${name} is hidden by its dot`, file, line: lineAt(text, found.index) }];
    },
  );
}

/** Jobs of CircleCI that no workflow names. */
function inNoWorkflow({ file, text }: PipelineFile): readonly DisabledJob[] {
  const [jobs, workflows] = [partOf(text, "jobs"), partOf(text, "workflows")];
  if (!jobs || !workflows) return [];
  const named = workflows.text.replace(/#.*$/gm, "");
  const indent = /^( +)\S/m.exec(jobs.text)?.[1] ?? "  ";
  return [...jobs.text.matchAll(new RegExp(`^${indent}["']?([\\w-]{1,200})["']?:`, "gm"))].flatMap((found) => {
    const [, name = ""] = found;
    const isNamed = new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(named);
    return isNamed ? [] : [{ text: `${name} is in no workflow`, file, line: lineAt(text, jobs.from + found.index) }];
  });
}

/** What stands below a key at the left edge. */
function partOf(text: string, key: string): { readonly text: string; readonly from: number } | undefined {
  const found = new RegExp(`^${key}:.*\\n`, "m").exec(text);
  if (!found) return undefined;
  const from = found.index + found[0].length;
  const end = text.slice(from).search(/^[^\s#]/m);
  return { text: end < 0 ? text.slice(from) : text.slice(from, from + end), from };
}
