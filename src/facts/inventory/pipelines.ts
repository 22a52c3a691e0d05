import { breather } from "../../core/breather.js";
import type { Missing } from "../../core/facts.js";
import type { Files } from "../files.js";
import { parseYaml, type YamlValue } from "../yaml.js";
import { fromRoot } from "./above.js";
import { azureTimes, circleTimes, githubTimes, gitlabTimes, type TimesOf, travisTimes } from "./pipelineTimes.js";
import { readTexts } from "./readTexts.js";

/** A host of pipelines, and how its files are known. Hosts look for them at the root of a repository alone. */
interface PipelineHost {
  readonly name: string;
  /** The files that give it away, from the root. */
  readonly file: RegExp;
  /** Files that its pipelines bring in. */
  readonly more?: RegExp;
  /** What runs it at set times: by its keys, or by a line that is no remark; a key called `cron` where nothing is given. */
  readonly schedule?: RegExp | TimesOf;
}

const cronEvent = /^[^\n#]*\bevent:[^\n#]{0,200}\bcron\b|^\s*-\s*["']?cron["']?\s*$|^[^\n#]*\bcron:/m;

const hosts: readonly PipelineHost[] = [
  { name: "GitHub Actions", file: /^\.github\/workflows\/[^/]+\.ya?ml$/, schedule: githubTimes },
  { name: "Forgejo Actions", file: /^\.forgejo\/workflows\/[^/]+\.ya?ml$/, schedule: githubTimes },
  { name: "Gitea Actions", file: /^\.gitea\/workflows\/[^/]+\.ya?ml$/, schedule: githubTimes },
  {
    name: "GitLab CI",
    file: /^\.gitlab-ci\.ya?ml$/,
    more: /^(\.gitlab\/.+|.*\.gitlab-ci)\.ya?ml$/,
    schedule: gitlabTimes,
  },
  { name: "CircleCI", file: /^\.circleci\/config\.ya?ml$/, schedule: circleTimes },
  { name: "Travis CI", file: /^\.travis\.ya?ml$/, schedule: travisTimes },
  {
    name: "Azure Pipelines",
    file: /^(\.?azure-pipelines([.-][\w.-]+)?|\.vsts-ci|\.(azure-pipelines|azuredevops|pipelines)\/.+)\.ya?ml$/,
    schedule: azureTimes,
  },
  { name: "Bitbucket Pipelines", file: /^bitbucket-pipelines\.ya?ml$/ },
  { name: "Drone", file: /^\.drone\.(ya?ml|jsonnet|star)$/, schedule: cronEvent },
  { name: "Woodpecker", file: /^\.woodpecker(\/.+)?\.ya?ml$/, schedule: cronEvent },
  { name: "Jenkins", file: /^((ci|build|deploy|\.?jenkins)\/)?Jenkinsfile$/, schedule: /^[^\n/]*\bcron\s*\(/m },
  { name: "AppVeyor", file: /^\.?appveyor\.ya?ml$/ },
  { name: "Buildkite", file: /^\.buildkite\// },
  { name: "Codefresh", file: /^(codefresh|\.codefresh\/.+)\.ya?ml$/, schedule: /^[^\n#]*\b(cron|type:[ \t]*cron\b)/m },
  { name: "Semaphore", file: /^\.semaphore\/.+\.ya?ml$/ },
  { name: "TeamCity", file: /^\.teamcity\//, schedule: /^[^\n/]*\bschedule\s*\{/m },
  { name: "Cirrus CI", file: /^\.cirrus\.(ya?ml|star)$/ },
  { name: "Google Cloud Build", file: /^cloudbuild\.(ya?ml|json)$/ },
  { name: "AWS CodeBuild", file: /^buildspec\.ya?ml$/ },
  { name: "Bitrise", file: /^bitrise\.ya?ml$/ },
  { name: "Codemagic", file: /^codemagic\.ya?ml$/ },
  { name: "SourceHut builds", file: /^(\.build|\.builds\/[^/]+)\.ya?ml$/ },
];

/** Folders at the root of a repository in which hosts look for pipelines; others lie at the root itself. */
export const pipelineFolders: readonly string[] = [
  ...[".github", ".forgejo", ".gitea"].map((folder) => `${folder}/workflows`),
  ...[".gitlab", ".circleci", ".azure-pipelines", ".azuredevops", ".pipelines", ".woodpecker", ".buildkite"],
  ...[".codefresh", ".semaphore", ".teamcity", ".builds"],
];

/** A file of a pipeline. */
export interface PipelineFile {
  /** Who runs it. */
  readonly host: string;
  /** Whether the host finds it by itself, or another file brings it in. */
  readonly isMain: boolean;
  /** Seen from the folder that was opened, and from the root of the repository. */
  readonly file: string;
  readonly path: string;
  readonly text: string;
  /** What the text says as YAML; empty for what is written in something else. */
  readonly documents: readonly YamlValue[];
  readonly schedule: RegExp | TimesOf;
}

/** The pipelines of a repository. */
export interface Pipelines {
  /** Who runs them, by the files that give it away, be they readable or not. */
  readonly hosts: readonly (readonly [file: string, host: string])[];
  readonly read: readonly PipelineFile[];
  /** Pipelines that were switched off by giving their files another name or place: the host finds them no more. */
  readonly putAway: readonly string[];
  readonly missing: readonly Missing[];
}

const mostRead = 100;

/** All that a file of a pipeline can be called: it begins with a dot, lies at the root, or has its host's name. */
const mayBe = /^\.|^[^/]*$|\bJenkinsfile|\.gitlab-ci\.ya?ml$/;

/** The pipelines among files that are seen from the folder which `prefix` leads to, without those that leave the folder out. */
export async function readPipelines(files: Files, paths: readonly string[], prefix: string): Promise<Pipelines> {
  const placed = paths.map((file) => ({ file, path: fromRoot(prefix, file) })).filter(({ path }) => mayBe.test(path));
  const wanted = placed.filter(({ path }) => isReadable(path) && hostOf(path) !== undefined).slice(0, mostRead);
  const { texts, missing } = await readTexts(
    files,
    wanted.map(({ file }) => file),
  );
  const all: PipelineFile[] = [];
  const unreadable: Missing[] = [];
  const breathe = breather();
  for (const { file, path } of wanted) {
    const text = texts.get(file);
    if (text === undefined) continue;
    await breathe();
    const documents = isYaml.test(path) ? parseYaml(text) : [];
    if (!documents)
      unreadable.push({ what: `pipeline in ${file}`, why: "There is a mistake in the file, or it is too large." });
    all.push(pipelineOf(file, path, text, documents ?? []));
  }
  const others = new Set(all.filter((pipeline) => leavesOut(pipeline, prefix)).map(({ file }) => file));
  return {
    hosts: placed.flatMap(({ file, path }) => {
      const host = others.has(file) ? undefined : hosts.find((each) => each.file.test(path));
      return host ? [[file, host.name] as const] : [];
    }),
    read: all.filter(({ file }) => !others.has(file)),
    putAway: placed.filter(({ path }) => renamed.test(path)).map(({ file }) => file),
    missing: [...missing, ...unreadable],
  };
}

const renamed =
  /^(\.github\/(workflows\/[^/]+\.ya?ml[._-](disabled?|off|bak|old|inactive)|(workflows\/(disabled|off|old|archived?|inactive)|(disabled|old|inactive)[-_.]?workflows|workflows[-_.](disabled|off|old|inactive))\/[^/]+\.ya?ml)|(\.gitlab-ci|\.travis|\.drone|\.?appveyor|bitbucket-pipelines|azure-pipelines|\.circleci\/config|\.buildkite\/[^/]+)\.ya?ml[._-](disabled?|off|bak|old|inactive)|Jenkinsfile[._-](disabled?|off|bak|old|inactive))$/i;

const isYaml = /\.ya?ml$/;

function isReadable(path: string): boolean {
  return /(\.(ya?ml|kts|jsonnet|star)|(^|\/)Jenkinsfile)$/.test(path);
}

function hostOf(path: string): PipelineHost | undefined {
  return hosts.find(({ file, more }) => file.test(path) || more?.test(path) === true);
}

function pipelineOf(file: string, path: string, text: string, documents: readonly YamlValue[]): PipelineFile {
  const host = hostOf(path);
  return {
    host: host?.name ?? "",
    isMain: host?.file.test(path) === true,
    file,
    path,
    text,
    documents,
    schedule: host?.schedule ?? /^[^\n#]*\bcron:/m,
  };
}

/**
 * Whether a workflow of GitHub's leaves a folder out by the paths that it waits for: none of its triggers that know paths fits anything
 * there. When else it runs does not matter; it is made for those paths.
 */
function leavesOut({ host, documents }: PipelineFile, prefix: string): boolean {
  if (prefix === "" || host !== "GitHub Actions") return false;
  const [workflow] = documents;
  const triggers = ["push", "pull_request", "pull_request_target"].flatMap((name) => workflow?.get("on", name) ?? []);
  return triggers.length > 0 && triggers.every((trigger) => passesBy(trigger, prefix));
}

function passesBy(trigger: YamlValue, prefix: string): boolean {
  const listed = (key: string): readonly string[] => (trigger.get(key)?.items ?? []).flatMap(({ text }) => text ?? []);
  const wanted = listed("paths").filter((pattern) => !pattern.startsWith("!"));
  if (wanted.length > 0) return !wanted.some((pattern) => mayFit(pattern, prefix));
  return listed("paths-ignore").some((pattern) => pattern.endsWith("**") && prefix.startsWith(pattern.slice(0, -2)));
}

/** Whether a pattern may fit a file in a folder, by what it says before its first wildcard. */
function mayFit(pattern: string, prefix: string): boolean {
  const head = pattern.replace(/[*?+[!].*$/s, "");
  return head.startsWith(prefix) || prefix.startsWith(head);
}
