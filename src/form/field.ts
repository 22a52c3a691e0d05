import * as z from "zod/mini";
import { type Format, formatOf } from "../core/formats.js";
import { descriptionOf, unwrap } from "../core/visibility.js";
import { labelOf } from "./labels.js";

/** A field as a form shows it, read off its schema. Fields of a group are fields with a key of two parts, such as `referral.name`. */
export interface Field {
  /** Where it stands in its object, with a dot for each group on the way. */
  readonly key: string;
  readonly label: string;
  readonly help: string;
  /** `lines`: a list of short texts, one a line. `flag`: there with its one value, or not there. */
  readonly format: Format | "integer" | "choice" | "flag" | "lines";
  readonly isRequired: boolean;
  /** The values of a choice, or the one of a flag. */
  readonly choices: readonly (string | true)[];
}

/** Where something stands in a document: keys of objects, ids of list elements that have one, else their index. */
export type Address = readonly (string | number)[];

/** The fields of an object's schema that a person fills in, in their order: no ids, no lists of objects (those are tables of their own). */
export function fieldsOf(schema: z.ZodMiniObject, prefix = ""): readonly Field[] {
  const shape = schema.shape as Readonly<Record<string, z.ZodMiniType>>;
  return Object.entries(shape)
    .filter(([key]) => key !== "id")
    .flatMap(([key, field]) => toFields(`${prefix}${key}`, field));
}

/** The field of a schema at a key; a group gives all of its own, a list of objects none. */
export function toFields(key: string, schema: z.ZodMiniType): readonly Field[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodMiniObject) return fieldsOf(inner, `${key}.`);
  const found = formatAndChoices(inner);
  if (!found) return [];
  const said = descriptionOf(schema) ?? "";
  const help = found.format === "amount" ? helpOfAmount(said) : said;
  return [{ key, label: labelOf(key), help, isRequired: inner === schema, ...found }];
}

/** In the file an amount is in minor units; whoever fills in a form writes it as on paper. */
function helpOfAmount(said: string): string {
  const more = said.replace(/ ?Minor units(: 12500 is 125\.00)?\./, "").trim();
  return ["As on paper, such as 1,250.00.", more].filter((part) => part !== "").join(" ");
}

function formatAndChoices(schema: z.ZodMiniType): Pick<Field, "format" | "choices"> | undefined {
  if (schema instanceof z.ZodMiniEnum) return { format: "choice", choices: schema.options.map(String) };
  // A choice that also takes a word of one's own.
  const offered = schema instanceof z.ZodMiniUnion && schema.def.options.find((each) => each instanceof z.ZodMiniEnum);
  if (offered) return { format: "choice", choices: offered.options.map(String) };
  if (schema instanceof z.ZodMiniLiteral) {
    const [value] = schema.def.values;
    return { format: "flag", choices: [value === true ? true : String(value)] };
  }
  if (schema instanceof z.ZodMiniArray)
    return unwrap(schema.def.element as z.ZodMiniType) instanceof z.ZodMiniObject
      ? undefined
      : { format: "lines", choices: [] };
  const format = formatOf(schema) ?? (schema instanceof z.ZodMiniNumber ? "integer" : "line");
  return { format, choices: [] };
}

/** The schema at an address or path; undefined if there is none. */
export function schemaAt(schema: z.ZodMiniType, address: Address): z.ZodMiniType | undefined {
  return address.reduce<z.ZodMiniType | undefined>((at, step) => {
    const inner = at && unwrap(at);
    if (inner instanceof z.ZodMiniArray) return inner.def.element as z.ZodMiniType;
    return inner instanceof z.ZodMiniObject && Object.hasOwn(inner.shape, step)
      ? (inner.shape[step] as z.ZodMiniType)
      : undefined;
  }, schema);
}
