import * as z from "zod/mini";
import { text } from "../core/primitives.js";
import { onlyYou } from "../core/visibility.js";

const hours = z.number({ error: "expected a number of hours" }).check(z.gte(0, { error: "must not be negative" }));

/** The look-back: what you learn from an ending, and what the client said for you alone. */
export const lookBack = z.object({
  workAgain: onlyYou(z.exactOptional(z.enum(["yes", "no", "maybe"])), "Would you work with them again?"),
  wentWell: onlyYou(z.exactOptional(text), "What went well."),
  wentWrong: onlyYou(z.exactOptional(text), "What went wrong."),
  learned: onlyYou(z.exactOptional(text), "What you would do differently."),
  feedback: onlyYou(z.exactOptional(text), "What they said that is for you alone."),
  hoursPlanned: onlyYou(z.exactOptional(hours), "Hours you had planned."),
  hoursSpent: onlyYou(z.exactOptional(hours), "Hours it took."),
  notes: onlyYou(z.exactOptional(text), "Anything else."),
});
