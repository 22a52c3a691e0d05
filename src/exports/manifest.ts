import type { Format } from "./output.js";

/** What the last export wrote: export.json. A hash is that of the text with its line ends as `\n`. */
export interface Manifest {
  readonly version: 1;
  readonly files: Readonly<Record<string, ManifestEntry>>;
}

export interface ManifestEntry {
  readonly hash: string;
  readonly format: Format;
}

export const emptyManifest: Manifest = { version: 1, files: {} };

/**
 * Reads export.json. It lies in the client's repository, so anything may stand there: what is no manifest counts as none, and paths
 * that lead out of the export folder are dropped. Forgetting a file is safe: it then is nobody's, and is kept.
 */
export function readManifest(text: string | undefined): Manifest {
  const read = parsed(text);
  if (!isRecord(read) || read.version !== 1 || !isRecord(read.files)) return emptyManifest;
  return manifestOf(
    Object.entries(read.files).flatMap(([path, entry]) => (isInside(path) && isEntry(entry) ? [[path, entry]] : [])),
  );
}

/** export.json, in the order of the paths, so that the same export gives the same bytes. */
export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifestOf(Object.entries(manifest.files)), null, 2)}\n`;
}

/** A manifest of these entries, sorted. */
export function manifestOf(entries: readonly (readonly [string, ManifestEntry])[]): Manifest {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  // Defined, not assigned, so that a file may be called anything, `__proto__` too.
  return { version: 1, files: Object.fromEntries(sorted.map(([path, { hash, format }]) => [path, { hash, format }])) };
}

/** Whether a path stays below the folder it is seen from, on every system. */
export function isInside(path: string): boolean {
  return !/[\\:\p{Cc}]/u.test(path) && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text?.replace(/^\ufeff/, "") ?? "null");
  } catch {
    // Broken is as good as missing here: see above.
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isEntry(value: unknown): value is ManifestEntry {
  return isRecord(value) && typeof value.hash === "string" && (value.format === "markdown" || value.format === "html");
}
