import * as z from "zod/mini";
import { ready } from "./messages.js";

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

/** What the webview says. */
export const detailsMessage = z.discriminatedUnion("type", [ready, z.object({ type: z.literal("openText") })]);
export type DetailsMessage = z.infer<typeof detailsMessage>;

/** What is to be seen. */
export const detailsState = z.object({
  client: z.string(),
  /** Why the form cannot be used now, and what to do. */
  problem: z.optional(z.string()),
});
export type DetailsState = z.infer<typeof detailsState>;

/** What the webview keeps while it is hidden, or the window is reloaded. */
export const detailsKept = z.object({});

/** Its words in the user's language. */
export const detailsWords = z.record(z.enum(["openText"]), z.string());
export type DetailsWords = z.infer<typeof detailsWords>;
