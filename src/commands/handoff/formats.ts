import * as z from "zod/mini";
import type { Format } from "../../exports/documents.js";

/** Everything that a handoff is written as. */
export const allFormats = ["markdown", "html", "pdf", "ics"] as const satisfies readonly Format[];

/** Which formats are meant; left out: all. */
export const formatsField = z.exactOptional(
  z.array(z.enum(allFormats)).check(z.minLength(1, { error: "name at least one format" })),
);
