import type { Missing, RepoFacts } from "../../core/facts.js";
import { areaOf } from "../areas.js";
import { type Files, lineOf } from "../files.js";
import { dependenciesOf, type Dependency, manifestKinds } from "./dependencies.js";
import { docsIn } from "./docs.js";
import { frameworks, serviceFiles, servicePackages, stackFiles } from "./known.js";
import { licencesIn } from "./licences.js";
import { scriptFiles, scriptsOf } from "./scripts.js";

type Inventory = Pick<RepoFacts, "stack" | "scripts" | "services" | "docs" | "licences" | "manifests" | "structure"> & {
  /** Names of variables that an example file or the README tells of. */
  readonly documentedEnv: ReadonlySet<string>;
  readonly disabledJobs: readonly { readonly text: string; readonly file: string; readonly line: number }[];
  readonly missing: readonly Missing[];
};

const mostManifests = 200;
const exampleFile =
  /(^|\/)(\.env[.-](example|sample|dist|template|defaults?)|env\.(example|sample)|\.?env\.dist|example\.env|sample\.env)$/i;
const workflow =
  /^(\.github\/workflows\/.+|\.gitlab-ci|bitbucket-pipelines|azure-pipelines|\.circleci\/config)\.?ya?ml$/;

/** What files and manifests say, without looking into the code. */
export async function readInventory(files: Files, paths: readonly string[]): Promise<Inventory> {
  const near = paths.filter(isOfTheProduct).sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  const texts = new Map<string, string>();
  const wanted = (path: string): boolean =>
    isManifest(path) ||
    scriptFiles.test(path) ||
    exampleFile.test(path) ||
    workflow.test(path) ||
    isLock(path) ||
    /^readme(\.\w+)?$/i.test(path);
  const unread: Missing[] = [];
  const all = near.filter(wanted);
  if (all.length > mostManifests)
    unread.push({
      what: `${String(all.length - mostManifests)} manifests and lock files deep in the folders`,
      why: `The ${String(mostManifests)} nearest to the top were read.`,
    });
  for (const path of all.slice(0, mostManifests)) {
    const text = await files.read(path);
    if (text !== undefined) texts.set(path, text);
    else unread.push({ what: path, why: "It is no text, too large, or not ours to read." });
  }
  const manifests = [...texts].filter(([path]) => isManifest(path));
  const read = manifests.map(([path, text]) => ({ path, dependencies: dependenciesOf(path, text) }));
  const dependencies = read.flatMap((each) => each.dependencies ?? []);
  const readme = [...texts].find(([path]) => /^readme/i.test(path));
  const examples = [...texts].filter(([path]) => exampleFile.test(path));
  const { licences, missing } = licencesIn(
    [...texts].filter(([path]) => isLock(path)).map(([path, text]) => ({ path, text })),
  );
  const run = paths.includes("pnpm-lock.yaml")
    ? "pnpm run"
    : paths.includes("yarn.lock")
      ? "yarn"
      : /^bun\.lockb?$/m.test(paths.join("\n"))
        ? "bun run"
        : "npm run";
  return {
    stack: stackOf(dependencies, near),
    scripts: [...texts]
      .filter(([path]) => scriptFiles.test(path))
      .flatMap(([path, text]) => scriptsOf(path, text, run)),
    services: servicesOf(dependencies, near, texts),
    docs: docsIn(near, readme && { path: readme[0], text: readme[1] }),
    licences,
    manifests: lockedManifests(read, new Set(paths)),
    structure: structureOf(paths),
    documentedEnv: new Set(
      [...examples, ...(readme ? [readme] : [])].flatMap(([, text]) => text.match(/\b[A-Z][A-Z0-9_]{1,60}\b/g) ?? []),
    ),
    disabledJobs: [...texts].filter(([path]) => workflow.test(path)).flatMap(([path, text]) => disabledIn(path, text)),
    missing: [
      ...unread,
      ...missing,
      ...read
        .filter((each) => !each.dependencies)
        .map(({ path }) => ({ what: `dependencies in ${path}`, why: "The file cannot be parsed." })),
    ],
  };
}

/** Not what only shows or tests it: an example brings frameworks that the product has not. */
function isOfTheProduct(path: string): boolean {
  const { name } = areaOf(path);
  return (
    name !== "Examples" &&
    (name !== "Tests" || !path.includes("/")) &&
    !/(^|\/)(templates?|stubs?|fixtures?|__fixtures__)[-/]/.test(path)
  );
}

function depth(path: string): number {
  return path.split("/").length;
}

function isManifest(path: string): boolean {
  return manifestKinds.some(({ name }) => name.test(path));
}

