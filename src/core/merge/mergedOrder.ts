import { sameJson } from "../jsonShape.js";
import { changedOrder } from "../listChange.js";
import type { Three } from "./judge.js";

/**
 * The keys of both sides in one order: that of the side which changed it; ours, if both did or that cannot be told. What only
 * the other side has comes right behind its predecessor there.
 */
export function mergedOrder({ base, ours, theirs }: Three<readonly string[]>): readonly string[] {
  const theirsWins = isReordered(base, theirs) && !isReordered(base, ours);
  const [first, second] = theirsWins ? [theirs, ours] : [ours, theirs];
  const known = new Set(first);
  // Nothing but additions, which fit any list.
  const order = changedOrder(first, { before: second.filter((key) => known.has(key)), after: second });
  if (!order.ok) throw new Error(`The key ${order.key} is in the list twice.`);
  return order.keys;
}

/** Whether what both lists have stands in another order. */
function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const was = new Set(before);
  const is = new Set(after);
  return !sameJson(
    before.filter((key) => is.has(key)),
    after.filter((key) => was.has(key)),
  );
}
