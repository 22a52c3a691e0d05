import { breather } from "../../core/breather.js";
import { isEnvExample } from "../../core/envExample.js";
import type { Missing, RepoFacts } from "../../core/facts.js";
import { areaOf } from "../areas.js";
import type { Files } from "../files.js";
import { type Above, nothingAbove } from "./above.js";
import { baseImagesIn, dockerfile } from "./baseImages.js";
import { composeFile, imagesIn } from "./compose.js";
import { type Dependency, dependenciesOf, manifestKinds } from "./dependencies.js";
import { type DisabledJob, disabledJobs } from "./disabledJobs.js";
import { docsIn } from "./docs.js";
import { licencesIn } from "./licences.js";
import { isLock, lockedManifests, readLocksAbove } from "./locks.js";
import { type Pipelines, readPipelines } from "./pipelines.js";
import { type FromAbove, isReadme, readAbove } from "./readAbove.js";
import { readTexts } from "./readTexts.js";
import { runCommand } from "./runCommand.js";
import { maySchedule } from "./schedules.js";
import { scriptFiles, scriptsOf, shellScripts } from "./scripts.js";
import { servicesOf } from "./services.js";
import { stackOf } from "./stack.js";
import { testedVersions } from "./testedVersions.js";
import { namesTools, toolVersionsIn } from "./toolVersions.js";

type Inventory = Pick<RepoFacts, "stack" | "scripts" | "services" | "docs" | "licences" | "manifests" | "structure"> & {
  /** Names of variables that an example file or the README tells of. */
  readonly documentedEnv: ReadonlySet<string>;
  readonly disabledJobs: readonly DisabledJob[];
  readonly missing: readonly Missing[];
};

const mostManifests = 200;

/**
 * What files and manifests say, without looking into the code. `above`: what the repository has for this folder above it, as `gitFiles`
 * has it; of that only what holds for the folder, too (`readAbove`). `breathe` lets others have their turn: there may be 50,000 paths, and
 * each look through them is short.
 */
export async function readInventory(
  files: Files,
  paths: readonly string[],
  above: Above = nothingAbove,
  breathe = breather(),
): Promise<Inventory> {
  const near = await nearestFirst(paths, breathe);
  const wanted = near.filter(isWanted);
  await breathe();
  const own = await readTexts(files, wanted.slice(0, mostManifests));
  const read = [...own.texts]
    .filter(([path]) => isManifest(path))
    .map(([path, text]) => ({ path, dependencies: dependenciesOf(path, text) }));
  const asked = new Set(read.flatMap(({ dependencies }) => dependencies ?? []).map(({ name }) => name));
  const shared = await readAbove(files, above, asked);
  // Hosts look for pipelines at the root of a repository alone.
  const pipelines = await readPipelines(files, above.prefix === "" ? paths : above.files, above.prefix);
  await breathe();
  const manifests = lockedManifests(read, paths, above.files);
  const { licences, missing } = licencesIn([
    ...[...own.texts].filter(([path]) => isLock(path)).map(([path, text]) => ({ path, text })),
    ...(await readLocksAbove(files, manifests, above.prefix)),
  ]);
  await breathe();
  const run = runCommand([...own.texts, ...shared.texts], [...paths, ...above.files]);
  const scripts = [...own.texts].filter(([path]) => scriptFiles.test(path));
  const known = { own: own.texts, near, read, shared, pipelines };
  const { missing: unread, ...built } = await builtWith(known, breathe);
  await breathe();
  const explanations = explained(known);
  await breathe();
  return {
    ...built,
    scripts: [...scripts.flatMap(([path, text]) => scriptsOf(path, text, run)), ...shellScripts(near)],
    ...explanations,
    licences,
    manifests,
    structure: structureOf(paths),
    disabledJobs: disabledJobs(pipelines),
    missing: [
      ...tooMany(wanted.length),
      ...[own, shared, pipelines].flatMap((each) => each.missing),
      ...missing,
      ...read.filter((each) => !each.dependencies).map(({ path }) => unparsed(`dependencies in ${path}`)),
      ...unread,
    ],
  };
}

/** What was read, before it is put together. */
interface Known {
  readonly own: ReadonlyMap<string, string>;
  /** The files of the product, the nearest to the top first. */
  readonly near: readonly string[];
  readonly read: readonly { readonly path: string; readonly dependencies: readonly Dependency[] | undefined }[];
  readonly shared: FromAbove;
  readonly pipelines: Pipelines;
}

