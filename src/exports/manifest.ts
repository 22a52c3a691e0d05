import { type Format, formats } from "./output.js";

/** What the last export wrote: export.json. A hash is that of a text with its line ends as `\n`, or of bytes. */
export interface Manifest {
  readonly version: 1;
  readonly files: Readonly<Record<string, ManifestEntry>>;
  /** Fingerprints of findings that somebody has looked at and allowed to go out. */
  readonly allowed?: readonly string[];
}

export interface ManifestEntry {
  readonly hash: string;
  readonly format: Format;
  /** Hash of what the file was made from: what is the same need not be made again, and is no new version. */
  readonly source?: string;
  /** Which version of a calendar it was. */
  readonly sequence?: number;
}

export const emptyManifest: Manifest = { version: 1, files: {} };

/**
 * Reads export.json. It lies in the client's repository, so anything may stand there: what is no manifest counts as none, and paths
 * that lead out of the export folder are dropped. Forgetting a file is safe: it then is nobody's, and is kept.
 */
export function readManifest(text: string | undefined): Manifest {
  const read = parsed(text);
  if (!isRecord(read) || read.version !== 1 || !isRecord(read.files)) return emptyManifest;
  const allowed = Array.isArray(read.allowed) ? read.allowed.filter((each) => typeof each === "string") : [];
  return manifestOf(
    Object.entries(read.files).flatMap(([path, entry]) => (isInside(path) && isEntry(entry) ? [[path, entry]] : [])),
    allowed,
  );
}

/** export.json, in the order of the paths, so that the same export gives the same bytes. */
export function writeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifestOf(Object.entries(manifest.files), manifest.allowed), null, 2)}\n`;
}

/** A manifest of these entries, sorted. */
export function manifestOf(
  entries: readonly (readonly [string, ManifestEntry])[],
  allowed: readonly string[] = [],
): Manifest {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const known = ({ hash, format, source, sequence }: ManifestEntry): ManifestEntry => ({
    hash,
    format,
    ...(source !== undefined && { source }),
    ...(sequence !== undefined && { sequence }),
  });
  return {
    version: 1,
    // Defined, not assigned, so that a file may be called anything, `__proto__` too.
    files: Object.fromEntries(sorted.map(([path, entry]) => [path, known(entry)])),
    ...(allowed.length > 0 && { allowed: [...new Set(allowed)].sort() }),
  };
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
  return (
    isRecord(value) &&
    typeof value.hash === "string" &&
    formats.some((format) => format === value.format) &&
    ["string", "undefined"].includes(typeof value.source) &&
    (value.sequence === undefined || Number.isSafeInteger(value.sequence))
  );
}

/** The version that follows what was exported last, if the source is another; a first one has 0. */
export function nextVersion(last: ManifestEntry | undefined, source: string): { source: string; sequence: number } {
  const { sequence = -1 } = last ?? {};
  return { source, sequence: Math.max(0, last?.source === source ? sequence : sequence + 1) };
}
