import * as z from "zod/mini";

/** How a primitive is written by people: what a form offers to type it in, and how it reads what was typed. */
export type Format =
  | "line"
  | "text"
  | "day"
  | "moment"
  | "amount"
  | "email"
  | "link"
  | "due"
  | "language"
  | "currency"
  | "colour";

const formats = z.registry<{ format: Format }>();

/** The schema, marked with how it is written. Its clones and what is made of it by more checks have the mark, too. */
export function withFormat<S extends z.ZodMiniType>(format: Format, schema: S): S {
  formats.add(schema, { format });
  return schema;
}

/** The mark of a schema without its optional wrapper; undefined if it has none. */
export function formatOf(schema: z.ZodMiniType): Format | undefined {
  return formats.get(schema)?.format;
}