/** Stack and services: of its own files, and of those above that hold for it. */
async function builtWith(
  { own, near, read, shared, pipelines }: Known,
  breathe: () => Promise<void>,
): Promise<Pick<Inventory, "stack" | "services" | "missing">> {
  const dependenciesIn = new Map(read.map((each) => [each.path, each.dependencies ?? []]));
  const compose = [...own, ...shared.running]
    .filter(([path]) => composeFile.test(path))
    .map(([path, text]) => ({ path, images: imagesIn(path, text) }));
  const images = compose.flatMap((each) => each.images ?? []);
  const tools = [...own].flatMap(([path, text]) => [
    ...toolVersionsIn(path, text),
    ...(dependenciesIn.get(path) ?? []),
  ]);
  const bases = [...own].flatMap(([path, text]) => (dockerfile.test(path) ? baseImagesIn(path, text) : []));
  // Who says it for certain is heard before those of whom one has to guess.
  const named = [...tools, ...shared.tools, ...bases, ...testedVersions(pipelines.read, near)];
  return {
    stack: await stackOf(named, images, [...near, ...shared.holding], breathe),
    services: await servicesOf(
      {
        dependencies: [...dependenciesIn.values()].flat(),
        images,
        paths: [...near, ...shared.running.map(([path]) => path)],
        pipelines,
        timed: [...own].filter(([path]) => maySchedule(path)),
        scripts: [...own].filter(([path]) => scriptFiles.test(path)),
      },
      breathe,
    ),
    missing: compose.filter((each) => !each.images).map(({ path }) => unparsed(`services in ${path}`)),
  };
}

/** Documents, and the variables that are told of. */
function explained({ own, near, shared }: Known): Pick<Inventory, "docs" | "documentedEnv"> {
  const [readme] = [...own].filter(([path]) => isReadme(path) && depth(path) === 1);
  const docs = docsIn(near, readme && { path: readme[0], text: readme[1] });
  const telling = [...[...own].filter(([path]) => isEnvExample(path)), ...(readme ? [readme] : []), ...shared.telling];
  return {
    docs: [...docs, ...shared.docs.filter(({ kind }) => !docs.some((each) => each.kind === kind))],
    documentedEnv: new Set(telling.flatMap(([, text]) => text.match(/\b[A-Z][A-Z0-9_]{1,60}\b/g) ?? [])),
  };
}

function tooMany(wanted: number): readonly Missing[] {
  if (wanted <= mostManifests) return [];
  const what = `${String(wanted - mostManifests)} lists of packages and the like deep in the folders`;
  return [{ what, why: `The ${String(mostManifests)} nearest to the top were read.` }];
}

function unparsed(what: string): Missing {
  return { what, why: "There is a mistake in the file, or it is too large." };
}

/** Files in which nobody says what a thing is built with; most files are such, and are asked for nothing else. */
const isOther =
  /\.(?:[cm]?[jt]sx?|vue|svelte|s?css|less|sass|html?|java|kt|go|rs|cs|[ch](?:pp)?|cc|swift|dart|svg|png|jpe?g|gif|webp|ico|woff2?|ttf|pdf|snap|map)$/;

function isWanted(path: string): boolean {
  if (isOther.test(path)) return false;
  return (
    isManifest(path) ||
    namesTools(path) ||
    composeFile.test(path) ||
    dockerfile.test(path) ||
    maySchedule(path) ||
    scriptFiles.test(path) ||
    isEnvExample(path) ||
    isLock(path) ||
    (isReadme(path) && depth(path) === 1)
  );
}

/** Not what only shows or tests it: an example brings frameworks that the product has not. */
function isOfTheProduct(path: string): boolean {
  const { name } = areaOf(path);
  return (
    name !== "Examples" &&
    name !== "Benchmarks" &&
    (name !== "Tests" || !path.includes("/")) &&
    !/(^|\/)(templates?|stubs?|fixtures?|__fixtures__)[-/]/.test(path)
  );
}

/** The files of the product; their depths are counted once, and others have their turn in between. */
async function nearestFirst(paths: readonly string[], breathe: () => Promise<void>): Promise<readonly string[]> {
  const levels = new Map<number, string[]>();
  for (const [nth, path] of paths.entries()) {
    if (nth % 1000 === 0) await breathe();
    if (!isOfTheProduct(path)) continue;
    const deep = depth(path);
    const level = levels.get(deep) ?? [];
    levels.set(deep, level);
    level.push(path);
  }
  const near: string[] = [];
  for (const [, level] of [...levels].sort(([a], [b]) => a - b)) {
    // By code units, not as people would sort them.
    for (const path of level.sort()) near.push(path);
    await breathe();
  }
  return near;
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
