import * as z from "zod/mini";
import { UserError } from "./errors.js";
import { unwrap } from "./visibility.js";

/**
 * Refuses fields that the schema does not know, at every depth, with the path of the first one. The file may have fields of its own,
 * and they are kept; but what a command is given is to be understood, or a misspelt field would be lost without a word. Fields that
 * `before`, the value as it stands in the file, has as well are let through: they were only handed back.
 */
export function refuseUnknownFields(schema: z.ZodMiniType, value: unknown, where: string, before?: unknown): void {
  const path = unknownField(schema, value, before);
  if (path) throw new UserError("is not known here", [where, ...path].filter((step) => step !== "").join("."));
}

function unknownField(schema: z.ZodMiniType, value: unknown, before: unknown): readonly string[] | undefined {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodMiniArray && Array.isArray(value)) {
    const element = inner.def.element as z.ZodMiniType;
    // Elements move, so any that was there may be the one that this was.
    const known = Object.assign({}, ...(Array.isArray(before) ? before.filter(isObject) : [])) as unknown;
    return firstOf(value.entries(), (entry) => unknownField(element, entry, known));
  }
  if (!(inner instanceof z.ZodMiniObject) || !isObject(value)) return undefined;
  const shape = inner.shape as Readonly<Record<string, z.ZodMiniType>>;
  const known = isObject(before) ? before : {};
  return firstOf(Object.entries(value), (entry, key) => {
    const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (field) return unknownField(field, entry, known[key]);
    return Object.hasOwn(known, key) ? undefined : [];
  });
}

function firstOf<K extends string | number>(
  entries: Iterable<readonly [K, unknown]>,
  find: (value: unknown, key: K) => readonly string[] | undefined,
): readonly string[] | undefined {
  for (const [key, value] of entries) {
    const path = find(value, key);
    if (path) return [String(key), ...path];
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
