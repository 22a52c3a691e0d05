import type { Json } from "./json.js";

/** A JSON object: any keys, `__proto__` included, which is why values are read with `own`. */
export type JsonObject = Readonly<Record<string, Json>>;

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object's own value for a key: never something inherited, such as for `constructor` or `__proto__`. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * The object's properties in order. One that is `undefined` does not exist in JSON and is left out, so that a careless
 * spread in an operation cannot become a difference. `Object.fromEntries` turns the result back, `__proto__` included.
 */
export function entriesOf(object: JsonObject): readonly (readonly [string, Json])[] {
  const entries: readonly (readonly [string, Json | undefined])[] = Object.entries(object);
  return entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined);
}

/** The id of an element of a list: of an object with a text as `id`. */
export function idOf(element: Json | undefined): string | undefined {
  const id = isObject(element) ? own(element, "id") : undefined;
  return typeof id === "string" ? id : undefined;
}

/** Whether two values are the same JSON at every depth. The order of keys does not count; `undefined` is "not there". */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isList(one))
    return isList(other) && one.length === other.length && one.every((element, i) => sameJson(element, other[i]));
  if (!isObject(one) || !isObject(other)) return false;
  const entries = entriesOf(one);
  return (
    entries.length === entriesOf(other).length && entries.every(([key, value]) => sameJson(value, own(other, key)))
  );
}
