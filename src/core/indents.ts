import { asList, type Ids, itemOf } from "./items.js";
import type { Item, Offboarding } from "./offboarding.js";

/** How deep an item stands: 0 is the margin. */
export function indentOf({ indent = 0 }: Item): number {
  return indent;
}

/** How many of the items right behind that index are indented below the one there. */
export function childCount(items: readonly Item[], at: number): number {
  const parent = items[at];
  if (!parent) return 0;
  const end = items.findIndex((item, index) => index > at && indentOf(item) <= indentOf(parent));
  return (end < 0 ? items.length : end) - at - 1;
}

/** The ids, each with those of the items that are indented below it: what a hand means that takes hold of it. */
export function withChildren(offboarding: Offboarding, ids: Ids): readonly string[] {
  const all = asList(ids).flatMap((id) => {
    const { items } = itemOf(offboarding, id).piece;
    const at = items.findIndex((item) => item.id === id);
    return items.slice(at, at + 1 + childCount(items, at)).map((item) => item.id);
  });
  return [...new Set(all)];
}
