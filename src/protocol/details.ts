import * as z from "zod/mini";
import { ready } from "./messages.js";

/*
 * What the details form and the host say to each other. The webview knows nothing of offboardings: it draws tabs, fields and tables as
 * the state describes them, and names what was touched by its address.
 */

/** The tabs of the details form, in their order. */
export const detailsTabs = [
  "client",
  "flow",
  "deliverables",
  "results",
  "tasks",
  "access",
  "invoices",
  "issues",
  "decisions",
  "needs",
  "meeting",
  "feedback",
  "support",
] as const;
export const detailsTab = z.enum(detailsTabs);
export type DetailsTab = z.infer<typeof detailsTab>;

/** Keys of objects, ids of list elements (or their index where they have none), and `new …` for a row that is not in the file yet. */
export const address = z.array(z.union([z.string(), z.int()]));
export type Address = readonly (string | number)[];

/** What was typed and is not in the file, as far as the webview knows. */
export const draft = z.object({
  at: address,
  text: z.string(),
  /** It is to be written; else it is only looked at, for what is wrong with it. */
  write: z.boolean(),
});

export const detailsAction = z.enum(["remove", "duplicate", "up", "down", "none", "unset"]);
export type DetailsAction = z.infer<typeof detailsAction>;

/** What the webview says. */
export const detailsMessage = z.discriminatedUnion("type", [
  /** It was loaded; it was on this tab before, if it was there before. */
  z.extend(ready, { tab: z.optional(detailsTab) }),
  z.object({ type: z.literal("show"), tab: detailsTab }),
  /** All drafts as they are now. `seq` counts up. */
  z.object({ type: z.literal("drafts"), seq: z.int(), drafts: z.array(draft) }),
  z.object({ type: z.literal("act"), action: detailsAction, at: address }),
  z.object({ type: z.literal("openText") }),
  z.object({ type: z.literal("reopen") }),
]);
export type DetailsMessage = z.infer<typeof detailsMessage>;

const field = z.object({
  key: z.string(),
  label: z.string(),
  help: z.string(),
  format: z.string(),
  isRequired: z.boolean(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  /** What it means that nothing is chosen. */
  unset: z.optional(z.string()),
});
export type Field = z.infer<typeof field>;

/** A table without its rows, and with the tables inside each of them. */
const table = z.object({
  key: z.string(),
  title: z.string(),
  one: z.string(),
  none: z.optional(z.string()),
  fields: z.array(field),
  main: z.array(z.string()),
  begin: z.record(z.string(), z.string()),
  canDuplicate: z.boolean(),
  get tables(): z.ZodMiniArray<typeof table> {
    return z.array(table);
  },
});
export type Table = z.infer<typeof table>;

const row = z.object({
  step: z.union([z.string(), z.int()]),
  texts: z.record(z.string(), z.string()),
  /** The values that can be chosen here, by field, where they are not all of them. */
  offers: z.optional(z.record(z.string(), z.array(z.string()))),
  /** It cannot be removed. */
  isFixed: z.optional(z.literal(true)),
  /** It cannot be moved. */
  hasPlace: z.optional(z.literal(true)),
  get tables(): z.ZodMiniArray<typeof rows> {
    return z.array(rows);
  },
});
export type Row = z.infer<typeof row>;

const rows = z.object({ rows: z.array(row), isListed: z.boolean() });
export type Rows = z.infer<typeof rows>;

const section = z.object({
  title: z.string(),
  fields: z.array(z.object({ at: address, field, text: z.string() })),
  table: z.optional(z.object({ at: address, shape: table, content: rows })),
});
export type Section = z.infer<typeof section>;

/** Everything that is to be seen: the tabs, and what stands on the one that is open. */
export const detailsState = z.object({
  client: z.string(),
  /** Why nothing can be changed now, and what to do. */
  problem: z.optional(z.string()),
  isClosed: z.boolean(),
  tab: detailsTab,
  /** The row that was asked for, said once: the keyboard goes there. */
  goTo: z.optional(address),
  tabs: z.array(z.object({ id: detailsTab, label: z.string(), count: z.optional(z.int()) })),
  sections: z.array(section),
  /** Drafts up to this `seq` were dealt with. */
  dealtWith: z.int(),
  /** What is wrong with drafts, by their address as JSON. */
  problems: z.record(z.string(), z.string()),
  /** What is odd about what the file has, at a field or a row. */
  warnings: z.array(z.object({ at: address, label: z.string(), message: z.string() })),
  /** Where new rows are in the file by now. */
  created: z.array(z.object({ row: address, at: address })),
});
export type DetailsState = z.infer<typeof detailsState>;
export type Warning = DetailsState["warnings"][number];

/** What the webview keeps while it is hidden, or the window is reloaded: where one was, and what is not in the file yet. */
export const detailsKept = z.object({
  tab: z.optional(detailsTab),
  drafts: z.array(draft),
  newRows: z.array(address),
  unfolded: z.array(z.string()),
});
export type DetailsKept = z.infer<typeof detailsKept>;

/** Its own words in the user's language; `{0}` is put in by the webview. */
export const detailsWords = z.record(
  z.enum([
    "tabs",
    "openText",
    "reopen",
    "closed",
    "add",
    "remove",
    "duplicate",
    "up",
    "down",
    "more",
    "less",
    "noneButton",
    "noneTaken",
    "noneYet",
    "notSet",
    "missing",
    "newRow",
    "showMore",
  ]),
  z.string(),
);
export type DetailsWords = z.infer<typeof detailsWords>;
