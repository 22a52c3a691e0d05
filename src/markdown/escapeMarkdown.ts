import { mapAddresses } from "./addresses.js";
import { decodeEntities } from "./entities.js";

/*
 * Text as Markdown that shows it literally: no client's name, note or commit can become a heading, a link or an element.
 * Only what would mean something is escaped, so that a draft stays pleasant to edit: `snake_case`, `R&D` and `-5 °C` stay
 * as they are.
 */

/** One line of text, literally: the result may stand anywhere in Markdown, at the start of a line and in a table too. */
export function escapeLine(value: string): string {
  return atLineStart(inline(tidyLines(value).join(" ")));
}

/**
 * Text over several lines, literally: blank lines part paragraphs, other line ends stay as hard breaks. Web and mail
 * addresses in it become links to exactly what they show.
 */
export function escapeText(value: string): string {
  return paragraphs(value)
    .map((lines) => lines.map((line) => atLineStart(withLinks(line))).join("\\\n"))
    .join("\n\n");
}

/** The same on one line, for lists and sentences. */
export function escapeTextOnOneLine(value: string): string {
  return atLineStart(withLinks(tidyLines(value).join(" ")));
}

/**
 * One line of text, literally and exactly: white space that Markdown would drop and control characters become character
 * references, so that whoever unescapes it again has the very same text. Only NUL and half surrogate pairs, which no file
 * can hold, become U+FFFD. `links`: web and mail addresses become links to what they show.
 */
export function escapeExactly(value: string, { links = false }: { readonly links?: boolean } = {}): string {
  const holdable = value.replace(/\p{Cs}|\0/gu, "\ufffd");
  return atLineStart(links ? withLinks(holdable) : inline(holdable)).replace(
    /^\s+|\s+$|(?<=\s)\s+|[^\P{Cc}]/gu,
    (lost) => lost.replace(/[^]/gu, (character) => `&#${String(character.codePointAt(0))};`),
  );
}

/** The text that escaped Markdown shows, where it is nothing but text: without backslashes, references and angle brackets. */
export function unescape(markdown: string): string {
  return markdown.replace(
    /\\([!-/:-@[-`{-~])|<((?:https?:|[^\s<>@]+@)[^\s<>]*)>|&#?\w+;/gi,
    (found, sign?: string, address?: string) => sign ?? address ?? decodeEntities(found),
  );
}

/** The text's paragraphs, each as its lines; space is trimmed, control characters are gone. */
export function paragraphs(value: string): readonly (readonly string[])[] {
  return clean(value)
    .split(/\n(?:[^\S\n]*\n)+/)
    .map(tidyLines)
    .filter((lines) => lines.length > 0);
}

/** The lines that show anything, trimmed, with single spaces; no-break spaces stay what they are. */
export function tidyLines(value: string): readonly string[] {
  return clean(value)
    .split("\n")
    .map((line) => line.replace(/[^\S\u00a0\u202f]+/g, " ").trim())
    .filter((line) => line !== "");
}

/** Line ends as `\n`, no other control characters, and no half of a surrogate pair, which no file could hold. */
function clean(value: string): string {
  return value
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd");
}

/** Whatever means something within a line. */
function inline(text: string): string {
  return (
    text
      .replace(/[\\`*[\]<~|]/g, "\\$&")
      // Between two letters or digits an underscore means nothing.
      .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\_")
      // At the end too: a semicolon of the sentence could follow. No entity has a name of one letter.
      .replace(/&(?=(?:#\w|\w\w)\w*(?:;|$))/g, "\\&")
      // GitHub's Markdown links bare addresses by itself.
      .replace(/(https?|ftp)(?=:\/\/)/gi, "$1\\")
      .replace(/www(?=\.)/gi, "www\\")
      .replace(/(?<=[\w.+-])@(?=[\w-])/g, "\\@")
  );
}

/** Whatever means something at the start of a line, or (the closing `#` of a heading) at its end. */
function atLineStart(text: string): string {
  return text
    .replace(/^#(?=#{0,5}(?:\s|$))/, "\\#")
    .replace(/^>/, "\\>")
    .replace(/^[-+](?![\p{L}\p{N}])/u, "\\$&")
    .replace(/^=(?==*$)/, "\\=")
    .replace(/^:(?=-)/, "\\:")
    .replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, "$1\\$2")
    .replace(/(?<=\s)#+$/, (hashes) => hashes.replaceAll("#", "\\#"));
}

function withLinks(line: string): string {
  return mapAddresses(line, (address) => `<${address}>`, inline);
}
