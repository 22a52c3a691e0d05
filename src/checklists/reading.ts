import type { Lexer, Token, Tokens } from "marked";
import { titleKey } from "../core/importItems.js";
import type { Checklist, FoundItem, Skipped } from "./checklist.js";
import { FoundItems } from "./foundItems.js";
import { inlineTokens, noteText, plainText } from "./inlineText.js";
import { type Heading, readHeading, readTitle } from "./readTitle.js";

/** Where blocks stand: the titles of the items that they are below. */
type Place = readonly string[];

/** What is known of a list item without a box. */
interface PlainBullet {
  readonly place: Place;
  readonly source: string;
  /** It stands in a list of items with boxes, below none of them. */
  readonly isChecklist: boolean;
  readonly readBelow: (place: Place) => void;
}

/** Anything that could be a box, in lists and tables. */
export const tick = /\[[ xX]?\]|[☐☑☒✓✔✅]/u;

const boxLine = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\](?:\s|$)/;
const hasBoxLine = new RegExp(boxLine, "m");
/** Nothing but a link to a place in the same document: a way back to the top, not a note. */
const wayBack = /^[^\p{L}\p{N}[]*\[[^\]]*\]\(#[^)\s]*\)[^\p{L}\p{N}]*$/u;
const deepestIndent = 3;
/** Below all real headings: a bullet that only names those below it. */
const labelDepth = 7;

/** One walk over the blocks of a text, which gathers its items. */
export class Reading {
  readonly #found = new FoundItems();
  readonly #skipped: Skipped[] = [];
  #headings: readonly (Heading & { readonly depth: number })[] = [];
  #hasBoxes = false;

  constructor(
    private readonly lexer: Lexer,
    private readonly bullets: boolean,
  ) {}

  checklist(): Checklist {
    const skipped = this.#skipped.toSorted((a, b) => a.line - b.line);
    return { ...this.#found.result(), skipped, hasBoxes: this.#hasBoxes };
  }

  /** marked tells no positions, but the sources of a list of tokens make up, line by line, what they were read from. */
  blocks(tokens: readonly Token[], firstLine = 1, place: Place = []): void {
    let line = firstLine;
    for (const token of tokens) {
      this.#block(token, line, place);
      line += lineEnds(token.raw);
    }
  }

  #block(token: Token, line: number, place: Place): void {
    switch (token.type) {
      case "list":
        this.#list(token as Tokens.List, line, place);
        return;
      case "heading":
        if (place.length === 0) this.#heading((token as Tokens.Heading).text, (token as Tokens.Heading).depth);
        else this.#asNote(token.raw);
        return;
      case "table":
        this.#skip(token.raw, line, tick, "a tick in a table; make it a list to import it");
        this.#asNote(token.raw);
        return;
      case "html":
        if (!token.raw.trimStart().startsWith("<!--"))
          this.#skip(token.raw, line, boxLine, "it stands in HTML; an empty line behind the tag makes it a list");
        return;
      case "paragraph":
      case "text":
        this.#skip(token.raw, line, boxLine, "it stands in a paragraph; an empty line before it makes it a list");
        if (!wayBack.test(token.raw)) this.#found.addNote(this.#paragraph((token as Tokens.Paragraph).text));
        return;
      case "blockquote":
        this.#skip(token.raw, line, boxLine, "it stands in a quote");
        this.#asNote(token.raw);
        return;
      case "code":
        if ((token as Tokens.Code).codeBlockStyle === "indented")
          this.#skip(token.raw, line, boxLine, "it is set in like code; move it to the left");
        this.#asNote(token.raw);
    }
  }

  #heading(source: string, depth: number): void {
    const heading = readHeading(this.lexer, source);
    if (!heading) return;
    this.#headings = [...this.#headings.filter((above) => above.depth < depth), { ...heading, depth }];
    this.#found.endNote();
  }

  #list({ items }: Tokens.List, firstLine: number, place: Place): void {
    const isChecklist = place.length === 0 && items.some(({ task }) => task);
    let line = firstLine;
    for (const item of items) {
      this.#listItem(item, line, place, isChecklist);
      line += lineEnds(item.raw);
    }
  }

  #listItem(item: Tokens.ListItem, line: number, place: Place, isChecklist: boolean): void {
    const blocks = item.tokens.filter(({ type }) => type !== "checkbox");
    const at = blocks.findIndex(({ type }) => type !== "space");
    const first = blocks[at];
    const isText = first?.type === "text" || first?.type === "paragraph";
    const { box, source } = isText ? boxOf(item, (first as Tokens.Text).text) : { source: "" };
    const own = isText ? blocks.slice(0, at + 1) : [];
    const belowLine = own.reduce((sum, { raw }) => sum + lineEnds(raw), line);
    const readBelow = (below: Place): void => {
      this.blocks(blocks.slice(own.length), belowLine, below);
    };

    if (box === undefined && !this.bullets) {
      this.#plainBullet(item, line, { place, source, isChecklist, readBelow });
      return;
    }
    if (box !== undefined) this.#hasBoxes = true;
    // Only lines after the first: that one is the item itself.
    if (isText) this.#skip(first.raw.replace(/^.*/, ""), line, boxLine, "it is set in too far to be an item");
    const below = this.#item(source, line, place, box);
    if (below === undefined && box !== undefined) this.#skipped.push({ line, why: "the box has no text" });
    readBelow(below ?? place);
  }

  /**
   * Part of the note above, unless there are boxes below it: then it names them, as a heading does. Among items that have boxes it is
   * about none of them, and left out.
   */
  #plainBullet({ raw }: Tokens.ListItem, line: number, { place, source, isChecklist, readBelow }: PlainBullet): void {
    const odd = /^\[[-~/]?\](?=\s|$)/.exec(source)?.[0];
    // `[x](…)`, `[x][…]` and `[x]: …` are links.
    const close = /^\[[ xX]\](?=[^\s([:])/.exec(source)?.[0];
    const namesBoxes = hasBoxLine.test(raw);
    if (odd !== undefined) this.#skipped.push({ line, why: `“${odd}” is no box; write “[ ]” or “[x]”` });
    else if (close !== undefined) this.#skipped.push({ line, why: `there is no space behind “${close}”` });
    else if (isChecklist && !namesBoxes) this.#skipped.push({ line, why: "it has no box" });
    if (!namesBoxes) {
      if (!isChecklist) this.#asNote(raw, true);
    } else if (place.length > 0) {
      this.#asNote(raw.split("\n", 1)[0] ?? "", true);
      readBelow(place);
    } else {
      const outer = this.#headings;
      this.#heading(source, labelDepth);
      readBelow(place);
      this.#headings = outer;
      this.#found.endNote();
    }
  }

  /** Takes an item in. The place of what is below it, or undefined if it shows nothing. */
  #item(source: string, line: number, place: Place, box = " "): Place | undefined {
    const read = readTitle(this.lexer, source);
    if (!read) return undefined;
    const { hidden, ...fields } = read;
    const heading = this.#headings.at(-1);
    const item: FoundItem = {
      state: box === " " ? "open" : "done",
      ...fields,
      indent: hidden?.indent ?? Math.min(deepestIndent, place.length),
      ...(hidden && { id: hidden.id }),
      ...(heading && { heading: heading.title }),
      ...(heading?.piece !== undefined && { piece: heading.piece }),
      line,
    };
    const below = [...place, titleKey(item.title)];
    this.#found.add(item, item.id ?? JSON.stringify([this.#headings.map(({ title }) => title), below]));
    return below;
  }

  /** A block as it stands in the file. */
  #asNote(raw: string, isBullet = false): void {
    this.#found.addNote(raw.replace(/^\n+/, "").trimEnd(), isBullet);
  }

  #paragraph(source: string): string {
    const tokens = inlineTokens(this.lexer, source);
    return tokens ? noteText(tokens) : plainText(source);
  }

  /** Names the lines of a block that look like an item and are none. */
  #skip(raw: string, firstLine: number, looks: RegExp, why: string): void {
    for (const [index, text] of raw.split("\n").entries())
      if (looks.test(text)) this.#skipped.push({ line: firstLine + index, why });
  }
}

/** The box of an item (a space or an x) and what stands behind it. marked's own view misses a box without text on its line. */
function boxOf(item: Tokens.ListItem, text: string): { readonly box?: string; readonly source: string } {
  // In a tight list marked has taken the box off.
  if (item.task && !item.loose) return { box: item.checked ? "x" : " ", source: text };
  const [whole, box] = /^\[([ xX])\](?:\s+|$)/.exec(text) ?? [];
  return whole === undefined || box === undefined ? { source: text } : { box, source: text.slice(whole.length) };
}

function lineEnds(raw: string): number {
  return raw.split("\n").length - 1;
}
