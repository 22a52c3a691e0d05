import { type Zippable, zipSync } from "fflate";

/** A zip of these files, by path; the same files give the same bytes on any day and machine. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  // The first moment that a zip file can hold; it is written in local time, so it is the same everywhere.
  const earliest = new Date(1980, 0, 1);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries: Zippable = Object.fromEntries(
    sorted.map(([path, bytes]) => [path, [bytes, { mtime: earliest, level: 9 }]]),
  );
  return zipSync(entries, { os: 3 });
}
