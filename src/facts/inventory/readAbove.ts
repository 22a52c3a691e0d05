import { isEnvExample } from "../../core/envExample.js";
import type { DocKind, Missing, RepoFacts } from "../../core/facts.js";
import type { Files } from "../files.js";
import { type Above, namesFolder, upsOf } from "./above.js";
import { type Dependency, dependenciesOf } from "./dependencies.js";
import { docsIn } from "./docs.js";
import { runs } from "./knownServices.js";
import { holdsParts } from "./knownStack.js";
import { readTexts } from "./readTexts.js";
import { namesTools, type ToolVersion, toolVersionsIn } from "./toolVersions.js";

type Text = readonly [file: string, text: string];

/** What lies above a folder and holds for it, too; the nearest first, and seen from the folder. */
export interface FromAbove {
  readonly texts: readonly Text[];
  readonly tools: readonly (Dependency | ToolVersion)[];
  readonly docs: RepoFacts["docs"];
  /** What tells of environment variables. */
  readonly telling: readonly Text[];
  /** Files that hold the parts together. */
  readonly holding: readonly string[];
  /** What runs the folder. */
  readonly running: readonly Text[];
  readonly missing: readonly Missing[];
}

/**
 * What holds for a folder of what lies above it. `asked`: the packages that it asks for itself.
 *
 * A folder that is a part of a repository and was opened by itself (`packages/shop`) tells of itself, and of what the repository has
 * above it only what holds for it, too:
 *
 * - versions of languages and tools, the nearest first, where the folder names none itself;
 * - versions of packages that it asks for, where a list for all parts names them (a catalog of pnpm's, a workspace of Cargo's, .NET's);
 * - documents of a kind that it has not itself, the nearest first: a repository has one licence, and often one README;
 * - variables that an example file or a README above tells of;
 * - how the parts are held together (Turborepo, Nx, Lerna);
 * - what runs it (Netlify, Compose, …), if the file there names the folder;
 * - the pipelines at the root, with their schedules, backups and disabled jobs, but no workflow whose paths leave the folder out
 *   (`readPipelines`);
 * - what pins its packages, with the licences of those that it reaches (`lockedManifests`, `licencesIn`).
 *
 * Neither packages nor scripts of what lies above: they belong to the whole, or to its other parts.
 */
export async function readAbove(
  files: Files,
  { prefix, files: paths }: Above,
  asked: ReadonlySet<string>,
): Promise<FromAbove> {
  const wanted = (path: string): boolean =>
    namesTools(path) || isEnvExample(path) || isReadme(path) || runs(path) || isManifestOfTools(path);
  const { texts, missing } = await readTexts(files, paths.filter(wanted));
  const all = [...texts];
  return {
    texts: all,
    tools: all.flatMap(([path, text]) => [
      ...toolVersionsIn(path, text),
      ...(dependenciesOf(path, text) ?? []).filter(
        ({ name }) => /^(node|php|python)$/.test(name) || (isShared(path) && asked.has(name)),
      ),
    ]),
    docs: docsAbove(paths, texts),
    telling: all.filter(([path]) => isEnvExample(path) || isReadme(path)),
    holding: paths.filter(holdsParts),
    running: all.filter(([path, text]) => runs(path) && namesFolder(prefix, text)),
    missing,
  };
}

function isManifestOfTools(path: string): boolean {
  return /(^|\/)(package\.json|composer\.json|pyproject\.toml|Pipfile)$/.test(path) || isShared(path);
}

/** A list of packages with their versions, for all parts to ask for by name. */
function isShared(path: string): boolean {
  return /(^|\/)(pnpm-workspace\.yaml|Cargo\.toml|Directory\.Packages\.props)$/.test(path);
}

/** A README by its name, in a folder above. */
export function isReadme(path: string): boolean {
  return /(^|\/)readme(\.\w+)?$/i.test(path);
}

/** What a repository usually has once, for all its parts; not all that lies in its `docs`. */
const shared: readonly DocKind[] = [
  "readme",
  "licence",
  "changelog",
  "contributing",
  "security",
  "setup",
  "operations",
];

/** The nearest of each kind. */
function docsAbove(paths: readonly string[], texts: ReadonlyMap<string, string>): RepoFacts["docs"] {
  const levels = [...new Set(paths.map(upsOf))].sort((a, b) => a.length - b.length);
  const found = levels.flatMap((ups) => {
    const names = paths.filter((path) => upsOf(path) === ups).map((path) => path.slice(ups.length));
    const name = names.find((each) => isReadme(each) && !each.includes("/"));
    const text = name === undefined ? undefined : texts.get(`${ups}${name}`);
    return docsIn(names, name === undefined || text === undefined ? undefined : { path: name, text }).map((doc) => ({
      ...doc,
      evidence: { ...doc.evidence, file: `${ups}${doc.evidence.file}` },
    }));
  });
  return shared.flatMap((kind) => found.filter((doc) => doc.kind === kind).slice(0, 1));
}
