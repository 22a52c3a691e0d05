import * as z from "zod/mini";
import { offboarding as offboardingSchema } from "./offboarding.js";
import { unwrap } from "./visibility.js";

/** The schema of the field at a path such as `support.until`; undefined if an offboarding has no such field. */
export function findFieldSchema(path: string): z.ZodMiniType | undefined {
  return path.split(".").reduce<z.ZodMiniType | undefined>((schema, key) => {
    const inner = schema && unwrap(schema);
    return inner instanceof z.ZodMiniObject && Object.hasOwn(inner.shape, key)
      ? (inner.shape[key] as z.ZodMiniType)
      : undefined;
  }, offboardingSchema);
}

/** The same for a path that is known to exist; throws if it does not. */
export function fieldSchema(path: string): z.ZodMiniType {
  const schema = findFieldSchema(path);
  if (!schema) throw new Error(`An offboarding has no field ${path}.`);
  return unwrap(schema);
}
