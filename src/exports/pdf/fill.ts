import type { Pen } from "./pen.js";
import { heightOf, type Row } from "./row.js";

/** Where on a page rows may stand. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How far a card's frame stands from its text. */
const around = 12;

/** Fills pages with rows from `y` on, and pauses after each page; answers with where it ended. */
export async function fill(
  pen: Pen,
  rows: readonly Row[],
  { frame, y, line, pause }: { frame: Frame; y: number; line: string; pause: () => Promise<void> },
): Promise<number> {
  let at = y;
  let isFirst = true;
  let cardTop: number | undefined;
  for (const [index, row] of rows.entries()) {
    const previous = rows[index - 1];
    const beginsCard = row.card !== undefined && row.card !== previous?.card;
    const gap = isFirst ? 0 : row.gap + (beginsCard ? around : 0);
    if (!isFirst && at + gap + needed(rows, index) > frame.bottom) {
      if (cardTop !== undefined && previous?.card === row.card) drawCard(pen, frame, cardTop, at, line);
      await pause();
      pen.newPage();
      at = frame.top;
      isFirst = true;
      if (row.card !== undefined) cardTop = at;
      if (row.head && previous?.head === row.head) {
        pen.row(row.head, at, true);
        at += row.head.height;
      }
    } else {
      at += gap;
      if (beginsCard) cardTop = at;
    }
    pen.row(row, at);
    at += row.height;
    isFirst = false;
    if (row.card !== undefined && rows[index + 1]?.card !== row.card && cardTop !== undefined) {
      drawCard(pen, frame, cardTop, at, line);
      cardTop = undefined;
      at += around;
    }
  }
  return at;
}

/** What must fit on the page for this row to begin on it: whatever it keeps with it, and a card as a whole if it fits on any. */
function needed(rows: readonly Row[], index: number): number {
  const row = rows[index];
  if (!row) return 0;
  if (row.card !== undefined && rows[index - 1]?.card !== row.card) {
    const card = rows.slice(index).filter(({ card: each }) => each === row.card);
    const height = heightOf(card) + around;
    if (height < 500) return height;
  }
  const end = rows.findIndex(({ keep }, each) => each >= index && !keep);
  return heightOf(rows.slice(index, (end < 0 ? index : end) + 1));
}

function drawCard(pen: Pen, { left, right }: Frame, top: number, bottom: number, line: string): void {
  pen.decoration((doc) => {
    doc
      .lineWidth(0.8)
      .roundedRect(left, top - around, right - left, bottom - top + around * 2, 4)
      .stroke(line);
  });
}
