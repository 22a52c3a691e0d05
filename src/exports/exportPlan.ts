import { isInside, type Manifest, type ManifestEntry, manifestOf } from "./manifest.js";
import type { Content, Format, Output } from "./output.js";

/** What a file of the export is, compared with what lies there. A conflict stays one, even if it is to be overwritten. */
export type Status = "new" | "changed" | "unchanged" | "conflict";

/** What happens to files that the user changed or that are not ours; a list names those that are overwritten. */
export type OnConflict = "keep" | "overwrite" | readonly string[];

export interface PlanOptions {
  /** Hash of a file's content; a text is given with its line ends as `\n`. */
  readonly hash: (content: Content) => string;
  /** The formats that are exported now; files of the others are left alone. */
  readonly formats: readonly Format[];
  readonly onConflict: OnConflict;
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

/**
 * What lies there now, by path: a text where the bytes are UTF-8, else the bytes; undefined or missing: nothing; null: something
 * that is no file, such as a folder.
 */
export type Existing = ReadonlyMap<string, Content | null | undefined>;

/**
 * Decides what an export does; nobody writes here. A file that the user changed since the last export, or that we did not write, is
 * never overwritten or removed unless that was asked for. Line ends of texts do not count.
 */
export function exportPlan(
  outputs: readonly Output[],
  existing: Existing,
  manifest: Manifest,
  options: PlanOptions,
): Plan {
  const remembered = new Map(Object.entries(manifest.files).filter(([path]) => isInside(path)));
  const hash = (content: Content): string => options.hash(normalised(content));
  const decided = outputs.map((output) => {
    const wanted = hash(output.content);
    return {
      output,
      hash: wanted,
      status: statusOf(existing.get(output.path), wanted, remembered.get(output.path), hash),
    };
  });
  const { onConflict } = options;
  const isTold = (path: string) =>
    typeof onConflict === "string" ? onConflict === "overwrite" : onConflict.includes(path);
  // A folder is not ours under any circumstances.
  const isWritten = ({ output, status }: (typeof decided)[number]) =>
    status === "new" ||
    status === "changed" ||
    (status === "conflict" && isTold(output.path) && existing.get(output.path) !== null);
  const old = oldFiles(outputs, existing, remembered, { ...options, hash });

  for (const { path } of old) remembered.delete(path);
  for (const { path, entry } of old.filter(({ fate }) => fate === "kept")) remembered.set(path, entry);
  const written = decided.filter(isWritten);
  for (const { output, hash } of [...written, ...decided.filter(({ status }) => status === "unchanged")])
    remembered.set(output.path, { ...output, hash });

  const pathsOf = (some: typeof decided) => some.map(({ output }) => output.path);
  const oldPaths = (wanted: Fate) => old.filter(({ fate }) => fate === wanted).map(({ path }) => path);
  return {
    files: decided.map(({ output, status }) => ({ path: output.path, status })),
    write: written.map(({ output }) => output),
    unchanged: pathsOf(decided.filter(({ status }) => status === "unchanged")),
    kept: [...pathsOf(decided.filter((each) => each.status === "conflict" && !isWritten(each))), ...oldPaths("kept")],
    removed: oldPaths("removed"),
    manifest: manifestOf([...remembered], manifest.allowed),
  };
}

function statusOf(
  there: Content | null | undefined,
  wanted: string,
  remembered: ManifestEntry | undefined,
  hash: (content: Content) => string,
): Status {
  if (there === undefined) return "new";
  if (there === null) return "conflict";
  const found = hash(there);
  if (found === wanted) return "unchanged";
  return found === remembered?.hash ? "changed" : "conflict";
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
      const ours = there !== null && there !== undefined && hash(there) === entry.hash;
      return { path, entry, fate: there === undefined ? "gone" : ours && !folded.has(fold(path)) ? "removed" : "kept" };
    });
}

function fold(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** A text that is the same whichever line ends an editor or git gave it; bytes are what they are. */
function normalised(content: Content): Content {
  return typeof content === "string" ? content.replace(/\r\n?/g, "\n") : content;
}
