import * as z from "zod/mini";
import { editableItemFields } from "../core/items.js";
import { offboarding as offboardingSchema } from "../core/offboarding.js";
import { unwrap } from "../core/visibility.js";
import { type Field, fieldsOf, schemaAt } from "./field.js";
import { labelOf } from "./labels.js";
import type { Section } from "./layout.js";

/** A list of objects as a form shows it: its fields, and the lists inside each element. */
export interface Table {
  /** Its key in the object that it stands in; of a tab's own table the path from the document's root, with dots. */
  readonly key: string;
  readonly title: string;
  /** What one element is called, in the middle of a sentence. */
  readonly one: string;
  readonly none?: string;
  readonly fields: readonly Field[];
  /** The fields that a row shows before it is unfolded. */
  readonly main: readonly string[];
  readonly tables: readonly Table[];
}

/** The table of a section. */
export function tableOf({ list, title, main, one, none }: Extract<Section, { list: string }>): Table {
  const { fields, tables } = elementOf(list.split("."));
  return { key: list, title: title ?? "", one, main, fields, tables, ...(none !== undefined && { none }) };
}

/** What a nested list shows, and what one of its elements is called. */
const nested: Readonly<Record<string, Pick<Table, "one" | "main">>> = {
  items: { one: "item", main: ["title", "due", "owner"] },
  payments: { one: "payment", main: ["on", "amount"] },
  lines: { one: "line", main: ["text", "amount", "extra", "reason"] },
  code: { one: "place", main: ["file", "pattern", "line"] },
};

function elementOf(path: readonly string[]): Pick<Table, "fields" | "tables"> {
  const schema = schemaAt(offboardingSchema, [...path, 0]);
  if (!(schema instanceof z.ZodMiniObject)) throw new Error(`There is no list of objects at ${path.join(".")}.`);
  const shape = schema.shape as Readonly<Record<string, z.ZodMiniType>>;
  const lists = Object.keys(shape).filter((key) => isListOfObjects(shape[key]));
  return {
    fields: fieldsOf(schema).filter(({ key }) => isForPeople(path, key)),
    tables: lists.map((key) => ({
      key,
      title: labelOf(key),
      ...(nested[key] ?? { one: "entry", main: [] }),
      ...elementOf([...path, "0", key]),
    })),
  };
}

function isListOfObjects(schema: z.ZodMiniType | undefined): boolean {
  const inner = schema && unwrap(schema);
  return inner instanceof z.ZodMiniArray && unwrap(inner.def.element as z.ZodMiniType) instanceof z.ZodMiniObject;
}

/** Of pieces and items, what is not set by the tool itself. */
function isForPeople(path: readonly string[], key: string): boolean {
  if (path.at(-1) === "items") return editableItemFields.some((field) => field === key);
  return path.at(-1) !== "pieces" || key === "title" || key === "within";
}
