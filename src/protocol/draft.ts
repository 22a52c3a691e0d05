import * as z from "zod/mini";
import { ready } from "./messages.js";

/** The fields of an email, in the order in which they stand in its front matter. */
export const draftFields = ["to", "cc", "subject"] as const;
export const draftField = z.enum(draftFields);
export type DraftField = z.infer<typeof draftField>;

/** What can be done with a draft; the host does it. */
export const draftAction = z.enum([
  "copyRich",
  "copyMarkdown",
  "saveEml",
  "openInMail",
  "markSent",
  "finish",
  "openText",
  "refresh",
  "showChanges",
  "load",
  "undo",
  "redo",
]);
export type DraftAction = z.infer<typeof draftAction>;

const count = z.int().check(z.nonnegative());

const change = z.object({ offset: count, length: count, text: z.string() });

/** What the webview says. */
export const draftMessage = z.discriminatedUnion("type", [
  ready,
  /** The text was changed: the `seq`th change since the webview was loaded, made in version `base` of the text. */
  z.object({ type: z.literal("change"), base: count, seq: count, change }),
  /** The text of this version is shown now. */
  z.object({ type: z.literal("shows"), version: count }),
  /** A field was changed; numbered by themselves, as changes of the text are. */
  z.object({ type: z.literal("field"), field: draftField, value: z.string(), seq: count }),
  /** A field shall have what the details say. */
  z.object({ type: z.literal("use"), field: draftField }),
  /** The preview is not the one that a change was made for: all of it is wanted. */
  z.object({ type: z.literal("previewLost") }),
  /** Nobody is typing now: what was typed is one step of undo. */
  z.object({ type: z.literal("pause") }),
  /** The user came into the view, perhaps from where something was done to the file. */
  z.object({ type: z.literal("entered") }),
  /** Something is to be inserted at `offset` of the text, in place of `length` units that were typed to ask for it. */
  z.object({ type: z.literal("insert"), offset: count, length: count }),
  z.object({ type: z.literal("act"), action: draftAction }),
  z.object({ type: z.literal("flavor"), value: z.string() }),
  z.object({ type: z.literal("details"), tab: z.string() }),
  /** A part of the offboarding shall be inside this document, or on its own again. */
  z.object({ type: z.literal("carry"), piece: z.string(), on: z.boolean() }),
  /** The quick fix of a finding, by its id. */
  z.object({ type: z.literal("fix"), id: z.string() }),
  z.object({ type: z.literal("copied"), id: count, ok: z.boolean() }),
]);
export type DraftMessage = z.infer<typeof draftMessage>;

/** Something that the checks found, with its range in the text, or the field that it is about. */
const finding = z.object({
  id: z.string(),
  severity: z.enum(["error", "warning"]),
  message: z.string(),
  line: count,
  range: z.optional(z.object({ offset: count, length: count })),
  field: z.optional(draftField),
  /** The title of its quick fix. */
  fix: z.optional(z.string()),
});
export type DraftFinding = z.infer<typeof finding>;

/** Something of the offboarding that the draft tells: what it is called, and how it is now. `tab` of the details form changes it. */
const included = z.object({ label: z.string(), value: z.string(), tab: z.string() });
export type DraftIncluded = z.infer<typeof included>;

/** A part of the offboarding that may be inside this document; `elsewhere`: the title of the one that it is inside now. */
const part = z.object({ piece: z.string(), title: z.string(), on: z.boolean(), elsewhere: z.optional(z.string()) });
export type DraftPart = z.infer<typeof part>;

/** What the details say of a field that the user has written; empty if they have nothing for it. */
const news = z.object({ field: draftField, fresh: z.string() });
export type DraftFieldNews = z.infer<typeof news>;

/**
 * The text as the client will see it, block by block, as a change of what the webview was told last: in place of `removed` blocks from
 * `start` on there are these, each safe HTML. There are `total` then; as many added ones are all of them, whatever was there.
 */
const previewChange = z.object({ start: count, removed: count, added: z.array(z.string()), total: count });
export type PreviewChange = z.infer<typeof previewChange>;

/** What is to be seen. */
export const draftState = z.object({
  title: z.string(),
  client: z.string(),
  /** Why it cannot be edited here as it should, and what to do. */
  problem: z.optional(z.string()),
  /** Without `body` it is the one that the webview has. `seen`: the last change of the webview's own that is in it. */
  text: z.object({ version: count, seen: count, body: z.optional(z.string()) }),
  fields: z.optional(
    z.object({ seen: count, to: z.string(), cc: z.string(), subject: z.string(), news: z.array(news) }),
  ),
  preview: previewChange,
  length: z.string(),
  findings: z.array(finding),
  included: z.array(included),
  /** Those that can be inside it; only a meeting and the goodbye have any. */
  parts: z.array(part),
  flavor: z.optional(
    z.object({ value: z.string(), options: z.array(z.object({ value: z.string(), label: z.string() })) }),
  ),
  /** What is known now and was not when the draft was made, as lines that would go and lines that would come. */
  offer: z.optional(
    z.object({
      conflicts: count,
      lines: z.array(z.object({ kind: z.enum(["added", "removed"]), text: z.string() })),
    }),
  ),
  actions: z.array(draftAction),
  /** A word on what was just done. */
  notice: z.optional(z.string()),
  /** To be put on the clipboard, once; `ask`: with a click, since the browser wants one. */
  toCopy: z.optional(z.object({ id: count, html: z.string(), text: z.string(), ask: z.boolean() })),
});
export type DraftState = z.infer<typeof draftState>;

/** What the webview keeps while it is hidden, or the window is reloaded. */
export const draftKept = z.object({
  start: count,
  end: count,
  textScroll: z.number(),
  previewScroll: z.number(),
});
export type DraftKept = z.infer<typeof draftKept>;

/** Its words in the user's language. */
export const draftWords = z.record(
  z.enum([
    ...draftFields,
    ...draftAction.options,
    "text",
    "preview",
    "bold",
    "italic",
    "link",
    "insert",
    "actions",
    "formatting",
    "warnings",
    "noWarnings",
    "error",
    "warning",
    "line",
    "included",
    "parts",
    "elsewhere",
    "flavor",
    "refreshOffer",
    "detailsSay",
    "detailsSayNothing",
    "use",
    "added",
    "removed",
    "copyNow",
    "change",
  ]),
  z.string(),
);
export type DraftWords = z.infer<typeof draftWords>;
