import type { Block, Cell, ListItem, Run } from "../blocks.js";
import { chartRows } from "./chartRows.js";
import { type Line, linesOf, type TextStyle } from "./lines.js";
import { type Column, type Look, textStyle } from "./look.js";
import { type Part, type Row, type Tag, tag } from "./row.js";

/** Blocks as rows of a column. */
export function rowsOf(blocks: readonly Block[], column: Column, look: Look): readonly Row[] {
  return blocks.flatMap((block, index) => {
    const rows = rowsOfBlock(block, column, look);
    const next = blocks[index + 1];
    return block.type === "paragraph" && next && isLabelled(next) ? keptWithNext(rows) : rows;
  });
}

/** “**Where:** …” says something of what stands above it, and begins no page. */
function isLabelled(block: Block): boolean {
  const [first] = block.type === "paragraph" ? block.runs : [];
  return first?.strong === true && /:\s*$/.test(first.text);
}

function keptWithNext(rows: readonly Row[]): readonly Row[] {
  return rows.map((row, index) => (index === rows.length - 1 ? { ...row, keep: true } : row));
}

function rowsOfBlock(block: Block, column: Column, look: Look): readonly Row[] {
  const { size } = look;
  switch (block.type) {
    case "heading":
      return headingRows(block.runs, block.level, column, look);
    case "paragraph":
      return paragraphRows(block.runs, column, look, { type: "P", gap: size * 0.55 });
    case "list":
      return block.items.flatMap((item, index) => itemRows(item, index, block.start, listOf(block, column), look));
    case "table":
      return tableRows(block.head, block.rows, column, look);
    case "quote":
      return quoteRows(block.blocks, column, look);
    case "code":
      return paragraphRows(
        block.text.split("\n").flatMap((text, index) => (index === 0 ? [{ text }] : [{ text: "\n" }, { text }])),
        column,
        look,
        { type: "Code", gap: size * 0.55 },
      );
    case "chart":
      return chartRows(block.chart, column, look);
    case "rule":
      return [
        {
          height: size,
          gap: size * 0.4,
          keep: false,
          parts: [{ type: "rule", x: column.x, y: size / 2, width: column.width, height: 0.75, colour: look.line }],
        },
      ];
  }
}

const headings: Readonly<Record<number, Partial<TextStyle> & { scale: number; above: number }>> = {
  1: { face: "heading", scale: 2.2, leading: 1.15, above: 2 },
  2: { face: "heading", scale: 1.75, leading: 1.2, above: 2 },
  3: { face: "heading", scale: 1.3, leading: 1.25, above: 1.7 },
  4: { face: "strong", scale: 1.06, leading: 1.35, above: 1.1 },
};

function headingRows(
  runs: readonly Run[],
  level: number,
  { x, width, tag: parent }: Column,
  look: Look,
): readonly Row[] {
  const { scale, above, ...changes } = headings[Math.min(level, 4)] ?? { scale: 1, above: 1 };
  const colour = level <= 3 ? look.accent : look.ink;
  const lines = linesOf(runs, textStyle(look, { ...changes, size: look.size * scale, colour }), width, look.measure);
  const element = tag(`H${String(level)}`, parent);
  const title = runs.map(({ text }) => text).join("");
  return lines.map((line, index) => ({
    height: line.height,
    gap: index === 0 ? look.size * above : 0,
    keep: true,
    parts: [{ type: "line", tag: element, line, x, y: 0 }],
    ...(index === 0 && level <= 4 && { bookmark: { level, title } }),
  }));
}

interface Paragraph {
  readonly type: string;
  readonly gap: number;
}

function paragraphRows(
  runs: readonly Run[],
  { x, width, tag: parent }: Column,
  look: Look,
  { type, gap }: Paragraph,
): readonly Row[] {
  const element = tag(type, parent);
  return unbroken(
    linesOf(runs, textStyle(look), width, look.measure),
    (line) => [{ type: "line", tag: element, line, x, y: 0 }],
    gap,
  );
}

/** Lines as rows; neither the first nor the last of them stands alone on a page. */
function unbroken(
  lines: readonly Line[],
  partsOf: (line: Line, index: number) => readonly Part[],
  gap: number,
): readonly Row[] {
  return lines.map((line, index) => ({
    height: line.height,
    gap: index === 0 ? gap : 0,
    keep: index < lines.length - 1 && (index === 0 || index === lines.length - 2),
    parts: partsOf(line, index),
  }));
}

function listOf(_list: Block, column: Column): Column {
  return { ...column, tag: tag("L", column.tag) };
}

/** The label stands in the margin of its item's first line. */
function itemRows(
  { checked, blocks }: ListItem,
  index: number,
  start: number | null,
  { x, width, tag: list }: Column,
  look: Look,
): readonly Row[] {
  const { size } = look;
  const indent = size * (start === null ? 1.3 : 1.8);
  const item = tag("LI", list);
  const body = tag("LBody", item);
  const rows = rowsOf(blocks, { x: x + indent, width: width - indent, tag: body }, look);
  const label: Part =
    checked === null
      ? labelPart(start === null ? "•" : `${String(start + index)}.`, x, tag("Lbl", item), look)
      : { type: "box", x, y: size * 0.28, size: size * 0.85, checked };
  const [first = { height: size * 1.42, gap: 0, keep: false, parts: [] }, ...rest] = rows;
  return [{ ...first, gap: size * (index === 0 ? 0.55 : 0.28), parts: [label, ...first.parts] }, ...rest];
}

