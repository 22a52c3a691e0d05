import * as z from "zod/mini";

/** Who may read a field: the client ("your client can read this") or the developer alone ("only you"). */
export type Visibility = "client" | "private";

const marks = z.registry<{ visibility: Visibility }>();

/** A field that may stand in the client's repository. `description` is what the JSON editor shows on hover. */
export function clientSafe<S extends z.ZodMiniType>(schema: S, description: string): S {
  return mark(schema, description, "client");
}

/** A client-safe field that may be missing. */
export function clientSafeIfAny<S extends z.ZodMiniType>(schema: S, description: string): z.ZodMiniExactOptional<S> {
  return clientSafe(z.exactOptional(schema), description);
}

/** A field that must never reach the workspace, a draft or an export. */
export function onlyYou<S extends z.ZodMiniType>(schema: S, description: string): S {
  return mark(schema, description, "private");
}

function mark<S extends z.ZodMiniType>(schema: S, description: string, visibility: Visibility): S {
  // A field of its own: the same primitive serves many fields.
  const field = schema.clone();
  marks.add(field, { visibility });
  z.globalRegistry.add(field, { description });
  return field;
}

/** What the field is for; the JSON editor shows it on hover. */
export function descriptionOf(field: z.ZodMiniType): string | undefined {
  return (
    z.globalRegistry.get(field)?.description ?? (unwrap(field) === field ? undefined : descriptionOf(inside(field)))
  );
}

/** The mark of one field's schema; undefined means that somebody forgot it (a test looks for those). */
export function visibilityOf(field: z.ZodMiniType): Visibility | undefined {
  // `.partial()` wraps a marked field once more.
  return marks.get(field)?.visibility ?? (unwrap(field) === field ? undefined : visibilityOf(inside(field)));
}

/**
 * The client-safe view of a value: only the fields that its schema knows and marks client-safe, at every depth.
 * Unknown fields are left out too, since nobody said who may read them. This is the one way from data to a
 * draft or an export; the value itself is not changed.
 */
export function clientView<S extends z.ZodMiniType>(schema: S, value: z.infer<S>): z.infer<S> {
  return project(schema, value) as z.infer<S>;
}

function project(schema: z.ZodMiniType, value: unknown): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodMiniObject) {
    const source = value as Record<string, unknown>;
    const kept: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(inner.shape as Readonly<Record<string, z.ZodMiniType>>))
      if (source[key] !== undefined && visibilityOf(field) === "client") kept[key] = project(field, source[key]);
    return kept;
  }
  if (inner instanceof z.ZodMiniArray) {
    const element = inner.def.element as z.ZodMiniType;
    return (value as unknown[]).map((entry) => project(element, entry));
  }
  return value;
}

/** The schema inside `.optional()` and `.exactOptional()`; any other as it is. */
export function unwrap(schema: z.ZodMiniType): z.ZodMiniType {
  const inner = inside(schema);
  return inner === schema ? schema : unwrap(inner);
}

function inside(schema: z.ZodMiniType): z.ZodMiniType {
  const isWrapper = schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniExactOptional;
  return isWrapper ? (schema.def.innerType as z.ZodMiniType) : schema;
}