function isLock(path: string): boolean {
  return /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|composer\.lock|yarn\.lock|pnpm-lock\.yaml|bun\.lock|uv\.lock|poetry\.lock|Pipfile\.lock|Gemfile\.lock|Cargo\.lock|go\.sum|mix\.lock|pubspec\.lock|pdm\.lock|Podfile\.lock|deno\.lock|gradle\.lockfile|packages\.lock\.json|Package\.resolved)$/.test(
    path,
  );
}

function stackOf(dependencies: readonly Dependency[], paths: readonly string[]): RepoFacts["stack"] {
  const stack = new Map<string, RepoFacts["stack"][number]>();
  for (const { name, version, evidence } of dependencies) {
    const framework = Object.hasOwn(frameworks, name)
      ? frameworks[name]
      : Object.hasOwn(frameworks, name.toLowerCase())
        ? frameworks[name.toLowerCase()]
        : undefined;
    if (framework === undefined || framework === "" || stack.has(framework)) continue;
    stack.set(framework, { name: framework, ...(version !== "" && version !== "*" && { version }), evidence });
  }
  for (const [pattern, name] of stackFiles) {
    const file = paths.find((path) => pattern.test(path));
    if (file !== undefined && !stack.has(name)) stack.set(name, { name, evidence: { file } });
  }
  return [...stack.values()];
}

function servicesOf(
  dependencies: readonly Dependency[],
  paths: readonly string[],
  texts: ReadonlyMap<string, string>,
): RepoFacts["services"] {
  const services = new Map<string, RepoFacts["services"][number]>();
  const add = (service: RepoFacts["services"][number]): void => {
    if (!services.has(service.name)) services.set(service.name, service);
  };
  for (const [pattern, name, kind] of serviceFiles) {
    const file = paths.find((path) => pattern.test(path));
    if (file !== undefined) add({ name, kind, evidence: { file } });
  }
  for (const { name, evidence } of dependencies) {
    const found = servicePackages.find(([pattern]) => pattern.test(name));
    if (found) add({ name: found[1], kind: found[2], evidence });
  }
  for (const [file, text] of texts) {
    const line = workflow.test(file) ? lineOf(text, "cron:") : undefined;
    if (line !== undefined) add({ name: "Scheduled pipeline", kind: "schedule", evidence: { file, line } });
  }
  return [...services.values()];
}

function lockedManifests(
  read: readonly { path: string; dependencies: readonly Dependency[] | undefined }[],
  paths: ReadonlySet<string>,
): RepoFacts["manifests"] {
  return read.flatMap(({ path, dependencies }) => {
    const asked = (dependencies ?? []).filter(({ name }) => !/^(node|npm|php|python|ruby|ext-.*)$/.test(name));
    if (asked.length === 0) return [];
    const kind = manifestKinds.find(({ name }) => name.test(path));
    const isPinned =
      kind?.locks.includes("self") === true &&
      asked.every(({ version }) => kind.ecosystem !== "pip" || /^={2,3}/.test(version));
    return [{ evidence: { file: path }, lock: isPinned ? path : lockFor(path, kind?.locks ?? [], paths) }];
  });
}

/** A lock file beside the manifest or in a folder above it: workspaces share one. */
function lockFor(path: string, locks: readonly string[], paths: ReadonlySet<string>): string | null {
  const folders = path.split("/").slice(0, -1);
  for (let count = folders.length; count >= 0; count--) {
    const prefix = folders
      .slice(0, count)
      .map((folder) => `${folder}/`)
      .join("");
    const found = locks.find((lock) => lock !== "self" && lock !== "requirements.txt" && paths.has(`${prefix}${lock}`));
    if (found !== undefined) return `${prefix}${found}`;
  }
  return null;
}

function structureOf(paths: readonly string[]): RepoFacts["structure"] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const [folder = "", ...rest] = path.split("/");
    if (rest.length > 0) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .map(([folder, files]) => ({ folder, what: areaOf(`${folder}/x`).name, files }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** GitLab takes the first rule that fits: “never” switches a job off only if it is the first and asks for nothing. */
function disabledIn(file: string, text: string): Inventory["disabledJobs"] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) =>
    /^\s*if:\s*(false|\$\{\{\s*false\s*\}\})\s*(#.*)?$/.test(line) ||
    (/^\s*-\s*when:\s*never\s*(#.*)?$/.test(line) && /^\s*rules:\s*(#.*)?$/.test(lines[index - 1] ?? ""))
      ? [{ text: line.trim(), file, line: index + 1 }]
      : [],
  );
}
