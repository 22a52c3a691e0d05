import type { Missing, RepoFacts } from "../../core/facts.js";
import { areaOf } from "../areas.js";
import type { Files } from "../files.js";
import { composeFile, imagesIn } from "./compose.js";
import { dependenciesOf, manifestKinds } from "./dependencies.js";
import { type DisabledJob, disabledJobs, pipelineFile } from "./disabledJobs.js";
import { docsIn } from "./docs.js";
import { licencesIn } from "./licences.js";
import { isLock, lockedManifests } from "./locks.js";
import { scriptFiles, scriptsOf } from "./scripts.js";
import { servicesOf } from "./services.js";
import { stackOf } from "./stack.js";
import { namesTools, toolVersionsIn } from "./toolVersions.js";

type Inventory = Pick<RepoFacts, "stack" | "scripts" | "services" | "docs" | "licences" | "manifests" | "structure"> & {
  /** Names of variables that an example file or the README tells of. */
  readonly documentedEnv: ReadonlySet<string>;
  readonly disabledJobs: readonly DisabledJob[];
  readonly missing: readonly Missing[];
};

const mostManifests = 200;
const exampleFile =
  /(^|\/)(\.env[.-](example|sample|dist|template|defaults?)|env\.(example|sample)|\.?env\.dist|example\.env|sample\.env)$/i;

/**
 * What files and manifests say, without looking into the code. `above`: what the repository has for this folder above it, as `gitFiles`
 * has it.
 */
export async function readInventory(
  files: Files,
  paths: readonly string[],
  above: readonly string[] = [],
): Promise<Inventory> {
  const near = paths.filter(isOfTheProduct).sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  const texts = new Map<string, string>();
  const wanted = (path: string): boolean =>
    isManifest(path) ||
    namesTools(path) ||
    composeFile.test(path) ||
    scriptFiles.test(path) ||
    exampleFile.test(path) ||
    pipelineFile.test(path) ||
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
  const dependenciesIn = new Map(read.map((each) => [each.path, each.dependencies ?? []]));
  const named = [...texts].flatMap(([path, text]) => [
    ...toolVersionsIn(path, text),
    ...(dependenciesIn.get(path) ?? []),
  ]);
  const images = [...texts].flatMap(([path, text]) => (composeFile.test(path) ? imagesIn(path, text) : []));
  const readme = [...texts].find(([path]) => /^readme/i.test(path));
  const examples = [...texts].filter(([path]) => exampleFile.test(path));
  const { licences, missing } = licencesIn(
    [...texts].filter(([path]) => isLock(path)).map(([path, text]) => ({ path, text })),
  );
  const run = runner(paths, texts.get("package.json") ?? "");
  return {
    stack: stackOf(named, images, near),
    scripts: [...texts]
      .filter(([path]) => scriptFiles.test(path))
      .flatMap(([path, text]) => scriptsOf(path, text, run)),
    services: servicesOf(dependencies, images, [...near, ...above], texts),
    docs: docsIn(near, readme && { path: readme[0], text: readme[1] }),
    licences,
    manifests: lockedManifests(read, paths, above),
    structure: structureOf(paths),
    documentedEnv: new Set(
      [...examples, ...(readme ? [readme] : [])].flatMap(([, text]) => text.match(/\b[A-Z][A-Z0-9_]{1,60}\b/g) ?? []),
    ),
    disabledJobs: disabledJobs(paths, [...texts]),
    missing: [
      ...unread,
      ...missing,
      ...read
        .filter((each) => !each.dependencies)
        .map(({ path }) => ({ what: `dependencies in ${path}`, why: "The file cannot be parsed." })),
    ],
  };
}

/** How scripts of npm are run here: as the manifest at the top says, else as its lock file does. */
function runner(paths: readonly string[], manifest: string): string {
  const [, named] = /"packageManager"\s*:\s*"(\w+)@/.exec(manifest) ?? [];
  const locks = { pnpm: ["pnpm-lock.yaml"], yarn: ["yarn.lock"], bun: ["bun.lockb", "bun.lock"] };
  const manager = named ?? Object.entries(locks).find(([, files]) => files.some((file) => paths.includes(file)))?.[0];
  return manager === "yarn" ? "yarn" : `${manager ?? "npm"} run`;
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
