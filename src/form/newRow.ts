import * as z from "zod/mini";
import { addItem, type NewItem } from "../core/items.js";
import { idFor } from "../core/names.js";
import { type Offboarding, offboarding as offboardingSchema } from "../core/offboarding.js";
import { check, type Context } from "../core/operation.js";
import { addPiece } from "../core/pieces.js";
import { addRecord } from "../core/recordOperations.js";
import { type RecordKind, recordKinds } from "../core/records.js";
import { unwrap } from "../core/visibility.js";
import { change } from "./change.js";
import { type Address, schemaAt } from "./field.js";
import { pathOfKind } from "./place.js";
import { valueAt } from "./replaceAt.js";

type Values = Readonly<Record<string, unknown>>;

/** What a new element of a list begins with, so that only its name has to be typed. */
export function newValue(offboarding: Offboarding, list: Address, { today }: Pick<Context, "today">): Values {
  const path = list.filter((step) => typeof step === "string").join(".");
  if (path === "tasks") return { steps: [] };
  if (path === "access") return { kind: "other", ownerNow: "me", ownerAfter: "client" };
  if (path === "invoices") return { currency: offboarding.invoices?.at(-1)?.currency ?? "EUR" };
  if (path === "needs") return { by: "open" };
  if (path === "meeting.promises") return { who: "me", by: offboarding.project.lastDay };
  if (list.at(-1) === "payments" || path === "feedback.answers") return { on: today };
  return {};
}

/**
 * Adds an element to the end of a list. Throws a UserError that names the field that is missing or wrong. The result says where it
 * stands now.
 */
export function addElement(
  offboarding: Offboarding,
  list: Address,
  value: Values,
  context: Context,
): { offboarding: Offboarding; at: Address } {
  const path = list.join(".");
  const kind = (Object.keys(recordKinds) as RecordKind[]).find((each) => pathOfKind(each) === path);
  if (kind) {
    const added = addRecord(kind, value)(offboarding, context);
    return { offboarding: added.offboarding, at: [...list, added.result.id] };
  }
  if (path === "pieces") {
    check(z.pick(pieceSchema(), { title: true }), value);
    const added = addPiece({ title: String(value.title) })(offboarding, context);
    return { offboarding: added.offboarding, at: [...list, added.result.piece] };
  }
  if (list[0] === "pieces") {
    check(z.pick(elementSchema(list), { title: true }), value);
    const item = { ...value, piece: String(list[1]) } as NewItem;
    const added = addItem(item)(offboarding, context);
    return { offboarding: added.offboarding, at: [...list, added.result.item] };
  }
  return addOther(offboarding, list, value, context);
}

function addOther(
  offboarding: Offboarding,
  list: Address,
  value: Values,
  context: Context,
): { offboarding: Offboarding; at: Address } {
  const schema = elementSchema(list);
  const known = (valueAt(offboarding, list) ?? []) as readonly { readonly id?: string }[];
  const order = Object.keys(schema.shape);
  const given = Object.entries(value).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  const name = given.map(([, each]) => each).find((each) => typeof each === "string");
  const taken = known.map((each) => each.id ?? "");
  const id = "id" in schema.shape ? idFor(name ?? "entry", taken) : undefined;
  const element = { ...(id !== undefined && { id }), ...Object.fromEntries(given) };
  check(schema, element);
  const after = change(offboarding, [{ at: list, value: [...known, element] }], context);
  return { offboarding: after, at: [...list, id ?? known.length] };
}

function pieceSchema(): z.ZodMiniObject {
  return elementSchema(["pieces"]);
}

function elementSchema(list: Address): z.ZodMiniObject {
  const schema = schemaAt(offboardingSchema, [...list, 0]);
  const inner = schema && unwrap(schema);
  if (!(inner instanceof z.ZodMiniObject)) throw new Error(`There is no list of objects at ${list.join(".")}.`);
  return inner;
}
