import { longestIncreasing } from "./longestIncreasing.js";

/** A list's keys before and after a change, without the elements themselves. */
interface Orders {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Applies a change of order to the keys of a newer list, which may have lost and won other elements. An element that was
 * added or moved comes right behind the nearest one that precedes it in `after` and is (still) there; without one, first.
 * Returns the key at which the newer list contradicts the change: an element to remove or to move that is gone, one to add that
 * is there already, or a moved one that no longer stands where `before` says among the others.
 */
export function changedOrder(
  current: readonly string[],
  change: Orders,
): { readonly ok: true; readonly keys: readonly string[] } | { readonly ok: false; readonly key: string } {
  const before = new Set(change.before);
  const after = new Set(change.after);
  const moved = movedKeys(change, before);
  const present = new Set(current);
  const wrong =
    change.before.find((key) => !present.has(key) && (!after.has(key) || moved.has(key))) ??
    change.after.find((key) => !before.has(key) && present.has(key)) ??
    displaced(current, change.before, moved);
  if (wrong !== undefined) return { ok: false, key: wrong };

  const staying = current.filter((key) => !moved.has(key) && !(before.has(key) && !after.has(key)));
  const anchors = new Set(staying);
  const first: string[] = [];
  const behind = new Map<string, string[]>();
  let run = first;
  for (const key of change.after) {
    if (moved.has(key) || !before.has(key)) run.push(key);
    else if (anchors.has(key)) behind.set(key, (run = []));
  }
  return { ok: true, keys: [...first, ...staying.flatMap((key) => [key, ...(behind.get(key) ?? [])])] };
}

/** The elements that move: the fewest whose moving gives the new order. */
function movedKeys(change: Orders, before: ReadonlySet<string>): ReadonlySet<string> {
  const was = new Map(change.before.map((key, index) => [key, index]));
  const stay = change.after.filter((key) => before.has(key));
  const fixed = longestIncreasing(stay.map((key) => was.get(key) ?? -1));
  return new Set(stay.filter((_, position) => !fixed.has(position)));
}

/** The first moved element that stands in another order to the rest of `before` than it did. */
function displaced(
  current: readonly string[],
  before: readonly string[],
  moved: ReadonlySet<string>,
): string | undefined {
  if (moved.size === 0) return undefined;
  const now = new Map(current.map((key, index) => [key, index]));
  const there = before.flatMap((key) => {
    const at = now.get(key);
    return at === undefined ? [] : [{ key, at }];
  });
  const lowestBehind = new Array<number>(there.length).fill(Infinity);
  for (let i = there.length - 2; i >= 0; i--)
    lowestBehind[i] = Math.min(lowestBehind[i + 1] ?? Infinity, there[i + 1]?.at ?? Infinity);
  let highest = -1;
  for (const [i, { key, at }] of there.entries()) {
    if (moved.has(key) && (highest > at || (lowestBehind[i] ?? Infinity) < at)) return key;
    highest = Math.max(highest, at);
  }
  return undefined;
}