function labelPart(text: string, x: number, element: Tag, look: Look): Part {
  const [line = { fragments: [], height: 0 }] = linesOf(
    [{ text }],
    textStyle(look, { colour: look.soft }),
    100,
    look.measure,
  );
  return { type: "line", tag: element, line, x, y: 0 };
}

function quoteRows(blocks: readonly Block[], { x, width, tag: parent }: Column, look: Look): readonly Row[] {
  const indent = look.size * 1.2;
  const inner = { x: x + indent, width: width - indent, tag: tag("BlockQuote", parent) };
  return rowsOf(blocks, inner, { ...look, ink: look.soft }).map((row) => ({
    ...row,
    parts: [...row.parts, { type: "rule", x, y: 0, width: 2, height: row.height, colour: look.line }],
  }));
}

function tableRows(
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  { x, width, tag: parent }: Column,
  look: Look,
): readonly Row[] {
  const table = tag("Table", parent);
  const widths = look.forWriting ? head.map(() => width / head.length) : columnWidths([head, ...rows], width, look);
  const place = { x, widths, table };
  const [top] = cellRows(head, place, look, { isHead: true, gap: look.size * 0.8 });
  const body = rows.flatMap((row) => cellRows(row, place, look, { isHead: false, gap: 0 }));
  if (!top) return body;
  // One object for all rows: by it a row knows the table of the one before.
  const repeated = { ...top, gap: 0 };
  // What is signed stays together: nobody signs a sheet that says nothing.
  const isKept = (index: number): boolean => look.forWriting && index < body.length - 1;
  return [{ ...top, keep: true }, ...body.map((row, index) => ({ ...row, head: repeated, keep: isKept(index) }))];
}

interface Place {
  readonly x: number;
  readonly widths: readonly number[];
  readonly table: Tag;
}

/** A table's row, in pieces where it is higher than what should stay together. */
function cellRows(
  cells: readonly Cell[],
  { x, widths, table }: Place,
  look: Look,
  { isHead, gap }: { isHead: boolean; gap: number },
): readonly Row[] {
  const { size } = look;
  const pad = size * 0.45;
  const style = textStyle(
    look,
    isHead ? { face: "strong", size: size * 0.92, colour: look.soft } : { size: size * 0.96 },
  );
  const row = tag("TR", table);
  const starts = widths.map((_, index) => x + widths.slice(0, index).reduce((sum, each) => sum + each, 0));
  const columns = widths.map((width, index) => ({
    x: starts[index] ?? x,
    element: isHead ? tag("TH", row, "Column") : tag("TD", row),
    lines: linesOf(
      cells[index] ?? [],
      index === 0 && !isHead && !look.forWriting ? { ...style, face: "strong" } : style,
      width - pad * 2,
      look.measure,
    ),
  }));
  const most = Math.max(1, ...columns.map(({ lines }) => lines.length));
  const lineHeight = style.size * style.leading;
  const total = widths.reduce((sum, each) => sum + each, 0);
  return chunks(most, 24).map(([from, to], index, all) => {
    const height = Math.max((to - from) * lineHeight + pad * 2, look.forWriting && !isHead ? size * 3.2 : 0);
    const parts = columns.flatMap(({ x: left, element, lines }) =>
      lines
        .slice(from, to)
        .map((line, at): Part => ({ type: "line", tag: element, line, x: left, y: pad + at * lineHeight })),
    );
    const under: Part = { type: "rule", x, y: height - 0.75, width: total, height: 0.75, colour: look.line };
    return {
      height,
      gap: index === 0 ? gap : 0,
      keep: false,
      parts: index === all.length - 1 ? [...parts, under] : parts,
    };
  });
}

function chunks(count: number, size: number): readonly (readonly [number, number])[] {
  return Array.from(
    { length: Math.ceil(count / size) },
    (_, index) => [index * size, Math.min(count, (index + 1) * size)] as const,
  );
}

/** What each column wants, up to what there is; short ones get all of it, and the rest is shared. */
function columnWidths(rows: readonly (readonly Cell[])[], width: number, look: Look): readonly number[] {
  const count = Math.max(1, ...rows.map(({ length }) => length));
  const style = textStyle(look);
  const wanted = Array.from({ length: count }, (_, column) =>
    Math.max(look.size * 3, ...rows.map((row) => naturalWidth(row[column] ?? [], style, look) + look.size)),
  );
  const total = wanted.reduce((sum, each) => sum + each, 0);
  if (total <= width) return wanted.map((each) => (each / total) * width);
  const fair = width / count;
  const small = wanted.map((each) => Math.min(each, fair));
  const left = width - small.reduce((sum, each) => sum + each, 0);
  const missing = wanted.map((each, index) => each - (small[index] ?? 0));
  const all = missing.reduce((sum, each) => sum + each, 0);
  return small.map((each, index) => each + (all === 0 ? 0 : (left * (missing[index] ?? 0)) / all));
}

function naturalWidth(cell: Cell, style: TextStyle, look: Look): number {
  const [line] = linesOf(
    cell.filter(({ text }) => text !== "\n"),
    style,
    Number.POSITIVE_INFINITY,
    look.measure,
  );
  return line?.fragments.reduce((sum, each) => sum + each.width, 0) ?? 0;
}
