import type { Json } from "../core/json.js";
import { idOf } from "../core/jsonShape.js";
import { longestIncreasing } from "../core/longestIncreasing.js";

/** Where an element of the new list comes from: an index of the old one, or nowhere. */
export type Origin = { readonly kind: "stay" | "move"; readonly index: number } | { readonly kind: "new" };

/**
 * For each element of `after`, where it comes from, so that the fewest elements move. Elements are known by their id; those
 * without one, or with one that is repeated, by their value. Such an element that was replaced counts as staying (and
 * changed) if it stands between the same neighbours, so that its comments stay and only what differs is edited.
 */
export function alignLists(before: readonly Json[], after: readonly Json[]): readonly Origin[] {
  const repeated = new Set([...repeatedIds(before), ...repeatedIds(after)]);
  const old = before.map((element) => keyOf(element, repeated));
  const now = after.map((element) => keyOf(element, repeated));
  const shorter = Math.min(old.length, now.length);
  let first = 0;
  while (first < shorter && old[first] === now[first]) first++;
  let last = 0;
  while (last < shorter - first && old.at(-1 - last) === now.at(-1 - last)) last++;
  // What is the same at both ends stays; so of several equal values the right one is found.
  const middle = alignKeys(
    numbered(old.slice(first, old.length - last)),
    numbered(now.slice(first, now.length - last)),
  );
  return now.map((_, i): Origin => {
    if (i < first) return { kind: "stay", index: i };
    if (i >= now.length - last) return { kind: "stay", index: i - now.length + old.length };
    const origin = middle[i - first] ?? { kind: "new" };
    return origin.kind === "new" ? origin : { kind: origin.kind, index: origin.index + first };
  });
}

function alignKeys(before: readonly string[], after: readonly string[]): readonly Origin[] {
  const index = new Map(before.map((key, i) => [key, i]));
  const origins = after.map((key) => index.get(key));
  const found = origins.flatMap((origin, i) => (origin === undefined ? [] : [{ origin, i }]));
  const fixed = longestIncreasing(found.map(({ origin }) => origin));
  const staying = new Set(found.filter((_, position) => fixed.has(position)).map(({ i }) => i));
  const used = new Set(origins);
  const loose = before.flatMap((key, i) => (key.startsWith(idMark) || used.has(i) ? [] : [i]));
  return pairLoose(origins, staying, loose);
}

/** Gives new elements the loose old ones that stand between the same staying elements, in order. */
function pairLoose(
  origins: readonly (number | undefined)[],
  staying: ReadonlySet<number>,
  loose: readonly number[],
): readonly Origin[] {
  let next = 0;
  let low = -1;
  const upper = nextStaying(origins, staying);
  return origins.map((origin, i): Origin => {
    if (origin !== undefined) {
      if (!staying.has(i)) return { kind: "move", index: origin };
      low = origin;
      return { kind: "stay", index: origin };
    }
    while ((loose[next] ?? Infinity) < low) next++;
    const candidate = loose[next];
    if (candidate === undefined || candidate > (upper[i] ?? Infinity)) return { kind: "new" };
    next++;
    return { kind: "stay", index: candidate };
  });
}

/** For each position the origin of the first staying element at or behind it. */
function nextStaying(origins: readonly (number | undefined)[], staying: ReadonlySet<number>): readonly number[] {
  const upper = new Array<number>(origins.length).fill(Infinity);
  let high = Infinity;
  for (let i = origins.length - 1; i >= 0; i--) {
    if (staying.has(i)) high = origins[i] ?? high;
    upper[i] = high;
  }
  return upper;
}

function repeatedIds(list: readonly Json[]): readonly string[] {
  const seen = new Set<string>();
  return list.flatMap((element) => {
    const id = idOf(element);
    if (id === undefined) return [];
    if (seen.has(id)) return [id];
    seen.add(id);
    return [];
  });
}

const idMark = "id:";

function keyOf(element: Json, repeated: ReadonlySet<string>): string {
  const id = idOf(element);
  return id === undefined || repeated.has(id) ? `value:${JSON.stringify(element)}` : idMark + id;
}

/** The keys made unique by counting equal ones. */
function numbered(keys: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return keys.map((key) => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return `${key}:${String(count)}`;
  });
}
