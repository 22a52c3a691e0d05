import { quotePattern } from "../../core/quotePattern.js";
import { lineAt } from "../files.js";

/** A job or a whole pipeline that is there and never runs. */
export interface DisabledJob {
  readonly text: string;
  readonly file: string;
  readonly line?: number;
}

const gitlabFile = /^(\.gitlab-ci|\.gitlab\/.+|.*\.gitlab-ci)\.ya?ml$/;

/** Files that say what a pipeline does. */
export const pipelineFile =
  /^(\.github\/workflows\/[^/]+|\.gitlab-ci|\.gitlab\/.+|.*\.gitlab-ci|bitbucket-pipelines|azure-pipelines|\.azure-pipelines\/.+|\.circleci\/config|\.travis)\.ya?ml$|^Jenkinsfile$/;

/** Where hosts look for pipelines: at the root of a repository, also for a folder in it. */
export const pipelinePlaces: readonly string[] = [
  ".github/workflows",
  ".gitlab-ci.yml",
  ".circleci/config.yml",
  ".travis.yml",
  "azure-pipelines.yml",
  "bitbucket-pipelines.yml",
  "Jenkinsfile",
];

/** A pipeline that was switched off by giving its file another name or place: the host finds it no more. */
const renamed =
  /^(\.github\/(workflows\/[^/]+\.ya?ml[._-](disabled?|off|bak|old|inactive)|(workflows\/(disabled|off|old|archived?|inactive)|(disabled|old|inactive)[-_.]?workflows|workflows[-_.](disabled|off|old|inactive))\/[^/]+\.ya?ml)|(\.gitlab-ci|\.travis|bitbucket-pipelines|azure-pipelines|\.circleci\/config)\.ya?ml[._-](disabled?|off|bak|old|inactive)|Jenkinsfile[._-](disabled?|off|bak|old|inactive))$/i;

/** The jobs that never run, by what their pipelines say, and the pipelines that were put away. */
export function disabledJobs(
  paths: readonly string[],
  texts: readonly (readonly [path: string, text: string])[],
): readonly DisabledJob[] {
  const pipelines = texts.filter(([path]) => pipelineFile.test(path));
  const gitlab = pipelines.filter(([path]) => gitlabFile.test(path));
  const used = gitlab.map(([, text]) => text).join("\n");
  return [
    ...pipelines.flatMap(([path, text]) => [
      ...switchedOff(path, text),
      ...(isCircle(path) ? inNoWorkflow(path, text) : []),
    ]),
    // Other files of GitLab's may be patterns for other projects, which nobody here can see.
    ...gitlab
      .filter(([path]) => path.startsWith(".gitlab-ci."))
      .flatMap(([path, text]) => hiddenJobs(path, text, used)),
    ...paths
      .filter((path) => renamed.test(path))
      .map((file) => ({ text: "the whole pipeline, by its file's name or folder", file })),
  ];
}

function isCircle(path: string): boolean {
  return path.startsWith(".circleci/");
}

/** What says no for good, host by host. */
function whyNever(path: string): RegExp | undefined {
  if (/^\.github\/|^\.travis/.test(path))
    return /^\s*(?:-\s+)?if:\s*(?:false|["']false["']|\$\{\{\s*false\s*\}\})\s*(?:#.*)?$/;
  if (/^\.?azure/.test(path)) return /^\s*(?:-\s+)?(?:condition|enabled):\s*["']?false["']?\s*(?:#.*)?$/i;
  if (isCircle(path)) return /^\s*(?:-\s+)?(?:(?:when|condition):\s*false|unless:\s*true)\s*(?:#.*)?$/;
  if (path === "Jenkinsfile")
    return /^\s*when\s*\{\s*expression\s*\{\s*(?:return\s+)?false\b|^\s*expression\s*\{\s*(?:return\s+)?false\s*\}/;
  return undefined;
}

/** GitLab takes the first rule that fits: “never” switches a job off only if it is the first and asks for nothing. */
function switchedOff(file: string, text: string): readonly DisabledJob[] {
  const never = whyNever(file);
  const isGitlab = gitlabFile.test(file);
  const lines = text.split("\n");
  return lines.flatMap((line, index) =>
    never?.test(line) === true ||
    (isGitlab && /^\s*-\s*when:\s*never\s*(#.*)?$/.test(line) && /^\s*rules:\s*(#.*)?$/.test(lines[index - 1] ?? ""))
      ? [{ text: line.trim(), file, line: index + 1 }]
      : [],
  );
}

/** A job of GitLab whose name begins with a dot is kept from running, or a pattern for others; then somebody refers to it. */
function hiddenJobs(file: string, text: string, used: string): readonly DisabledJob[] {
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
function inNoWorkflow(file: string, text: string): readonly DisabledJob[] {
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
