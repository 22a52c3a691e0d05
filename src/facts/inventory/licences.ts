import parseSpdx from "spdx-expression-parse";
import { type Evidence, type Missing, type RepoFacts, unknownLicence } from "../../core/facts.js";
import { quotePattern } from "../../core/quotePattern.js";

/** The licences that lock files name for the packages in them, and which lock files name none. */
export function licencesIn(locks: readonly { readonly path: string; readonly text: string }[]): {
  licences: RepoFacts["licences"];
  missing: readonly Missing[];
} {
  const counts = new Map<string, { readonly packages: number; readonly evidence: Evidence }>();
  const missing: Missing[] = [];
  for (const { path, text } of locks) {
    const found = licencesOf(path, text);
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

function licencesOf(path: string, text: string): readonly string[] | undefined {
  const isNpm = /(^|\/)(package-lock|npm-shrinkwrap)\.json$/.test(path);
  if (!isNpm && !/(^|\/)composer\.lock$/.test(path)) return undefined;
  const lock = parsed(text);
  if (!isRecord(lock)) return undefined;
  if (isNpm) {
    if (!isRecord(lock.packages)) return undefined;
    const packages = Object.entries(lock.packages).filter(
      ([name, entry]) => name !== "" && isRecord(entry) && entry.link !== true,
    );
    return packages.map(([, entry]) => spdx(isRecord(entry) ? entry.license : undefined));
  }
  const packages = [lock.packages, lock["packages-dev"]].flatMap((list) =>
    Array.isArray(list) ? list.filter(isRecord) : [],
  );
  return packages.map(({ license }) => spdx(Array.isArray(license) ? license.join(" OR ") : license));
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
