import type { Lexer, Token, Tokens } from "marked";
import { decodeEntities } from "../markdown/entities.js";
import { unescape } from "../markdown/escapeMarkdown.js";
import { countMarks } from "../markdown/inlineMarks.js";

/** Of a checklist, which may have a megabyte of such lines, less is read in one than of a draft; no line that people write has as many. */
const mostSigns = 300;

/** The inline tokens of a line or paragraph; undefined where it is made of hardly anything but Markdown's signs. */
export function inlineTokens(lexer: Lexer, source: string): readonly Token[] | undefined {
  return countMarks(source) > mostSigns ? undefined : lexer.inlineTokens(source, []);
}

/**
 * A title or heading: Markdown stays as it was written (`**bold**`, `` `code` ``, links), what was escaped comes out, spaces
 * that are only layout go (`&nbsp;` runs too), and so do comments. A link by reference gets its address, which stands elsewhere.
 */
export function titleText(tokens: readonly Token[]): string {
  const shown = tokens.filter((token) => !isComment(token));
  return shown
    .map((token, index) => {
      if (token.type !== "text") return sourceOf(token);
      const spaced = token.raw.replaceAll("&nbsp;", " ").replace(/\s{2,}|\t/g, " ");
      const from = index === 0 ? spaced.trimStart() : spaced;
      return decodeEntities(index === shown.length - 1 ? from.trimEnd() : from);
    })
    .join("");
}

/** A paragraph of a note: the same, but its line ends stay. */
export function noteText(tokens: readonly Token[]): string {
  return tokens
    .filter((token) => !isComment(token))
    .map((token) => (token.type === "text" ? decodeEntities(withoutMargins(token.raw)) : sourceOf(token)))
    .join("");
}

function withoutMargins(text: string): string {
  return text.replace(/\s+/g, (space) => (space.includes("\n") ? "\n" : space));
}

/** The text of a line or paragraph that has no tokens. */
export function plainText(source: string): string {
  return unescape(source.replace(/\\\n/g, "\n"));
}

function isComment(token: Token): boolean {
  return token.type === "html" && token.raw.startsWith("<!--");
}

function sourceOf(token: Token): string {
  if (token.type === "escape") return (token as Tokens.Escape).text;
  if (token.type === "br") return "\n";
  // A picture by reference says what it is; its address stands elsewhere, and nothing here would draw it.
  if (token.type === "image" && /^!\[[^]*\](?:\[[^\]]*\])?$/.test(token.raw)) return wordsOf(token as Tokens.Image);
  if (token.type !== "link") return token.raw;
  const { raw, text, href } = token as Tokens.Link;
  // An address between angle brackets is the address; `[text][name]` and `[text]` have theirs somewhere else.
  if (raw.startsWith("<")) return text;
  const [, label] = /^(\[[^]*?\])(?:\[[^\]]*\])?$/.exec(raw) ?? [];
  return label === undefined ? raw : `${label}(${writeHref(href)})`;
}

function wordsOf({ text, raw }: Tokens.Image): string {
  return text === "" ? raw : text;
}

/** The address of a link, exactly, as Markdown: between angle brackets where it holds more than the usual signs. */
export function writeHref(href: string): string {
  if (/^[\w./~:?#@!$+,;=%-]+$/.test(href)) return href;
  const holdable = href
    .replace(/\p{Cs}|\0/gu, "\ufffd")
    .replace(/[\\<>*_~`[\]]/g, "\\$&")
    .replaceAll("&", "&amp;");
  return `<${holdable.replace(/^\s+|\s+$|[^\P{Cc}]/gu, (lost) => lost.replace(/[^]/gu, (character) => `&#${String(character.codePointAt(0))};`))}>`;
}
