import parseSpdx from "spdx-expression-parse";
import { type Evidence, type Missing, type RepoFacts, unknownLicence } from "../../core/facts.js";
import { quotePattern } from "../../core/quotePattern.js";

/** A lock file. Of one that several parts of a repository share, `parts` are the folders (seen from it) whose packages count; all, if left out. */
export interface Lock {
  readonly path: string;
  readonly text: string;
  readonly parts?: readonly string[];
}

/** The licences that lock files name for the packages in them, and which lock files name none. */
export function licencesIn(locks: readonly Lock[]): {
  licences: RepoFacts["licences"];
  missing: readonly Missing[];
} {
  const counts = new Map<string, { readonly packages: number; readonly evidence: Evidence }>();
  const missing: Missing[] = [];
  for (const { path, text, parts } of locks) {
    const found = licencesOf(path, text, parts);
    if (!found)
      missing.push({ what: `licences of the packages in ${path}`, why: "This kind of lock file does not name them." });
    for (const licence of found ?? []) {
      const known = counts.get(licence) ?? { packages: 0, evidence: placeIn(path, text, licence) };
      counts.set(licence, { ...known, packages: known.packages + 1 });
    }
  }
  const licences = [...counts].map(([licence, counted]) => ({ licence, ...counted }));
  return { licences: licences.sort((a, b) => b.packages - a.packages || (a.licence < b.licence ? -1 : 1)), missing };
}

/** Where a lock file first names a licence; one that it does not name as such is somewhere in it. */
function placeIn(file: string, text: string, licence: string): Evidence {
  const named = quotePattern(JSON.stringify(licence));
  const at = new RegExp(`"license"\\s*:\\s*\\[?\\s*${named}`).exec(text);
  return at ? { file, line: text.slice(0, at.index + at[0].length).split("\n").length } : { file };
}

function licencesOf(path: string, text: string, parts: readonly string[] | undefined): readonly string[] | undefined {
  const isNpm = /(^|\/)(package-lock|npm-shrinkwrap)\.json$/.test(path);
  if (!isNpm && !/(^|\/)composer\.lock$/.test(path)) return undefined;
  const lock = parsed(text);
  if (!isRecord(lock)) return undefined;
  if (isNpm) {
    if (!isRecord(lock.packages)) return undefined;
    const all = lock.packages;
    const packages = parts ? reachedFrom(all, parts) : Object.keys(all).filter((place) => place !== "");
    const entries = packages.map((place) => all[place]).filter((entry) => isRecord(entry) && entry.link !== true);
    return entries.map((entry) => spdx(isRecord(entry) ? entry.license : undefined));
  }
  const packages = [lock.packages, lock["packages-dev"]].flatMap((list) =>
    Array.isArray(list) ? list.filter(isRecord) : [],
  );
  return packages.map(({ license }) => spdx(Array.isArray(license) ? license.join(" OR ") : license));
}

/** The packages that parts of a repository need, and those that these need: by their places in npm's lock file. */
function reachedFrom(packages: Readonly<Record<string, unknown>>, parts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const waiting = [...parts];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const entry = packages[place];
    if (found.has(place) || !isRecord(entry)) continue;
    found.add(place);
    if (entry.link === true && typeof entry.resolved === "string") waiting.push(entry.resolved);
    // What is only needed to work on it is asked for by the part itself alone.
    const lists = [
      entry.dependencies,
      entry.optionalDependencies,
      entry.peerDependencies,
      parts.includes(place) && entry.devDependencies,
    ];
    for (const name of lists.flatMap((list) => (isRecord(list) ? Object.keys(list) : []))) {
      const next = placeOf(packages, place, name);
      if (next !== undefined) waiting.push(next);
    }
  }
  return [...found].filter((place) => place.includes("node_modules/"));
}

/** Where a package finds another, as Node looks for it: in its own `node_modules`, else in those of the folders above. */
function placeOf(packages: Readonly<Record<string, unknown>>, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    const place = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (Object.hasOwn(packages, place)) return place;
    if (folder === "") return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An SPDX expression as it is; what is none is unknown, whatever it says. */
function spdx(value: unknown): string {
  if (typeof value !== "string" || value.length > 200) return unknownLicence;
  try {
    parseSpdx(value);
    return value;
  } catch (error) {
    // The parser throws for all that is no expression.
    if (error instanceof Error) return unknownLicence;
    throw error;
  }
}
