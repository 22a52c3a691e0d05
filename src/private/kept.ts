import type * as z from "zod/mini";
import { UserError } from "../core/errors.js";
import { check } from "../core/operation.js";
import type { KeyValues } from "./keyValues.js";

/**
 * What is kept under a key, as far as it fits the schema, all fields of which may be missing: what another version of Sendoff wrote
 * and this one cannot read is left out, and stays where it is.
 */
export function readKept<S extends z.ZodMiniObject>(keyValues: KeyValues, key: string, schema: S): z.infer<S> {
  const readable = Object.entries(storedAt(keyValues, key)).filter(
    ([field, value]) => field in schema.shape && schema.safeParse({ [field]: value }).success,
  );
  return schema.parse(Object.fromEntries(readable));
}

/** Sets fields of what is kept under a key; null removes one, and with the last one goes the key. Nothing is checked. */
export async function writeKept(
  keyValues: KeyValues,
  key: string,
  set: Readonly<Record<string, unknown>>,
): Promise<void> {
  const all = Object.entries({ ...storedAt(keyValues, key), ...set });
  const kept = Object.fromEntries(all.filter(([, value]) => value !== null && value !== undefined));
  await keyValues.set(key, Object.keys(kept).length === 0 ? undefined : kept);
}

/** Refuses fields that the schema does not know or allow, with a UserError that names them below `set`. */
export function checkSet(schema: z.ZodMiniObject, set: Readonly<Record<string, unknown>>): void {
  for (const field of Object.keys(set))
    if (!(field in schema.shape))
      throw new UserError(`is not known here; there are ${Object.keys(schema.shape).join(", ")}`, `set.${field}`);
  check(schema, Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null)), "set");
}

function storedAt(keyValues: KeyValues, key: string): Readonly<Record<string, unknown>> {
  const stored = keyValues.get(key);
  return typeof stored === "object" && stored !== null && !Array.isArray(stored) ? { ...stored } : {};
}
