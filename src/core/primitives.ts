import * as z from "zod/mini";
import { withFormat } from "./formats.js";

/** Matches a text with at least one character that can be seen (letters, digits, signs, emoji; no mere spaces or fillers). */
export const visibleCharacter = /[^\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Text on one line with at least one visible character. */
export const line = withFormat(
  "line",
  z
    .string({ error: "expected a text" })
    .check(
      z.regex(visibleCharacter, { error: "must not be empty" }),
      z.regex(/^[^\r\n\u2028\u2029]*$/u, { error: "must be on one line" }),
    ),
);

/** Text that may run over several lines. */
export const text = withFormat("text", z.string({ error: "expected a text" }));

/** A stable id: what stands in JSON, in commands and in links. Made by us; any text without spaces is accepted. */
export const id = z
  .string({ error: "expected an id" })
  .check(z.regex(/^[^\s]+$/u, { error: "must be an id without spaces" }));

/** A day that exists, as `2026-12-11`. */
export const day = withFormat("day", z.iso.date({ error: "expected a day that exists, such as 2026-12-11" }));

/** A moment with its zone, such as `2026-12-11T10:00+01:00` or `2026-12-11T10:00+01:00[Europe/Berlin]` (RFC 9557). */
export const moment = withFormat(
  "moment",
  z.string({ error: "expected a moment with its zone" }).check(
    z.regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)(\[[A-Za-z0-9_+\-/]+\])?$/, {
      error: "expected a moment with its zone, such as 2026-12-11T10:00+01:00",
    }),
  ),
);

/** Whole units of the currency's smallest coin (cents for EUR); what makes sums exact. */
export const minor = withFormat(
  "amount",
  z.int({ error: "expected a whole number of minor units, such as 12500 for 125.00" }),
);

/** An email address as it may stand in a header: one `@`, no spaces, commas or line ends. */
export const email = withFormat(
  "email",
  z.string({ error: "expected an email address" }).check(
    z.regex(/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/u, {
      error: "expected an email address such as jane@acme.example",
    }),
  ),
);

/** An address to open: web, mail, telephone, or a path inside the repository. Other schemes could run something. */
export const link = withFormat(
  "link",
  line.check(
    z.refine((value) => !/^[\p{C}\s]*[a-z][a-z0-9+.-]*:/iu.test(value) || /^(https?|mailto|tel):/iu.test(value), {
      error: "expected a link that starts with https:, mailto: or tel:, or a path in the repository",
    }),
  ),
);

/** A due rule: the last day (`T`), working days before or after it (`T-8d`, `T+2d`), or a day. */
export const due = withFormat(
  "due",
  z.union([z.string().check(z.regex(/^T([+-][1-9]\d{0,3}d)?$/)), day], {
    error: "expected T, T-8d, T+2d or a day such as 2026-12-11",
  }),
);

/** A BCP 47 language tag, such as `en` or `de-AT`. */
export const language = withFormat(
  "language",
  z.string({ error: "expected the code of a language, such as en, de, nl or de-AT" }).check(
    z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
      error: "expected the code of a language, such as en, de, nl or de-AT",
    }),
  ),
);
