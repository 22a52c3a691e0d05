import type { Json } from "../json.js";
import { entriesOf, isList, isObject, type JsonObject, own } from "../jsonShape.js";
import { idFor } from "../names.js";
import { type Elements, keyedById } from "./elements.js";
import { inEach, type Judge, type Three } from "./judge.js";
import { nameOf } from "./place.js";

/** Lists whose ids stand elsewhere too, and the fields that they stand in. */
const referred: readonly { readonly list: readonly string[]; readonly fields: readonly string[] }[] = [
  { list: ["pieces"], fields: ["within"] },
  { list: ["client", "contacts"], fields: ["who", "owner", "ownerNow", "ownerAfter", "payer"] },
];

/**
 * New ids for what both sides added under one id though it is clearly not the same thing: for the elements of theirs, by
 * their old ids.
 */
export function freshIds({ hasBase }: Judge, { base, ours, theirs }: Three<Elements>): ReadonlyMap<string, string> {
  const taken = new Set([...base.keys(), ...ours.keys(), ...theirs.keys()]);
  const fresh = new Map<string, string>();
  for (const [id, element] of theirs) {
    const name = nameOf(element);
    const other = nameOf(ours.get(id));
    if (base.has(id) || name === undefined || other === undefined || name === other) continue;
    if (!hasBase && !areBothNew(id, name, other)) continue;
    const free = idFor(name, taken);
    taken.add(free);
    fresh.set(id, free);
  }
  return fresh;
}

/** The elements under other ids. */
export function renamed(elements: Elements, ids: ReadonlyMap<string, string>): Elements {
  if (ids.size === 0) return elements;
  return new Map(
    [...elements].map(([key, element]) => {
      const id = ids.get(key);
      return id === undefined || !isObject(element) ? [key, element] : [id, withValueAt(element, ["id"], id)];
    }),
  );
}

/** Theirs with fresh ids for pieces and contacts where they need them; what refers to one of these there follows it. */
export function withFreshReferences(judge: Judge, documents: Three<JsonObject>): JsonObject {
  return referred.reduce<JsonObject>((theirs, { list, fields }) => {
    const lists = inEach({ ...documents, theirs }, (document) => elementsAt(document, list));
    const ids = freshIds(judge, lists);
    if (ids.size === 0) return theirs;
    const elements = [...renamed(lists.theirs, ids).values()];
    return redirected(withValueAt(theirs, list, elements), fields, ids);
  }, documents.theirs);
}

/**
 * Without a base, whether two elements of one id were both added: an id is made from the first name of its element, so
 * where a name does not fit the id, it may be one element that was given another name.
 */
function areBothNew(id: string, name: string, other: string): boolean {
  return isMadeFrom(id, name) && isMadeFrom(id, other) && lettersOf(name) !== lettersOf(other);
}

function isMadeFrom(id: string, name: string): boolean {
  const stem = idFor(name, []);
  return id === stem || (id.startsWith(`${stem}-`) && /^\d+$/.test(id.slice(stem.length + 1)));
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function elementsAt(document: Json, path: readonly string[]): Elements {
  const list = path.reduce<Json | undefined>((value, key) => (isObject(value) ? own(value, key) : undefined), document);
  return (isList(list) ? keyedById(list) : undefined) ?? new Map();
}

/** The object with what stands at `path`, which must exist, replaced; the keys stay in their order. */
function withValueAt(object: JsonObject, [key, ...rest]: readonly string[], by: Json): JsonObject {
  return mapProperties(object, (value, name) => {
    if (name !== key) return value;
    return isObject(value) && rest.length > 0 ? withValueAt(value, rest, by) : by;
  });
}

/** The object with other ids in these fields, at any depth. */
function redirected(object: JsonObject, fields: readonly string[], ids: ReadonlyMap<string, string>): JsonObject {
  const inner = (value: Json): Json =>
    isList(value) ? value.map(inner) : isObject(value) ? redirected(value, fields, ids) : value;
  return mapProperties(object, (value, key) =>
    typeof value === "string" && fields.includes(key) ? (ids.get(value) ?? value) : inner(value),
  );
}

function mapProperties(object: JsonObject, change: (value: Json, key: string) => Json): JsonObject {
  return Object.fromEntries(entriesOf(object).map(([key, value]) => [key, change(value, key)]));
}
