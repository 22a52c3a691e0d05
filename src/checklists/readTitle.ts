import type { Lexer, Token, Tokens } from "marked";
import { link as linkSchema, visibleCharacter } from "../core/primitives.js";
import { decodeEntities } from "../markdown/entities.js";
import { inlineTokens, plainText, titleText } from "./inlineText.js";
import { type Details, type HiddenMark, takeDetails, takeHidden } from "./marks.js";

/** What the line of an item says, its box taken off. */
export interface Title extends Details {
  readonly title: string;
  readonly link?: string;
  readonly hidden?: HiddenMark;
}

/** A group of items. */
export interface Heading {
  readonly title: string;
  /** The id of its piece, if we wrote it. */
  readonly piece?: string;
}

/** Reads the line of an item, or what was wrapped over several; undefined if it shows nothing. */
export function readTitle(lexer: Lexer, source: string): Title | undefined {
  const { rest, hidden } = takeHidden(oneLine(source));
  const marked = takeDetails(rest);
  const { title: line, details } = marked.title === "" ? { title: rest, details: {} } : marked;
  const tokens = inlineTokens(lexer, line);
  const read = tokens ? readTokens(tokens, details) : { title: plainText(line) };
  const title = withoutLineEnds(read.title);
  return visibleCharacter.test(title) ? { ...details, ...read, title, ...(hidden && { hidden }) } : undefined;
}

/** Reads a heading; undefined if it shows nothing. */
export function readHeading(lexer: Lexer, source: string): Heading | undefined {
  const { rest, hidden } = takeHidden(oneLine(source));
  const tokens = inlineTokens(lexer, rest);
  const title = withoutLineEnds(tokens ? titleText(tokens) : plainText(rest));
  return visibleCharacter.test(title) ? { title, ...(hidden && { piece: hidden.id }) } : undefined;
}

/** A line end that was written as `&#10;` is still none that a title may have. */
function withoutLineEnds(title: string): string {
  return title.replace(/[\r\n\u2028\u2029]/g, " ");
}

function oneLine(source: string): string {
  return source
    .replace(/(?<!\\)\\\n/g, "\n")
    .replace(/\s+/g, (space) => (/[\n\u2028\u2029]/.test(space) ? " " : space))
    .trim();
}

function readTokens(tokens: readonly Token[], { state }: Details): Title {
  const struck = state === "not-needed" ? only(tokens, "del") : undefined;
  const line = struck && "tokens" in struck ? (struck.tokens ?? []) : tokens;
  const link = only(line, "link") as Tokens.Link | undefined;
  const href = decodeEntities(link?.href ?? "");
  if (link && linkSchema.safeParse(href).success) return { title: titleText(link.tokens), link: href };
  const { rest, hint } = takeHint(line);
  return { title: titleText(rest), ...hint };
}

/** The one token that there is, if it is of this type. */
function only(tokens: readonly Token[], type: "del" | "link"): Token | undefined {
  return tokens.length === 1 && tokens[0]?.type === type ? tokens[0] : undefined;
}

const word = "\\p{Lu}[\\p{L}\\p{M}'’-]*\\p{Ll}[\\p{L}\\p{M}'’-]*|\\p{Lu}\\.";
const name = `@[\\w.-]{1,39}|\\p{Lo}{1,12}|me|client|both|(?:${word})(?: (?:${word})){0,3}`;
const leading = new RegExp(`^\\s*\\[(${name})\\]:?\\s+`, "u");
const trailing = new RegExp(`(?<=\\s)\\[(${name})\\]\\s*$`, "u");

/** A name in square brackets before or behind the title says who does it; no tag in capitals such as `[API]` is one. */
function takeHint(tokens: readonly Token[]): { readonly rest: readonly Token[]; readonly hint: Details } {
  for (const [token, pattern] of [
    [tokens[0], leading],
    [tokens.at(-1), trailing],
  ] as const) {
    const found = token?.type === "text" ? pattern.exec(token.raw) : null;
    if (!token || !found?.[1]) continue;
    const raw = token.raw.replace(pattern, "");
    const rest = tokens.map((each) => (each === token ? { ...each, raw } : each)).filter(({ raw }) => raw !== "");
    if (rest.length > 0) return { rest, hint: toHint(found[1]) };
  }
  return { rest: tokens, hint: {} };
}

function toHint(said: string): Details {
  const known = said.toLowerCase();
  if (known === "required" || known === "optional") return { need: known };
  return { owner: known === "me" || known === "client" || known === "both" ? known : said };
}
