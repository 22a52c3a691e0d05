import * as z from "zod/mini";
import { type Offboarding, offboarding as offboardingSchema } from "../core/offboarding.js";
import { type RecordKind, recordKinds } from "../core/records.js";
import { unwrap } from "../core/visibility.js";
import { type Address, type Field, schemaAt, toFields } from "./field.js";
import { valueAt } from "./replaceAt.js";

/** What an address leads to, and so which operation changes it. */
export type Place =
  /** A field outside of lists. */
  | { readonly kind: "field"; readonly path: string }
  /** Something in a record. */
  | { readonly kind: "record"; readonly record: RecordKind; readonly id: string; readonly rest: Address }
  /** Something in an item. */
  | { readonly kind: "item"; readonly id: string; readonly rest: Address }
  /** Something in a piece itself. */
  | { readonly kind: "piece"; readonly id: string; readonly rest: Address }
  /** Something in another list, such as the promises of the meeting. */
  | { readonly kind: "list"; readonly path: string; readonly rest: Address };

/** Finds out what an address leads to. */
export function placeOf(address: Address): Place {
  const at = listIn(address);
  if (at < 0) return { kind: "field", path: address.join(".") };
  const path = address.slice(0, at).join(".");
  const id = String(address[at]);
  const rest = address.slice(at + 1);
  if (path === "pieces") {
    const [key, item, ...inItem] = rest;
    if (key === "items" && item !== undefined) return { kind: "item", id: String(item), rest: inItem };
    return { kind: "piece", id, rest };
  }
  const record = (Object.keys(recordKinds) as RecordKind[]).find((kind) => pathOfKind(kind) === path);
  return record ? { kind: "record", record, id, rest } : { kind: "list", path, rest: address.slice(at) };
}

/** The path of the list that the records of a kind stand in. */
export function pathOfKind(kind: RecordKind): string {
  return kind === "contact" ? "client.contacts" : recordKinds[kind].list;
}

/** At which step the first list on the way is entered; -1 if there is none. */
function listIn(address: Address): number {
  return address.findIndex((_, at) => {
    const schema = at > 0 ? schemaAt(offboardingSchema, address.slice(0, at)) : undefined;
    return schema !== undefined && unwrap(schema) instanceof z.ZodMiniArray && !isListOfTexts(schema);
  });
}

function isListOfTexts(schema: z.ZodMiniType): boolean {
  const inner = unwrap(schema);
  return inner instanceof z.ZodMiniArray && !(unwrap(inner.def.element as z.ZodMiniType) instanceof z.ZodMiniObject);
}

/** The field at an address; undefined if there is none that is typed into. */
export function fieldAt(address: Address): Field | undefined {
  const schema = schemaAt(offboardingSchema, address);
  const [field, ...more] = schema ? toFields(String(address.at(-1)), schema) : [];
  return more.length === 0 ? field : undefined;
}

/** The currency of the amounts at an address; empty where there are none. */
export function currencyAt(offboarding: Offboarding, address: Address): string {
  if (address[0] !== "invoices") return "";
  const currency = valueAt(offboarding, ["invoices", address[1] ?? "", "currency"]);
  return typeof currency === "string" ? currency : "";
}
