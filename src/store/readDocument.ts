import type * as z from "zod/mini";
import { idFor } from "../core/names.js";
import { currentVersion, type Offboarding, offboarding as offboardingSchema } from "../core/offboarding.js";
import { describeIssue } from "../core/operation.js";
import { recordKinds } from "../core/records.js";
import { locator, parseText } from "./parseText.js";
import type { Problem } from "./problem.js";

/** A text read as an offboarding: the value as it stands in the file (unknown fields and all), or why it cannot be read. */
export type Reading =
  | { readonly ok: true; readonly offboarding: Offboarding; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Path = readonly (string | number)[];
type Locator = (path: Path) => { readonly offset: number; readonly length: number };

/** Parses the text for places once, and only when there is something to point at. */
function lazyLocator(text: string): Locator {
  let locate: Locator | undefined;
  return (path) => (locate ??= locator(text))(path);
}

/**
 * Reads the text of an offboarding.json. Total: whatever the text is, the answer is a document or problems with their places.
 * Missing ids are completed in memory, so that one line added by hand does not make the file unreadable; the file gets
 * them when somebody asks for it.
 */
export function readDocument(text: string): Reading {
  const parsed = parseText(text);
  if (!parsed.ok) return { ok: false, problems: parsed.problems.map((problem) => ({ ...problem, severity: "error" })) };
  const at = lazyLocator(text);
  const value = parsed.value;
  const version = (value as { version?: unknown }).version;
  if (typeof version === "number" && version > currentVersion)
    return { ok: false, problems: [problemAt(at, ["version"], "newer-version", newerVersion(version))] };
  const missing: Problem[] = [];
  const complete = completeIds(value, (path, id) => {
    missing.push(problemAt(at, path, "missing-id", `This has no id yet; “${id}” would do.`));
  });
  const result = offboardingSchema.safeParse(complete, { reportInput: true });
  if (!result.success)
    return { ok: false, problems: result.error.issues.map((issue) => shapeProblem(at, issue)).concat(missing) };
  // The value from the file, not what zod returned: that would lose unknown fields.
  const offboarding = complete as Offboarding;
  return {
    ok: true,
    offboarding,
    problems: [...missing, ...duplicateIds(at, offboarding), ...emailNotLast(at, offboarding)],
  };
}

function newerVersion(version: number): string {
  return `This file was written by a newer Sendoff (version ${String(version)}; this one reads ${String(currentVersion)}). Update Sendoff; until then it is read-only.`;
}

function problemAt(at: Locator, path: Path, code: Problem["code"], message: string): Problem {
  const severity = code === "missing-id" || code === "duplicate-id" || code === "email-not-last" ? "warning" : "error";
  return { ...at(path), message, severity, code };
}

function shapeProblem(at: Locator, issue: z.core.$ZodIssue): Problem {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const where = path.length === 0 ? "The document" : path.join(".");
  return problemAt(at, path, "shape", `${where}: ${describeIssue(issue)}.`);
}

/** Where things with ids stand: the lists of the document, and the items of each piece. */
const listsWithIds: readonly Path[] = [
  ["pieces"],
  ...Object.values(recordKinds).map(({ list }) => (list === "contacts" ? ["client", "contacts"] : [list])),
];

type Value = Readonly<Record<string, unknown>>;

type OnMissing = (path: Path, id: string) => void;

function completeIds(document: unknown, onMissing: OnMissing): unknown {
  // Items are found by id across all pieces, so a new id must be free in all of them.
  const pieces = isObject(document) && Array.isArray(document.pieces) ? (document.pieces as readonly unknown[]) : [];
  const itemIds = idsOf(
    pieces.flatMap((piece) =>
      isObject(piece) && Array.isArray(piece.items) ? (piece.items as readonly unknown[]) : [],
    ),
  );
  return listsWithIds.reduce<unknown>(
    (completed, path) => atPath(completed, path, (list) => withIds(list, path, idsOf(list), onMissing, itemIds)),
    document,
  );
}

function idsOf(list: readonly unknown[]): Set<string> {
  return new Set(list.flatMap((element) => (isObject(element) && typeof element.id === "string" ? [element.id] : [])));
}

/** Replaces what stands at `path` if it is a list; anything else stays as it is, for the schema to complain about. */
function atPath(
  value: unknown,
  [key, ...rest]: Path,
  replace: (list: readonly unknown[]) => readonly unknown[],
): unknown {
  if (key === undefined) return Array.isArray(value) ? replace(value) : value;
  if (!isObject(value) || value[key] === undefined) return value;
  const replaced = atPath(value[key], rest, replace);
  return replaced === value[key] ? value : { ...value, [key]: replaced };
}

function withIds(
  list: readonly unknown[],
  path: Path,
  taken: Set<string>,
  onMissing: OnMissing,
  itemIds: Set<string>,
): readonly unknown[] {
  const completed = list.map((element, index) => {
    if (!isObject(element)) return element;
    const whole = element.id === undefined ? { id: freshId(element, taken), ...element } : element;
    if (whole !== element) onMissing([...path, index], String(whole.id));
    if (!Array.isArray(whole.items)) return whole;
    const before = whole.items as readonly unknown[];
    const items = withIds(before, [...path, index, "items"], itemIds, onMissing, itemIds);
    return items === before ? whole : { ...whole, items };
  });
  return completed.some((element, index) => element !== list[index]) ? completed : list;
}

function freshId(element: Value, taken: Set<string>): string {
  const name = element.title ?? element.name ?? element.text ?? element.number;
  const id = idFor(typeof name === "string" ? name : "", taken);
  taken.add(id);
  return id;
}

function isObject(value: unknown): value is Value {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function duplicateIds(at: Locator, offboarding: Offboarding): readonly Problem[] {
  const items = offboarding.pieces.flatMap((piece, pieceAt) =>
    piece.items.map((item, index) => ({ id: item.id, path: ["pieces", pieceAt, "items", index, "id"] })),
  );
  const lists = listsWithIds.map((path) => {
    const list = path.reduce<unknown>((value, key) => (value as Value | undefined)?.[key], offboarding);
    return ((list ?? []) as readonly { id: string }[]).map(({ id }, index) => ({ id, path: [...path, index, "id"] }));
  });
  return [items, ...lists].flatMap((all) => {
    const seen = new Set<string>();
    return all.flatMap(({ id, path }) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [problemAt(at, path, "duplicate-id", `The id “${id}” is used twice; give this one another.`)];
    });
  });
}

function emailNotLast(at: Locator, { pieces }: Offboarding): readonly Problem[] {
  const email = pieces.findIndex((piece) => piece.kind === "email");
  const isLast = pieces.slice(email + 1).every((piece) => piece.kind === "aftercare");
  if (email < 0 || isLast) return [];
  const message =
    "The goodbye email is always last; only the aftercare comes after it. Sendoff shows it last all the same.";
  return [problemAt(at, ["pieces", email, "kind"], "email-not-last", message)];
}
