import { idFor } from "../core/names.js";
import { recordKinds } from "../core/records.js";
import type { Path } from "./problem.js";

/** Where things with ids stand: the lists of the document, and the items of each piece. */
export const listsWithIds: readonly Path[] = [
  ["pieces"],
  ...Object.values(recordKinds).map(({ list }) => (list === "contacts" ? ["client", "contacts"] : [list])),
];

type Value = Readonly<Record<string, unknown>>;

type OnMissing = (path: Path, id: string) => void;

/** The document with an id for everything that lacks one; `onMissing` is told of each. What is no list of ours stays as it is. */
export function completeIds(document: unknown, onMissing: OnMissing): unknown {
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
