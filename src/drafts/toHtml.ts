import { Parser, Renderer, type Tokens } from "marked";
import { type Chart, chartIn } from "./chart.js";
import { escapeHtml } from "./escapeHtml.js";
import { withBlocks, withTokens } from "./withTokens.js";
import { safeHref } from "./safeHref.js";

export interface HtmlOptions {
  /** The level of the highest heading, 1 to 6, when the text becomes part of a page; levels are then never skipped. */
  readonly headingsFrom?: number;
}

/**
 * A Markdown draft as safe HTML: raw HTML is shown as text, links lead only to the web, mail, telephones and files beside it, and
 * nothing is loaded by itself: a picture becomes a link. A text that nests too deep to be read is shown as it stands.
 */
export function toHtml(markdown: string, { headingsFrom }: HtmlOptions = {}): string {
  const renderer = new SafeRenderer(headingsFrom);
  const html = withTokens(markdown, (tokens) => new Parser({ renderer, gfm: true, async: false }).parse([...tokens]));
  return html ?? `<pre>${escapeHtml(markdown)}</pre>\n`;
}

/** The same for a letter: its headings are as mail programs show those of a letter, a little larger than the text, not of a page. */
export function toLetterHtml(markdown: string): string {
  return toHtml(markdown, { headingsFrom: 3 });
}

/**
 * The same for each block of the text by itself, in order, so that a page can keep some of them together. Blocks without anything to
 * see are left out.
 */
export function toHtmlBlocks(markdown: string, { headingsFrom }: HtmlOptions = {}): readonly string[] {
  const renderer = new SafeRenderer(headingsFrom);
  const parser = new Parser({ renderer, gfm: true, async: false });
  const blocks = withTokens(markdown, (tokens) => tokens.map((token) => parser.parse([token])));
  return blocks?.filter((html) => html !== "") ?? [`<pre>${escapeHtml(markdown)}</pre>\n`];
}

/**
 * A function that gives the blocks of a text again and again, so that a preview draws anew only what changed. It remembers those of the
 * last text: between two keys hardly any is another one.
 */
export function previewBlocks(): (markdown: string) => readonly string[] {
  const parser = new Parser({ renderer: new SafeRenderer(undefined), gfm: true, async: false });
  let known: ReadonlyMap<string, string> = new Map();
  let knownLinks = "";
  return (markdown) => {
    const now = new Map<string, string>();
    const all = withBlocks(markdown, ({ blocks, links, read }) => {
      if (links !== knownLinks) known = new Map();
      knownLinks = links;
      return blocks.map((block) => {
        const key = `${block.type} ${block.raw}`;
        let html = now.get(key) ?? known.get(key);
        if (html === undefined) {
          read(block);
          html = parser.parse([block]);
        }
        now.set(key, html);
        return html;
      });
    });
    known = now;
    return all?.filter((html) => html !== "") ?? [`<pre>${escapeHtml(markdown)}</pre>\n`];
  };
}

/** Every method that lets text or an address through is our own; the rest writes only tags. */
class SafeRenderer extends Renderer {
  /** The levels of the headings above the one being written. */
  readonly #above: number[] = [];

  constructor(private readonly headingsFrom: number | undefined) {
    super();
  }

  override html({ text, block }: Tokens.HTML | Tokens.Tag): string {
    return block ? `<p>${escapeHtml(text.trim())}</p>\n` : escapeHtml(text);
  }

  override text(token: Tokens.Text | Tokens.Escape): string {
    if ("tokens" in token) return this.parser.parseInline(token.tokens);
    return keepEntities(token.text);
  }

  override codespan({ text }: Tokens.Codespan): string {
    return `<code>${escapeHtml(text)}</code>`;
  }

  override code(token: Tokens.Code): string {
    const chart = chartIn(token);
    if (chart) return drawn(chart);
    const { text } = token;
    return `<pre><code>${escapeHtml(text.replace(/\n$/, ""))}\n</code></pre>\n`;
  }

  override link({ href, tokens }: Tokens.Link): string {
    return anchor(href, this.parser.parseInline(tokens));
  }

  override image({ href, text }: Tokens.Image): string {
    return anchor(href, escapeHtml(text.trim() === "" ? href : text));
  }

  override checkbox({ checked }: Tokens.Checkbox): string {
    return checked ? "☑ " : "☐ ";
  }

  override heading({ tokens, depth }: Tokens.Heading): string {
    const level = String(this.headingsFrom === undefined ? depth : this.#levelOf(depth, this.headingsFrom));
    return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
  }

  /** In a page, headings go one level down at most: what stands under an h2 is an h3, however it was written. */
  #levelOf(depth: number, from: number): number {
    while ((this.#above.at(-1) ?? 0) >= depth) this.#above.pop();
    this.#above.push(depth);
    return Math.min(6, from + this.#above.length - 1);
  }

  /** With the roles said in words: a narrow page stacks the cells, and browsers then forget that it is a table. */
  override table({ header, rows }: Tokens.Table): string {
    const labels = header.map((cell) => plain(this.parser.parseInline(cell.tokens)));
    const head = header.map(
      (cell) => `<th role="columnheader" scope="col">${this.parser.parseInline(cell.tokens)}</th>`,
    );
    const body = rows.map((row) => {
      const cells = row.map(
        (cell, column) =>
          `<td role="cell" data-label="${labels[column] ?? ""}">${this.parser.parseInline(cell.tokens)}</td>`,
      );
      return `<tr role="row">${cells.join("")}</tr>\n`;
    });
    return `<table role="table">\n<thead role="rowgroup">\n<tr role="row">${head.join("")}</tr>\n</thead>\n<tbody role="rowgroup">\n${body.join("")}</tbody>\n</table>\n`;
  }
}

function anchor(href: string, inner: string): string {
  const safe = safeHref(href);
  return safe === undefined ? inner : `<a href="${escapeHtml(safe)}" rel="noreferrer">${inner}</a>`;
}

/** A table with a bar in each row: it says everything to those who do not see it, and where pictures are left out, as in mail. */
function drawn({ title, bars }: Chart): string {
  const rows = bars.map(({ label, value, share }) => {
    const length = `${String(Math.round(share * 1000) / 10)}%`;
    const bar = `<svg width="100%" height="12" aria-hidden="true"><rect width="${length}" height="12"></rect></svg>`;
    return `<tr role="row"><th role="rowheader" scope="row">${escapeHtml(label)}</th><td role="cell">${bar}${escapeHtml(value)}</td></tr>\n`;
  });
  const caption = title === "" ? "" : `<caption>${escapeHtml(title)}</caption>\n`;
  return `<table role="table" class="chart">\n${caption}<tbody role="rowgroup">\n${rows.join("")}</tbody>\n</table>\n`;
}

/** Text for HTML in which character references such as `&copy;` keep their meaning; they can stand for no tag. */
function keepEntities(text: string): string {
  return text.replace(/&(?!(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w+);)|[<>"']/g, escapeHtml);
}

/** Rendered inline HTML without its tags; what is left is still escaped. */
function plain(html: string): string {
  return html.replace(/<[^>]*>/g, "");
}
