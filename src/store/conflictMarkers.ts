import { createScanner } from "jsonc-parser";

/** The versions that a text with git's conflict markers holds. */
export interface Split {
  readonly ok: true;
  readonly ours: string;
  /** Only if every conflict shows it: with `merge.conflictStyle` set to diff3 or zdiff3. */
  readonly base?: string;
  readonly theirs: string;
  /** What git calls the two sides, such as `HEAD` and `feature`. */
  readonly names: { readonly ours: string; readonly theirs: string };
}

/** Whose lines follow a marker: outside of a conflict, everybody's. */
type Part = "all" | "ours" | "base" | "theirs";

/** Which markers may come in a part, by their sign, and which part begins there. */
const next: Readonly<Record<Part, Readonly<Record<string, Part>>>> = {
  all: { "<": "ours" },
  ours: { "|": "base", "=": "theirs" },
  base: { "=": "theirs" },
  theirs: { ">": "all" },
};

/** A line of the text, with its line break; a marker begins `part`, with git's name for it in `label`. */
interface Row {
  readonly part: Part;
  readonly line: string;
  readonly label?: string;
}

/**
 * The length of a conflict marker of git that begins at `offset`; 0 if there is none. A longer run of the sign is none: git
 * writes those into a base that it had to merge itself.
 */
export function conflictMarker(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] !== "\n" && text[offset - 1] !== "\r") return 0;
  const marker = /(?:<{7}|\|{7}|={7}|>{7})(?![<|=>])/y;
  marker.lastIndex = offset;
  return marker.exec(text)?.[0].length ?? 0;
}

/**
 * Rebuilds the versions from a text with conflict markers. What stands outside of the conflicts is in all of them, what git
 * merged by itself too; so they are not quite the files that were committed, and need not be valid. `why` says what to do
 * about a text without markers, or with markers that are not as git wrote them.
 */
export function splitConflict(text: string): Split | { readonly ok: false; readonly why: string } {
  const rows = rowsOf(text);
  if (!rows) return { ok: false, why: brokenMarkers };
  const begins = (part: Part): readonly Row[] => rows.filter((row) => row.label !== undefined && row.part === part);
  const conflicts = begins("ours");
  const [ours, base, theirs] = [textOf(rows, "ours"), textOf(rows, "base"), textOf(rows, "theirs")];
  if (hasMarker(ours) || hasMarker(theirs)) return { ok: false, why: brokenMarkers };
  if (conflicts.length === 0) return { ok: false, why: noMarkers };
  return {
    ok: true,
    ours,
    ...(begins("base").length === conflicts.length && { base }),
    theirs,
    names: { ours: nameIn(conflicts, "ours"), theirs: nameIn(begins("all"), "theirs") },
  };
}

const noMarkers = "There are no conflict markers of git in this file, so there is nothing to resolve.";
const brokenMarkers =
  "The conflict markers of git are not complete, or not in order. Undo the edits to the lines that begin with <<<<<<<, ======= and >>>>>>>, or get the file again with “git checkout --merge -- offboarding.json” in its folder.";

/** The lines of a text with the parts they belong to; undefined if a marker does not fit, or the last conflict has no end. */
function rowsOf(text: string): readonly Row[] | undefined {
  const rows: Row[] = [];
  let part: Part = "all";
  let offset = 0;
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const length = conflictMarker(text, offset);
    offset += line.length;
    const begun: Part | undefined = length > 0 ? next[part][line[0] ?? ""] : undefined;
    // Outside of conflicts it may be a line of a comment; the caller looks.
    if (length > 0 && !begun && part !== "all") return undefined;
    part = begun ?? part;
    rows.push({ part, line, ...(begun && { label: line.slice(length).trim() }) });
  }
  return part === "all" ? rows : undefined;
}

/** Git's name for a side at the first of its markers. */
function nameIn(markers: readonly Row[], otherwise: string): string {
  const label = markers[0]?.label ?? "";
  return label === "" ? otherwise : label;
}

/** One version's text. Git leaves a byte order mark in the first line, which may be in a conflict. */
function textOf(rows: readonly Row[], version: Part): string {
  const lines = rows.flatMap(({ part, line, label }) =>
    label === undefined && (part === "all" || part === version) ? [line] : [],
  );
  return lines.join("").replace(/^\ufeff/, "");
}

/** Whether there is a marker outside of comments. */
function hasMarker(text: string): boolean {
  const scanner = createScanner(text, true);
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan())
    if (conflictMarker(text, scanner.getTokenOffset()) > 0) return true;
  return false;
}
