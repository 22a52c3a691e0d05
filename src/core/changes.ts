import { elementKeys } from "./elementKeys.js";
import type { Json } from "./json.js";
import { entriesOf, isList, isObject, type JsonObject, own, sameJson } from "./jsonShape.js";
import { changedOrder } from "./listChange.js";

/** One step into a document: the key of a property, or the key of an element (its id; see `elementKeys`). */
type Step = string;

/** A value was set, added (no `before`) or removed (no `after`). An empty path is the document itself. */
interface SetChange {
  readonly kind: "set";
  readonly path: readonly Step[];
  readonly before?: Json;
  readonly after?: Json;
  /** For a property that was added or removed: the key in front of it, on the side that has it; null if it is first. */
  readonly follows?: string | null;
}

/** Elements of a list with ids were added, removed or moved. What changed inside those that stay is a change of its own. */
interface ListChange {
  readonly kind: "list";
  readonly path: readonly Step[];
  /** The element keys, in order. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly removed: Readonly<Record<string, Json>>;
  readonly added: Readonly<Record<string, Json>>;
}

/** A change by meaning (keys and ids, no indexes), so that it also fits a document that others went on editing. */
export type Change = SetChange | ListChange;

/**
 * What turns `before` into `after`; empty if they are the same JSON. Lists whose elements all have ids are compared element
 * by element, other lists as one value. Another order of keys that both sides have is no change: JSON gives it no meaning.
 */
export function diff(before: Json, after: Json): readonly Change[] {
  const found: Change[] = [];
  compare(before, after, [], found);
  return found;
}

/** The changes that undo `changes`. */
export function invert(changes: readonly Change[]): readonly Change[] {
  return changes.map((change): Change => {
    if (change.kind === "list")
      return { ...change, before: change.after, after: change.before, removed: change.added, added: change.removed };
    const { before, after, ...place } = change;
    return {
      ...place,
      ...(after === undefined ? {} : { before: after }),
      ...(before === undefined ? {} : { after: before }),
    };
  });
}

/**
 * Applies the changes of one `diff` (or its inverse), all together, to a newer document; what they don't mention stays as
 * it is. Refuses if somebody changed the same thing since: `path` then says where, its steps joined by `/`. A set needs the
 * value that it was made from; a list its removed elements unchanged, its added ones absent and its moved ones in place.
 */
export function applyChanges(
  current: Json,
  changes: readonly Change[],
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly path: string } {
  try {
    const value = apply(current, planOf(changes), []);
    if (value === undefined) throw new Refusal([]);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, path: error.path };
    throw error;
  }
}

function compare(before: Json, after: Json, path: readonly Step[], found: Change[]): void {
  if (before === after) return;
  if (isObject(before) && isObject(after)) {
    compareProperties(before, after, path, found);
    return;
  }
  if (isList(before) && isList(after)) {
    const keysBefore = elementKeys(before);
    const keysAfter = elementKeys(after);
    if (keysBefore && keysAfter) {
      compareElements(new Map(zip(keysBefore, before)), new Map(zip(keysAfter, after)), path, found);
      return;
    }
  }
  if (!sameJson(before, after)) found.push({ kind: "set", path, before, after });
}

function compareProperties(before: JsonObject, after: JsonObject, path: readonly Step[], found: Change[]): void {
  let follows: string | null = null;
  for (const [key, value] of entriesOf(before)) {
    const next = own(after, key);
    if (next === undefined) found.push({ kind: "set", path: [...path, key], before: value, follows });
    else if (next !== value) compare(value, next, [...path, key], found);
    follows = key;
  }
  follows = null;
  for (const [key, value] of entriesOf(after)) {
    if (own(before, key) === undefined) found.push({ kind: "set", path: [...path, key], after: value, follows });
    follows = key;
  }
}

type Elements = ReadonlyMap<string, Json>;

function compareElements(before: Elements, after: Elements, path: readonly Step[], found: Change[]): void {
  const orders = { before: [...before.keys()], after: [...after.keys()] };
  if (!sameJson(orders.before, orders.after)) {
    const removed = Object.fromEntries([...before].filter(([key]) => !after.has(key)));
    const added = Object.fromEntries([...after].filter(([key]) => !before.has(key)));
    found.push({ kind: "list", path, ...orders, removed, added });
  }
  for (const [key, value] of before) {
    const next = after.get(key);
    if (next !== undefined && next !== value) compare(value, next, [...path, key], found);
  }
}

/** The changes as a tree of steps, so that every key is looked up in the document as it was before any of them. */
interface Plan {
  set?: SetChange;
  list?: ListChange;
  readonly below: Map<Step, Plan>;
}

function planOf(changes: readonly Change[]): Plan {
  const root: Plan = { below: new Map() };
  for (const change of changes) {
    let plan = root;
    for (const step of change.path) {
      const next: Plan = plan.below.get(step) ?? { below: new Map() };
      plan.below.set(step, next);
      plan = next;
    }
    if (change.kind === "set") plan.set = change;
    else plan.list = change;
  }
  return root;
}

class Refusal extends Error {
  readonly path: string;
  constructor(path: readonly Step[]) {
    super("changed since");
    this.path = path.join("/");
  }
}

function apply(current: Json | undefined, plan: Plan, path: readonly Step[]): Json | undefined {
  if (plan.set) {
    if (!sameJson(current, plan.set.before)) throw new Refusal(path);
    return plan.set.after;
  }
  if (current !== undefined && plan.list === undefined && plan.below.size === 0) return current;
  if (isList(current)) return applyToList(current, plan, path);
  if (!isObject(current) || plan.list) throw new Refusal(path);
  return applyToObject(current, plan, path);
}

function applyToObject(current: JsonObject, plan: Plan, path: readonly Step[]): Json {
  const values = new Map(entriesOf(current));
  const added: (readonly [string, Json, string | null | undefined])[] = [];
  for (const [key, below] of plan.below) {
    const value = apply(values.get(key), below, [...path, key]);
    if (value === undefined) values.delete(key);
    else if (values.has(key)) values.set(key, value);
    else added.push([key, value, below.set?.follows]);
  }
  const entries = [...values];
  for (const [key, value, follows] of added) {
    const before = entries.findIndex(([other]) => other === follows);
    // Behind its predecessor; if somebody took that away, at the end.
    const place = follows === null ? 0 : before < 0 ? entries.length : before + 1;
    entries.splice(place, 0, [key, value]);
  }
  return Object.fromEntries(entries);
}

function applyToList(current: readonly Json[], plan: Plan, path: readonly Step[]): Json {
  const keys = elementKeys(current);
  if (!keys) throw new Refusal(path);
  const was = new Map(zip(keys, current));
  const elements = new Map(was);
  for (const [key, below] of plan.below) {
    const value = apply(was.get(key), below, [...path, key]);
    if (value !== undefined) elements.set(key, value);
  }
  if (!plan.list) return [...elements.values()];

  for (const [key, value] of Object.entries(plan.list.removed))
    if (!sameJson(was.get(key), value)) throw new Refusal([...path, key]);
  const order = changedOrder(keys, plan.list);
  if (!order.ok) throw new Refusal([...path, order.key]);
  for (const [key, value] of Object.entries(plan.list.added)) elements.set(key, value);
  return order.keys.map((key) => elements.get(key) ?? null);
}

function zip(keys: readonly string[], values: readonly Json[]): readonly (readonly [string, Json])[] {
  return keys.flatMap((key, i) => {
    const value = values[i];
    return value === undefined ? [] : [[key, value] as const];
  });
}
