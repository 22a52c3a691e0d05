import * as z from "zod/mini";
import { UserError } from "../core/errors.js";
import { withFields } from "../core/operation.js";
import { unwrap } from "../core/visibility.js";
import type { Address } from "./field.js";

/**
 * The value with what stands at an address replaced; undefined removes it. Groups and lists on the way are made when they are
 * missing, and a group goes with its last field. Throws a UserError if an element on the way is gone.
 */
export function replaceAt(schema: z.ZodMiniType, value: unknown, address: Address, replacement: unknown): unknown {
  const [step, ...rest] = address;
  if (step === undefined) return replacement;
  const inner = unwrap(schema);
  if (inner instanceof z.ZodMiniArray) {
    const list = (value ?? []) as readonly unknown[];
    const at = indexIn(list, step);
    const element = replaceAt(inner.def.element as z.ZodMiniType, list[at], rest, replacement);
    return element === undefined ? list.toSpliced(at, 1) : list.with(at, element);
  }
  if (!(inner instanceof z.ZodMiniObject)) throw new Error(`Nothing stands at ${address.join(".")}.`);
  const object = (value ?? {}) as Readonly<Record<string, unknown>>;
  const child = replaceAt(inner.shape[step] as z.ZodMiniType, object[step], rest, replacement);
  const after = withFields(inner, object, { [step]: isEmptyGroup(child) ? undefined : child });
  return after;
}

/** The value at an address; undefined if there is none. */
export function valueAt(value: unknown, address: Address): unknown {
  return address.reduce<unknown>((at, step) => {
    if (Array.isArray(at)) return at[typeof step === "number" ? step : at.findIndex((each) => idOf(each) === step)];
    return typeof at === "object" && at !== null && Object.hasOwn(at, step)
      ? (at as Readonly<Record<string, unknown>>)[step]
      : undefined;
  }, value);
}

/** The index of the element that a step names, by its id or its index. */
export function indexIn(list: readonly unknown[], step: string | number): number {
  const named = list.flatMap((element, index) => (idOf(element) === step ? [index] : []));
  if (named.length > 1) throw new UserError(`two have the id “${String(step)}”; give one of them another in the file`);
  const at = typeof step === "number" ? step : (named[0] ?? -1);
  if (at < 0 || at >= list.length) throw new UserError("this was removed meanwhile; nothing was changed");
  return at;
}

function idOf(element: unknown): unknown {
  return typeof element === "object" && element !== null && "id" in element ? element.id : undefined;
}

function isEmptyGroup(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}
