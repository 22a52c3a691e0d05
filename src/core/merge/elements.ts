import { elementKeys } from "../elementKeys.js";
import type { Json } from "../json.js";

/** The elements of a list by their keys, in order. */
export type Elements = ReadonlyMap<string, Json>;

/** A list's elements by their ids; undefined if one has none. */
export function keyedById(list: readonly Json[]): Elements | undefined {
  const keys = elementKeys(list);
  return keys && withKeys(keys, list);
}

/** The same for a list whose elements have ids in every valid document. */
export function elementsById(list: readonly Json[]): Elements {
  const elements = keyedById(list);
  if (!elements) throw new Error("Pieces and items have ids; reading a document completes them.");
  return elements;
}

/** A list's elements by what they are; the second of two equal ones has a key of its own. */
export function keyedByValue(list: readonly Json[]): Elements {
  const keys = elementKeys(list.map((element) => ({ id: JSON.stringify(element) })));
  return withKeys(keys ?? [], list);
}

function withKeys(keys: readonly string[], list: readonly Json[]): Elements {
  return new Map(list.map((element, i) => [keys[i] ?? "", element]));
}
