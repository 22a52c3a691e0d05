import type { Json } from "../json.js";
import { entriesOf, isList, isObject, type JsonObject, own } from "../jsonShape.js";
import { type Elements, keyedById, keyedByValue } from "./elements.js";
import { freshIds, renamed } from "./freshIds.js";
import { inEach, type Judge, type Three } from "./judge.js";
import { mergedOrder } from "./mergedOrder.js";
import { below, elementAt, type Place } from "./place.js";
import { mergeUnit, unitAt } from "./units.js";

/**
 * A value of both sides as one: objects by key, lists by the ids of their elements, lists of texts by text. What cannot be
 * decided is asked. Undefined if it is to be removed.
 */
export function mergeValue(judge: Judge, three: Three, place: Place): Json | undefined {
  const side = judge.settled(three);
  if (side !== undefined) return three[side];
  const { base, ours, theirs } = three;
  if (isObject(ours) && isObject(theirs))
    return mergeObject(judge, { base: isObject(base) ? base : {}, ours, theirs }, place);
  if (isList(ours) && isList(theirs)) {
    const elements = elementsFor(judge, { base: isList(base) ? base : [], ours, theirs });
    if (elements) return mergeElements(judge, elements, place);
  }
  return three[judge.ask(place, three)];
}

/** By key, in ours order. `decided` has properties that are merged elsewhere. */
export function mergeObject(
  judge: Judge,
  three: Three<JsonObject>,
  place: Place,
  decided: Readonly<Record<string, () => Json>> = {},
): JsonObject {
  const unit = unitAt(place);
  let fields: JsonObject | undefined;
  const merged = (key: string): Json | undefined => {
    const elsewhere = Object.hasOwn(decided, key) ? decided[key] : undefined;
    if (elsewhere) return elsewhere();
    if (unit?.keys.includes(key)) return own((fields ??= mergeUnit(judge, unit, three, place)), key);
    const values = inEach(three, (object) => own(object, key));
    return mergeValue(judge, values, below(place, key));
  };
  const keys = inEach(three, (object) => entriesOf(object).map(([key]) => key));
  // Order means nothing among keys, so it is no change: ours stays.
  const order = mergedOrder({ ...keys, base: [] });
  return Object.fromEntries(
    order.flatMap((key) => {
      const value = merged(key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** The elements by what they are known by; undefined if the list is one value. */
function elementsFor(judge: Judge, lists: Three<readonly Json[]>): Three<Elements> | undefined {
  const { base, ours, theirs } = inEach(lists, keyedById);
  if (base && ours && theirs) {
    const ids = freshIds(judge, { base, ours, theirs });
    return { base, ours, theirs: renamed(theirs, ids) };
  }
  const byValue = inEach(lists, keyedByValue);
  const all = [...lists.base, ...lists.ours, ...lists.theirs];
  return all.every((element) => typeof element === "string") || isOnlyAddedTo(judge, byValue) ? byValue : undefined;
}

/**
 * Such as the payments of an invoice, of which neither side's may be lost. Where an element was changed or removed, nobody can
 * tell which one it was.
 */
function isOnlyAddedTo({ hasBase }: Judge, { base, ours, theirs }: Three<Elements>): boolean {
  const contains = (list: Elements, other: Elements): boolean => [...other.keys()].every((key) => list.has(key));
  if (hasBase) return contains(ours, base) && contains(theirs, base);
  return contains(ours, theirs) || contains(theirs, ours);
}

function mergeElements(judge: Judge, three: Three<Elements>, place: Place): readonly Json[] {
  const keys = mergedOrder(inEach(three, (elements) => [...elements.keys()]));
  return keys.flatMap((key) => {
    const { base, ours, theirs } = inEach(three, (elements) => elements.get(key));
    const value = mergeValue(judge, { base, ours, theirs }, elementAt(place, key, ours ?? theirs));
    return value === undefined ? [] : [value];
  });
}
