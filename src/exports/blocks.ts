import type { Chart } from "../drafts/chart.js";

/*
 * A document as blocks of runs: what a Markdown text says once its signs are read. Formats that lay out a page by themselves (PDF
 * now, word processors later) are made from it; it is plain data.
 */

/** A piece of a line. */
export interface Run {
  /** `\n` ends the line. */
  readonly text: string;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
  /** Where it leads; only web, mail and telephone addresses. */
  readonly link?: string;
}

export type Block =
  | { readonly type: "heading"; readonly level: number; readonly runs: readonly Run[] }
  | { readonly type: "paragraph"; readonly runs: readonly Run[] }
  | { readonly type: "list"; readonly start: number | null; readonly items: readonly ListItem[] }
  | { readonly type: "table"; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly type: "quote"; readonly blocks: readonly Block[] }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "chart"; readonly chart: Chart }
  | { readonly type: "rule" };

export interface ListItem {
  /** Null: an item without a box. */
  readonly checked: boolean | null;
  readonly blocks: readonly Block[];
}

export type Cell = readonly Run[];

/** What the blocks say, without any form. */
export function shownBy(blocks: readonly Block[]): string {
  return blocks.map(shownByBlock).join("\n");
}

function shownByBlock(block: Block): string {
  const words = (runs: readonly Run[]) => runs.map(({ text }) => text).join("");
  switch (block.type) {
    case "heading":
    case "paragraph":
      return words(block.runs);
    case "list":
      return block.items.map((item) => shownBy(item.blocks)).join("\n");
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(words).join(" | ")).join("\n");
    case "quote":
      return shownBy(block.blocks);
    case "code":
      return block.text;
    case "chart": {
      const { title, bars } = block.chart;
      return [title, ...bars.map(({ label, value }) => `${label}: ${value}`)].join("\n");
    }
    case "rule":
      return "";
  }
}
