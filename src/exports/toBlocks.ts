import type { Token, Tokens } from "marked";
import { chartIn } from "../drafts/chart.js";
import { safeHref } from "../drafts/safeHref.js";
import { withTokens } from "../drafts/withTokens.js";
import { decodeEntities } from "../markdown/entities.js";
import type { Block, Run } from "./blocks.js";

/**
 * A Markdown text as blocks. The highest heading becomes one of level `from`, and no level is skipped. Raw HTML is text; a text
 * that nests too deep to be read is shown as it stands.
 */
export function toBlocks(markdown: string, from: number): readonly Block[] {
  return withTokens(markdown, (tokens) => new Reader(from).blocks(tokens)) ?? [{ type: "code", text: markdown }];
}

type Style = Omit<Run, "text">;

class Reader {
  /** The levels of the headings above the one being read. */
  readonly #above: number[] = [];

  constructor(private readonly from: number) {}

  blocks(tokens: readonly Token[]): readonly Block[] {
    return tokens.flatMap((token) => this.block(token));
  }

  private block(token: Token): readonly Block[] {
    switch (token.type) {
      case "heading": {
        const { depth, tokens } = token as Tokens.Heading;
        return [{ type: "heading", level: this.levelOf(depth), runs: runsOf(tokens) }];
      }
      case "paragraph":
        return [{ type: "paragraph", runs: runsOf((token as Tokens.Paragraph).tokens) }];
      case "text": {
        const { tokens, text } = token as Tokens.Text;
        return [{ type: "paragraph", runs: tokens ? runsOf(tokens) : [{ text: decodeEntities(text) }] }];
      }
      case "list":
        return [this.list(token as Tokens.List)];
      case "table": {
        const { header, rows } = token as Tokens.Table;
        const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => runsOf(cell.tokens));
        return [{ type: "table", head: cells(header), rows: rows.map(cells) }];
      }
      case "blockquote":
        return [{ type: "quote", blocks: this.blocks((token as Tokens.Blockquote).tokens) }];
      case "code": {
        const chart = chartIn(token as Tokens.Code);
        return [chart ? { type: "chart", chart } : { type: "code", text: (token as Tokens.Code).text }];
      }
      case "html":
        return [{ type: "paragraph", runs: [{ text: (token as Tokens.HTML).text.trim() }] }];
      case "hr":
        return [{ type: "rule" }];
      default:
        return [];
    }
  }

  private list({ ordered, start, items }: Tokens.List): Block {
    return {
      type: "list",
      start: ordered ? Number(start) : null,
      items: items.map(({ task, checked, tokens }) => ({
        checked: task ? checked === true : null,
        blocks: this.blocks(tokens.filter(({ type }) => type !== "checkbox")),
      })),
    };
  }

  private levelOf(depth: number): number {
    while ((this.#above.at(-1) ?? 0) >= depth) this.#above.pop();
    this.#above.push(depth);
    return Math.min(6, this.from + this.#above.length - 1);
  }
}

function runsOf(tokens: readonly Token[], style: Style = {}): readonly Run[] {
  return tokens.flatMap((token) => runsOfToken(token, style));
}

function runsOfToken(token: Token, style: Style): readonly Run[] {
  switch (token.type) {
    case "strong":
      return runsOf((token as Tokens.Strong).tokens, { ...style, strong: true });
    case "em":
      return runsOf((token as Tokens.Em).tokens, { ...style, emphasis: true });
    case "del":
      return runsOf((token as Tokens.Del).tokens, style);
    case "link": {
      const { href, tokens } = token as Tokens.Link;
      const link = addressOf(href);
      return runsOf(tokens, link === undefined ? style : { ...style, link });
    }
    case "image": {
      const { text, href } = token as Tokens.Image;
      return [{ ...style, text: text.trim() === "" ? href : text }];
    }
    case "br":
      return [{ text: "\n" }];
    case "checkbox":
      return [];
    case "codespan":
    case "html":
      return [{ ...style, text: (token as Tokens.Codespan).text }];
    default: {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? runsOf(tokens, style) : [{ ...style, text: decodeEntities(text).replace(/\s*\n\s*/g, " ") }];
    }
  }
}

/** A file beside the document is not beside the printed one: only whole addresses are links. */
function addressOf(href: string): string | undefined {
  const safe = safeHref(href);
  return safe !== undefined && /^(?:https?|mailto|tel):/i.test(safe) ? safe : undefined;
}
