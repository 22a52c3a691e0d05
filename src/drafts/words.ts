import { hrefOf, isAddress, mapAddresses } from "../markdown/addresses.js";
import { escapeLine, escapeText, escapeTextOnOneLine, paragraphs, tidyLines } from "../markdown/escapeMarkdown.js";
import { escapeHtml } from "./escapeHtml.js";

/**
 * A value as documents show it. Handlebars calls `toString` in Markdown templates and `toHTML` in HTML ones, so a template
 * writes `{{client.name}}` and cannot forget to escape. What was entered is out of a template's reach: `raw` is no field of
 * its own, and Handlebars does not look behind those.
 */
export class Words {
  readonly #raw: string;
  readonly #markdown: string;
  readonly #html: string;

  constructor(raw: string, markdown: string, html: string) {
    this.#raw = raw;
    this.#markdown = markdown;
    this.#html = html;
  }

  /** The text itself: for headers, comparing and counting, never for the text of a document. */
  get raw(): string {
    return this.#raw;
  }

  /** Markdown that shows the value literally. */
  toString(): string {
    return this.#markdown;
  }

  /** HTML that shows the value literally. */
  toHTML(): string {
    return this.#html;
  }
}

/** A text of several paragraphs. By itself it is a block; `oneLine` stands in a sentence, a list or a table. */
export class Paragraphs extends Words {
  constructor(
    raw: string,
    markdown: string,
    html: string,
    readonly oneLine: Words,
  ) {
    super(raw, markdown, html);
  }
}

/** A day. By itself `December 11, 2026`, in the text's language; `weekday` has the day of the week before it. */
export class DayWords extends Words {
  constructor(
    shown: string,
    readonly weekday: Words,
    /** The ISO day, for `<time datetime>`. */
    readonly iso: Words,
  ) {
    // A page may not break a line within a day; Markdown has spaces that people can type.
    super(shown, escapeLine(shown), escapeHtml(shown.replaceAll(" ", "\u00a0")));
  }
}

/** One line of text; nothing in it is a link. */
export function line(value: string): Words {
  const shown = tidyLines(value).join(" ");
  return new Words(shown, escapeLine(shown), escapeHtml(shown));
}

/** Text of several paragraphs; web and mail addresses in it are links to what they show. */
export function text(value: string): Paragraphs {
  const blocks = paragraphs(value);
  const html = blocks.map((lines) => `<p>${lines.map(linked).join("<br>\n")}</p>`).join("\n");
  const oneLine = new Words(value, escapeTextOnOneLine(value), linked(tidyLines(value).join(" ")));
  return new Paragraphs(value, escapeText(value), html, oneLine);
}

/** Where something is: a link if it is an address of the web or a mail address, else the text as it stands. */
export function place(value: string): Words {
  const shown = tidyLines(value).join(" ");
  if (isAddress(shown)) return new Words(shown, `<${shown}>`, linked(shown));
  const href = `http://${shown}`;
  if (/^www\.[^\s()]+$/i.test(shown) && isAddress(href))
    return new Words(shown, `[${escapeLine(shown)}](${href})`, anchor(href, shown));
  return line(shown);
}

/** A telephone number, to be tapped where that is possible. */
export function phone(value: string): Words {
  const { raw: shown } = line(value);
  const digits = shown.replace(/[\s()./-]/g, "");
  const html = /^\+?\d{4,20}$/.test(digits) ? anchor(`tel:${digits}`, shown) : escapeHtml(shown);
  return new Words(shown, escapeLine(shown), html);
}

/** Something to type or to look for, literally, in code type; it may stand in a table, too. */
export function code(value: string): Words {
  const shown = tidyLines(value).join(" ");
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(shown) ? " " : "";
  // In a table even code ends at a bar, unless that is escaped; GitHub's Markdown takes the backslash away there only.
  const markdown = shown.includes("|") ? escapeLine(shown) : `${fence}${pad}${shown}${pad}${fence}`;
  return new Words(shown, shown === "" ? "" : markdown, `<code>${escapeHtml(shown)}</code>`);
}

/** Something that is missing, as `[what]`: the only square brackets that are not escaped. */
export function gap(what: string): Paragraphs {
  const shown = `[${what}]`;
  const html = `<mark>${escapeHtml(shown)}</mark>`;
  return new Paragraphs(shown, shown, html, new Words(shown, shown, html));
}

/** One line of text that ends like a sentence: with a full stop, unless it has an end of its own. */
export function sentence(words: Words): Words {
  const inLine = words instanceof Paragraphs ? words.oneLine : words;
  const shown = inLine.raw.trim();
  if (/[.!?:…。！？]["'”’)\]]*$/u.test(shown)) return inLine;
  // A number and a full stop would begin a list.
  const stop = /^\d+$/.test(shown) ? "\\." : ".";
  return new Words(`${shown}.`, inLine.toString() + stop, `${inLine.toHTML()}.`);
}

/** One line of text to go on after: without the full stop at its end, if it has one. */
export function phrase(words: Words): Words {
  const inLine = words instanceof Paragraphs ? words.oneLine : words;
  const [shown, markdown, html] = [inLine.raw.trim(), inLine.toString(), inLine.toHTML()];
  // “…”, “etc.” and “2.” keep theirs; so does an escaped one.
  const isStop = /[^.…!?\s]\.$/u.test(shown) && !/(?:^\d+|\.\p{L}|\betc)\.$/u.test(shown);
  if (!isStop || !markdown.endsWith(".") || markdown.endsWith("\\.") || !html.endsWith(".")) return inLine;
  return new Words(shown.slice(0, -1), markdown.slice(0, -1), html.slice(0, -1));
}

/** HTML of one line with its addresses as links. */
function linked(shown: string): string {
  return mapAddresses(shown, (address) => anchor(hrefOf(address), address), escapeHtml);
}

function anchor(href: string, shown: string): string {
  return `<a href="${escapeHtml(href)}">${escapeHtml(shown)}</a>`;
}
