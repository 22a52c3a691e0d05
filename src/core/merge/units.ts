import type { Json } from "../json.js";
import { entriesOf, type JsonObject, own, sameJson } from "../jsonShape.js";
import { betterState } from "./itemState.js";
import { inEach, type Judge, type Side, type Three } from "./judge.js";
import { below, type Place } from "./place.js";

/** Fields that say one thing together, and are taken from one side together. */
export interface Unit {
  readonly keys: readonly string[];
  /** Which side is right where both changed it; undefined if neither is. */
  readonly better?: (ours: JsonObject, theirs: JsonObject) => Side | undefined;
}

/** By the kind of the object that they stand in. An invoice's amounts mean nothing without their currency. */
const units: ReadonlyMap<string, Unit> = new Map([
  ["", { keys: ["status", "closedOn"] }],
  ["pieces/*/items/*", { keys: ["state", "doneAt", "doneBy", "notNeeded"], better: betterState }],
  ["email", { keys: ["sentOn", "sentBy", "overridden"] }],
  ["billing", { keys: ["outstanding", "declaredOn"] }],
  ["invoices/*", { keys: ["total", "lines", "currency"] }],
]);

/** The unit of the object at `place`, if it has one. */
export function unitAt({ kind }: Place): Unit | undefined {
  return units.get(kind);
}

/** The fields of a unit, of one side; where nothing was changed and nothing speaks against it, of both. */
export function mergeUnit(judge: Judge, { keys, better }: Unit, three: Three<JsonObject>, place: Place): JsonObject {
  const parts = inEach(three, (object) => Object.fromEntries(entriesOf(object).filter(([key]) => keys.includes(key))));
  const { base, ours, theirs } = parts;
  const side = judge.settled(parts) ?? better?.(ours, theirs);
  if (side !== undefined) return parts[side];
  const isNew = Object.keys(base).length === 0;
  if (isNew && keys.every((key) => agree(own(ours, key), own(theirs, key)))) return { ...theirs, ...ours };
  return parts[judge.ask(below(place, keys[0] ?? ""), parts)];
}

function agree(ours: Json | undefined, theirs: Json | undefined): boolean {
  return ours === undefined || theirs === undefined || sameJson(ours, theirs);
}
