import type { Block } from "../blocks.js";
import type { PdfDocument, PdfPart } from "../pdfDocuments.js";
import { drawCourse } from "./course.js";
import { fill, type Frame } from "./fill.js";
import type { FontFiles } from "./fonts.js";
import { linesOf } from "./lines.js";
import { type Column, type Look, textStyle } from "./look.js";
import { Pen, UnreadablePicture } from "./pen.js";
import { heightOf, type Row, type Tag, tag } from "./row.js";
import { rowsOf } from "./rows.js";

export interface RenderedPdf {
  readonly bytes: Uint8Array;
  /** Signs that no font has. */
  readonly missing: readonly string[];
}

const margin = 56;
const colours = { ink: "#2a2521", soft: "#63594f", line: "#e0d6c8" };
/** Sizes of the first page's text, the largest that fits is taken. */
const sizes = [10.5, 10, 9.5, 9, 8.5];
const textSize = 10.5;

/**
 * A document as a tagged PDF. The same document and fonts give the same bytes, on any machine. What is no picture is left out; the
 * name stands beside it anyway. `pause` is called between pages: laying out a long one takes a third of a second, in which nothing else
 * on the same thread would be answered.
 */
export async function renderPdf(
  document: PdfDocument,
  fonts: FontFiles,
  pause: () => Promise<void>,
): Promise<RenderedPdf> {
  try {
    return await render(document, fonts, pause);
  } catch (error) {
    if (error instanceof UnreadablePicture) return render({ ...document, logo: null }, fonts, pause);
    throw error;
  }
}

async function render(document: PdfDocument, fonts: FontFiles, pause: () => Promise<void>): Promise<RenderedPdf> {
  const pen = new Pen(document, fonts, /^en-(?:US|CA)\b/.test(document.language) ? "LETTER" : "A4");
  pen.newPage();
  const { width, height } = pen.page;
  const frame: Frame = { left: margin, right: width - margin, top: margin, bottom: height - margin - 18 };
  const root = tag("Document", null);
  const look: Look = { measure: pen, ...colours, accent: document.accent, size: textSize, forWriting: false };
  let y = drawHead(pen, document, root, frame, look);
  for (const [index, part] of document.parts.entries()) {
    await pause();
    const rows = partRows(part, { frame, root, look, y });
    // The first page is for the answers alone.
    if (index > 0) y = beginPart(pen, index > 1 ? rows : [], y, frame, look);
    y = await fill(pen, rows, { frame, y, line: look.line, pause });
    if (index === 0 && document.course) drawCourse(pen, document.course, { frame, root, look, y });
  }
  await pause();
  drawFeet(pen, document, frame, look);
  return { bytes: await pen.end(root), missing: [...pen.missing].sort() };
}

/** These rows follow what is on the page below a thin line, if enough is left of it or all of them fit; else they begin a page. */
function beginPart(pen: Pen, rows: readonly Row[], y: number, { left, right, top, bottom }: Frame, look: Look): number {
  const gap = look.size * 2.4;
  const room = bottom - y - gap * 2;
  if (rows.length > 0 && (room > (bottom - top) * 0.42 || heightOf(rows) < room)) {
    pen.decoration((doc) => doc.rect(left, y + gap, right - left, 0.75).fill(look.line));
    return y + gap * 2;
  }
  pen.newPage();
  return top;
}

/** The top of the first page: colour, picture, whom it is from, what it is about. Answers with where the text begins. */
function drawHead(
  pen: Pen,
  { bar, logo, from, heading, about }: PdfDocument,
  root: Tag,
  { left, right }: Frame,
  look: Look,
): number {
  const { width } = pen.page;
  pen.decoration((doc) => doc.rect(0, 0, width, 10).fill(bar));
  const section = tag("Sect", root);
  const place = { x: right - 150, y: 34, width: 150, height: 48 };
  if (logo !== null) pen.picture(logo, section, from, place);
  const room = right - left - (logo === null ? 0 : 166);
  const size = look.size;
  const rows: Row[] = [
    ...plainRows(from, "P", section, { left, room }, look, { colour: colours.soft }),
    ...plainRows(heading, "H1", section, { left, room }, look, { face: "heading", size: size * 2.5, leading: 1.15 }),
    ...plainRows(about, "P", section, { left, room: right - left }, look, { size: size * 1.12, colour: colours.soft }),
  ];
  let y = 40;
  for (const row of rows) {
    y += row.gap;
    pen.row(row, y);
    y += row.height;
  }
  return y + 18;
}

function plainRows(
  text: string,
  type: string,
  parent: Tag,
  { left, room }: { left: number; room: number },
  look: Look,
  changes: Parameters<typeof textStyle>[1],
): readonly Row[] {
  const element = tag(type, parent);
  return linesOf([{ text }], textStyle(look, changes), room, look.measure).map((line, index) => ({
    height: line.height,
    gap: index === 0 ? 4 : 0,
    keep: false,
    parts: [{ type: "line", tag: element, line, x: left, y: 0 }],
  }));
}

