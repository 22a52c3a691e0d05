import * as z from "zod/mini";
import { ready } from "./messages.js";

/** What can be done with one fact; the host knows it by its id, and does it. */
export const factAction = z.enum(["open", "deliverable", "item", "summary", "fine", "changed", "takeBack"]);
export type FactAction = z.infer<typeof factAction>;

/** What is done for the panel as a whole. */
export const panelAction = z.enum(["refresh", "stop", "undo", "start", "chooseOurs"]);
export type PanelAction = z.infer<typeof panelAction>;

/** What the webview says: that something was asked of the panel, or of a fact that it was shown. */
export const factsMessage = z.discriminatedUnion("type", [
  ready,
  z.object({ type: z.literal("act"), action: panelAction }),
  z.object({ type: z.literal("fact"), action: factAction, id: z.string() }),
]);
export type FactsMessage = z.infer<typeof factsMessage>;

const count = z.int().check(z.nonnegative());

/** Commits of a month, such as 2026-03; `ours` of `all`. */
const month = z.object({ month: z.string(), all: count, ours: count });
export type Month = z.infer<typeof month>;

const fact = z.object({
  id: z.string(),
  text: z.string(),
  /** What else is known of it, said more quietly. */
  detail: z.optional(z.string()),
  /** Where it stands, as words; the button `open` goes there. */
  place: z.optional(z.string()),
  /** What became of it: it is a deliverable by now, an item, allowed. */
  became: z.optional(z.string()),
  /** It wants to be looked at. */
  isOpen: z.optional(z.literal(true)),
  /** Of the largest in its group, from 0 to 1, and the number in words. */
  share: z.optional(z.number()),
  amount: z.optional(z.string()),
  /** When it was worked on; in a group all have the same time. */
  months: z.optional(z.array(month)),
  can: z.array(factAction),
});
export type Fact = z.infer<typeof fact>;

const group = z.object({
  id: z.string(),
  title: z.string(),
  /** What kinds there are of them. */
  about: z.optional(z.string()),
  facts: z.array(fact),
  /** How many there are; more than are listed here if there are very many. */
  total: count,
  /** It is still being read. */
  isReading: z.boolean(),
  /** What it means that there are none. */
  none: z.string(),
});
export type Group = z.infer<typeof group>;

const repository = z.object({
  name: z.string(),
  /** What is checked out, and how long it was worked on. */
  about: z.string(),
  months: z.array(month),
  /** Ours and others' are known apart. */
  isApart: z.boolean(),
  groups: z.array(group),
});
export type Repository = z.infer<typeof repository>;

/** Everything that is to be seen. */
export const factsState = z.object({
  title: z.string(),
  /** What is complete, and what is still being read. */
  progress: z.array(z.object({ label: z.string(), isDone: z.boolean() })),
  isReading: z.boolean(),
  /** Why nothing could be read at all. */
  problem: z.optional(z.string()),
  /** A word on what was just done, and whether that can be taken back. */
  notice: z.optional(z.object({ text: z.string(), canUndo: z.boolean() })),
  /** There is an offboarding to which facts can be added. */
  canAdd: z.boolean(),
  /** The numbers that one looks at first; each leads to its group. */
  numbers: z.array(z.object({ label: z.string(), value: z.string(), group: z.string(), isOpen: z.boolean() })),
  repositories: z.array(repository),
  groups: z.array(group),
});
export type FactsState = z.infer<typeof factsState>;

/** What the webview keeps while it is hidden, or the window is reloaded. */
export const factsKept = z.object({ filter: z.string(), unfolded: z.array(z.string()), scroll: z.number() });
export type FactsKept = z.infer<typeof factsKept>;

/** Its own words in the user's language; `{0}` and on are put in by the webview. */
export const factsWords = z.record(
  z.enum([
    ...factAction.options,
    ...panelAction.options,
    "actionOf",
    "find",
    "nothingFound",
    "reading",
    "complete",
    "progress",
    "timeline",
    "timelineSaid",
    "ours",
    "others",
    "commits",
    "asTable",
    "month",
    "quarter",
    "year",
    "sparkSaid",
    "showAll",
    "showSome",
    "showLess",
    "noOffboarding",
    "numbers",
    "work",
    "inventory",
    "attention",
    "oursUnknown",
  ]),
  z.string(),
);
export type FactsWords = z.infer<typeof factsWords>;
