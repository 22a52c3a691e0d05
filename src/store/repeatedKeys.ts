import type { Node } from "jsonc-parser";
import type { Json } from "../core/json.js";
import { childrenOf, keyOf, readTree } from "./jsonTree.js";

/** A key that stands twice in one object, and where the one stands that does not count. */
interface RepeatedKey {
  readonly key: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * The keys that are repeated in an object of a valid text. Parsing keeps the last value only, so the keys are counted first: nearly
 * always there are as many in the text as in `value`, and nothing has to be looked for.
 */
export function repeatedKeys(text: string, value: Json): readonly RepeatedKey[] {
  if (keysIn(text) === keysOf(value)) return [];
  const { root } = readTree(text);
  return root ? repeatedBelow(root) : [];
}

/** How many texts are followed by a colon. In comments there may be more, which only means that it is looked at closely. */
function keysIn(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon !== undefined) count++;
  return count;
}

function keysOf(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  const inner = Object.values(value) as readonly Json[];
  return inner.reduce<number>((sum, each) => sum + keysOf(each), Array.isArray(value) ? 0 : inner.length);
}

function repeatedBelow(node: Node): readonly RepeatedKey[] {
  const children = childrenOf(node);
  const below = children.flatMap(repeatedBelow);
  if (node.type !== "object") return below;
  const keys = children.map(keyOf);
  const own = children.flatMap((property, index) => {
    const key = keys[index];
    const [name] = childrenOf(property);
    return key === undefined || !name || !keys.includes(key, index + 1)
      ? []
      : [{ key, offset: name.offset, length: name.length }];
  });
  return [...own, ...below];
}