/** Where something is drawn, and where it belongs. */
export interface Placing {
  readonly frame: Frame;
  readonly root: Tag;
  readonly look: Look;
  readonly y: number;
}

function partRows(part: PdfPart, { frame, root, look, y }: Placing): readonly Row[] {
  const section = tag("Sect", root);
  const column = { x: frame.left, width: frame.right - frame.left, tag: section };
  switch (part.look) {
    case "answers": {
      const tries = sizes.map((size) => answerRows(part.blocks, column, { ...look, size }));
      return tries.find((rows) => y + heightOf(rows) <= frame.bottom) ?? tries.at(-1) ?? [];
    }
    case "cards":
      return cardRows(part.blocks, column, look);
    case "form":
      return withSentence(rowsOf(part.blocks, column, { ...look, forWriting: true }));
    case "text":
      return rowsOf(part.blocks, column, look);
  }
}

/** Keeps the rows at the end that stay together with the sentence before them, which they are about. */
function withSentence(rows: readonly Row[]): readonly Row[] {
  const first = rows.findLastIndex(({ keep }, index) => !keep && index < rows.length - 1);
  return rows.map((row, index) => (index === first ? { ...row, keep: true } : row));
}

/** Each question in a narrow column of its own, its answer beside it. */
function answerRows(blocks: readonly Block[], { x, width, tag: parent }: Column, look: Look): readonly Row[] {
  const narrow = 112;
  return groups(blocks, 2).flatMap(([question, ...answer]) => {
    if (!question) return [];
    const section = tag("Sect", parent);
    const small = { ...look, size: look.size * 0.72 };
    const asked = rowsOf([question], { x, width: narrow, tag: section }, small);
    const said = rowsOf(answer, { x: x + narrow + 16, width: width - narrow - 16, tag: section }, look);
    return sideBySide(asked, said, { x, width, look });
  });
}

/** Rows of two columns as rows of one, below a thin line; they stay on one page. */
function sideBySide(
  left: readonly Row[],
  right: readonly Row[],
  { x, width, look }: { x: number; width: number; look: Look },
): readonly Row[] {
  const pad = look.size * 0.8;
  const stacked = (rows: readonly Row[]) => {
    let y = pad;
    return rows.map((row, index) => {
      y += index === 0 ? 0 : row.gap;
      const top = y;
      y += row.height;
      return { row, top };
    });
  };
  const all = [...stacked(left), ...stacked(right)];
  const height = Math.max(...all.map(({ row, top }) => top + row.height)) + pad;
  const [first] = left;
  return [
    {
      height,
      gap: 0,
      keep: false,
      parts: [
        { type: "rule", x, y: 0, width, height: 0.75, colour: look.line },
        ...all.flatMap(({ row, top }) => row.parts.map((part) => ({ ...part, y: part.y + top }))),
      ],
      ...(first?.bookmark && { bookmark: first.bookmark }),
    },
  ];
}

/** What stands below a heading of the fourth level (a job, as the training writes them) is a card. */
function cardRows(blocks: readonly Block[], column: Column, look: Look): readonly Row[] {
  const inside = { ...column, x: column.x + 14, width: column.width - 28 };
  return groups(blocks, 4).flatMap((group) => {
    const [first] = group;
    if (first?.type !== "heading" || first.level !== 4) return rowsOf(group, column, look);
    const card = {};
    return rowsOf(group, { ...inside, tag: tag("Sect", column.tag) }, look).map((row) => ({ ...row, card }));
  });
}

/** Blocks in groups, each from a heading of at most that level to the next. */
function groups(blocks: readonly Block[], level: number): readonly (readonly Block[])[] {
  const found: Block[][] = [];
  for (const block of blocks) {
    if (found.length === 0 || (block.type === "heading" && block.level <= level)) found.push([]);
    found.at(-1)?.push(block);
  }
  return found;
}

/** Whose document it is, and which page of how many. */
function drawFeet(pen: Pen, { heading, from }: PdfDocument, { left, right, bottom }: Frame, look: Look): void {
  const style = textStyle(look, { size: 8.5, colour: colours.soft });
  pen.onEveryPage((number, count) => {
    const [name] = linesOf([{ text: `${heading} – ${from}` }], style, (right - left) * 0.8, pen);
    const [page] = linesOf([{ text: `${String(number)} / ${String(count)}` }], style, right - left, pen);
    const width = page?.fragments.reduce((sum, each) => sum + each.width, 0) ?? 0;
    pen.decoration(() => {
      if (name) pen.line(name, left, bottom + 14);
      if (page) pen.line(page, right - width, bottom + 14);
    });
  });
}
