import { type Item, type NotNeeded, notNeededCodes } from "../core/offboarding.js";
import { due as dueSchema, line as lineSchema } from "../core/primitives.js";
import { escapeExactly, unescape } from "../markdown/escapeMarkdown.js";

/*
 * What an exported line says besides its box and its title, written and read here and nowhere else:
 *
 *     - [ ] Hand over the domain _(required, client, by T-8d)_ <!-- sendoff:domain -->
 *     - [x] ~~Move the wiki~~ _(optional, for Jane Doe, not needed: already theirs)_ <!-- sendoff:wiki -->
 *
 * The words in brackets are for people, in any order and each of them optional: `required` or `optional`; who does it
 * (`me`, `client`, `both`, or `for` and a name); `by` and when it is due; `not needed`, and why. A comma in a name is escaped.
 * The comment is not shown. It has the id of the item (or, in a heading, of the piece), and `indent:2` where the list cannot
 * show how deep an item stands, because nothing stands above it.
 */

/** The words in brackets. */
export interface Details {
  readonly need?: Item["need"];
  readonly owner?: string;
  readonly due?: string;
  readonly state?: "not-needed";
  readonly notNeeded?: NotNeeded;
}

/** What the comment holds. */
export interface HiddenMark {
  readonly id: string;
  readonly indent?: number;
}

export function writeDetails({ need, owner, due, state, notNeeded }: Details): string {
  const why = notNeeded === undefined ? "" : `: ${notNeeded.replaceAll("-", " ")}`;
  const parts = [
    need,
    owner === undefined ? undefined : writeOwner(owner),
    due === undefined ? undefined : `by ${due}`,
  ];
  const said = [...parts, state === undefined ? undefined : `not needed${why}`].filter((part) => part !== undefined);
  return said.length === 0 ? "" : `_(${said.join(", ")})_`;
}

function writeOwner(owner: string): string {
  return isRole(owner) ? owner : `for ${escapeExactly(owner).replaceAll(",", "\\,")}`;
}

function isRole(owner: string): boolean {
  return owner === "me" || owner === "client" || owner === "both";
}

/** The details at the end of a title, and the title without them; no details where a single word of them is not ours. */
export function takeDetails(title: string): { readonly title: string; readonly details: Details } {
  const sign = title.endsWith(")_") ? "_" : "*";
  const start = title.endsWith(`)${sign}`) ? title.lastIndexOf(` ${sign}(`) : -1;
  const details = start < 0 ? undefined : readDetails(title.slice(start + 3, -2));
  return details ? { title: title.slice(0, start).trimEnd(), details } : { title, details: {} };
}

function readDetails(inner: string): Details | undefined {
  let details: Details = {};
  for (const part of inner.match(/(?:\\.|[^\\,])+/gs) ?? []) {
    const read = readDetail(part.trim());
    if (!read) return undefined;
    details = { ...details, ...read };
  }
  return details;
}

function readDetail(part: string): Details | undefined {
  if (part === "required" || part === "optional") return { need: part };
  if (isRole(part)) return { owner: part };
  const [, word, rest = ""] = /^(for|by|not needed:?)(?: (.+))?$/s.exec(part) ?? [];
  if (word === "for") {
    const owner = unescape(rest);
    return lineSchema.safeParse(owner).success ? { owner } : undefined;
  }
  if (word === "by" && dueSchema.safeParse(rest).success) return { due: rest };
  if (word === "not needed" && rest === "") return { state: "not-needed" };
  const notNeeded = notNeededCodes.find((code) => code === rest.replaceAll(" ", "-"));
  return word === "not needed:" && notNeeded ? { state: "not-needed", notNeeded } : undefined;
}

export function writeHidden({ id, indent }: HiddenMark): string {
  // Two dashes could end the comment.
  const safe = id.replace(/[^\p{L}\p{N}_.:-]|-(?=-)|^-|-$/gu, (sign) => `%${(sign.codePointAt(0) ?? 0).toString(16)};`);
  return `<!-- sendoff:${safe}${indent === undefined ? "" : ` indent:${String(indent)}`} -->`;
}

/** The comment at the end of a line, and the line without it. */
export function takeHidden(line: string): { readonly rest: string; readonly hidden?: HiddenMark } {
  const found = /(?:^|\s)<!-- sendoff:(\S+)(?: indent:([0-3]))? -->$/.exec(line);
  if (!found) return { rest: line };
  const id = (found[1] ?? "").replace(/%([\da-f]{1,5}|10[\da-f]{4});/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
  const rest = line.slice(0, found.index).trimEnd();
  return /\s/.test(id)
    ? { rest }
    : { rest, hidden: { id, ...(found[2] !== undefined && { indent: Number(found[2]) }) } };
}
