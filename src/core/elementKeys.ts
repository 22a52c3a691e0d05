import type { Json } from "./json.js";
import { idOf } from "./jsonShape.js";

/**
 * A key for each element of a list, unique within it: its id, and for an id that was there before `id (2)`, `id (3)`, … (a
 * number that is not itself an id of the list). Undefined if an element has no id: then the list has no keys at all, since
 * a position is no name. Missing ids are completed before a document gets here; repeated ones are not.
 */
export function elementKeys(list: readonly Json[]): readonly string[] | undefined {
  const ids: string[] = [];
  for (const element of list) {
    const id = idOf(element);
    if (id === undefined) return undefined;
    ids.push(id);
  }
  const taken = new Set(ids);
  return taken.size === ids.length ? ids : numbered(ids, taken);
}

function numbered(ids: readonly string[], taken: Set<string>): readonly string[] {
  const next = new Map<string, number>();
  return ids.map((id) => {
    let number = next.get(id) ?? 1;
    let key = id;
    for (; number > 1 && taken.has(key); number++) key = `${id} (${String(number)})`;
    taken.add(key);
    next.set(id, Math.max(number, 2));
    return key;
  });
}
