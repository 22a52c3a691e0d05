import { isInside, type Manifest, type ManifestEntry, manifestOf } from "./manifest.js";
import type { Format, Output } from "./output.js";

/** What a file of the export is, compared with what lies there. A conflict stays one, even if it is to be overwritten. */
export type Status = "new" | "changed" | "unchanged" | "conflict";

export interface PlanOptions {
  /** Hash of a text; it is given line ends as `\n`. */
  readonly hash: (text: string) => string;
  /** The formats that are exported now; files of the others are left alone. */
  readonly formats: readonly Format[];
  /** What happens to files that the user changed or that are not ours. */
  readonly onConflict: "keep" | "overwrite";
  /** Paths that an export of everything would have; they belong, even if they are not written now. Default: those of `outputs`. */
  readonly fullSet?: readonly string[];
}

export interface Plan {
  /** Every file of the export, in its order. */
  readonly files: readonly { readonly path: string; readonly status: Status }[];
  readonly write: readonly Output[];
  readonly unchanged: readonly string[];
  /** Not touched: conflicts, and old files that the user changed. */
  readonly kept: readonly string[];
  /** Old files to be removed: written by us, unchanged since, no longer part of the export. */
  readonly removed: readonly string[];
  /** What to remember once all of it is done. */
  readonly manifest: Manifest;
}

/** The text of each file that lies there now, by path; undefined or missing: none; null: something that is no text. */
export type Existing = ReadonlyMap<string, string | null | undefined>;

/**
 * Decides what an export does; nobody writes here. A file that the user changed since the last export, or that we did not write, is
 * never overwritten or removed unless that was asked for. Line ends do not count.
 */
export function exportPlan(
  outputs: readonly Output[],
  existing: Existing,
  manifest: Manifest,
  options: PlanOptions,
): Plan {
  const remembered = new Map(Object.entries(manifest.files).filter(([path]) => isInside(path)));
  const decided = outputs.map((output) => ({ output, status: statusOf(output, existing, remembered, options) }));
  const overwrite = options.onConflict === "overwrite";
  // What is no text (a folder, a picture) is not ours under any circumstances.
  const isWritten = ({ output, status }: (typeof decided)[number]) =>
    status === "new" ||
    status === "changed" ||
    (status === "conflict" && overwrite && existing.get(output.path) !== null);
  const old = oldFiles(outputs, existing, remembered, options);

  for (const { path } of old) remembered.delete(path);
  for (const { path, entry } of old.filter(({ fate }) => fate === "kept")) remembered.set(path, entry);
  const written = decided.filter(isWritten);
  for (const { output } of [...written, ...decided.filter(({ status }) => status === "unchanged")])
    remembered.set(output.path, { hash: options.hash(normalised(output.text)), format: output.format });

  const pathsOf = (some: typeof decided) => some.map(({ output }) => output.path);
  const oldPaths = (wanted: Fate) => old.filter(({ fate }) => fate === wanted).map(({ path }) => path);
  return {
    files: decided.map(({ output, status }) => ({ path: output.path, status })),
    write: written.map(({ output }) => output),
    unchanged: pathsOf(decided.filter(({ status }) => status === "unchanged")),
    kept: [...pathsOf(decided.filter((each) => each.status === "conflict" && !isWritten(each))), ...oldPaths("kept")],
    removed: oldPaths("removed"),
    manifest: manifestOf([...remembered]),
  };
}

function statusOf(
  { path, text }: Output,
  existing: Existing,
  remembered: ReadonlyMap<string, ManifestEntry>,
  { hash }: PlanOptions,
): Status {
  const there = existing.get(path);
  if (there === undefined) return "new";
  if (there === null) return "conflict";
  if (normalised(there) === normalised(text)) return "unchanged";
  return remembered.get(path)?.hash === hash(normalised(there)) ? "changed" : "conflict";
}

/** An old file is removed, kept because the user changed it, or already gone. */
type Fate = "removed" | "kept" | "gone";

/** Files of an earlier export, of the formats exported now, that no longer belong. */
function oldFiles(
  outputs: readonly Output[],
  existing: Existing,
  remembered: ReadonlyMap<string, ManifestEntry>,
  { formats, fullSet = [], hash }: PlanOptions,
): readonly { readonly path: string; readonly entry: ManifestEntry; readonly fate: Fate }[] {
  const belongs = new Set([...outputs.map(({ path }) => path), ...fullSet]);
  // Where capitals do not count, “acme.html” is the “Acme.html” that is about to be written.
  const folded = new Set([...belongs].map(fold));
  return [...remembered]
    .filter(([path, { format }]) => formats.includes(format) && !belongs.has(path))
    .map(([path, entry]) => {
      const there = existing.get(path);
      const ours = typeof there === "string" && hash(normalised(there)) === entry.hash;
      return { path, entry, fate: there === undefined ? "gone" : ours && !folded.has(fold(path)) ? "removed" : "kept" };
    });
}

function fold(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** A text that is the same whichever line ends an editor or git gave it. */
function normalised(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
