import { anchorOf, type Course, shareBefore, type Stop } from "../course.js";
import { type Line, linesOf } from "./lines.js";
import type { Pen } from "./pen.js";
import type { Placing } from "./renderPdf.js";
import { textStyle } from "./look.js";

const gap = 26;
const height = 84;
const middle = height / 2;

/** The course of the work as a line from side to side, if there is room for it below `y`. */
export function drawCourse(pen: Pen, { stops, said }: Course, { frame, root, look, y }: Placing): void {
  const top = y + gap;
  if (top + height > frame.bottom) return;
  const width = frame.right - frame.left;
  const style = textStyle(look, { size: 9, colour: look.soft });
  // What is read on the page in this colour is read on it in white.
  const inMark = textStyle(look, { size: 8, colour: "#ffffff" });
  pen.figure(root, said, { x: frame.left, y: top, width, height }, (doc) => {
    doc.rect(frame.left, top + middle - 0.75, width, 1.5).fill(look.line);
    for (const { at, count } of stops) {
      doc.circle(frame.left + at * width, top + middle, count === undefined ? 3.5 : 7).fill(look.accent);
      const [number] = count === undefined ? [] : linesOf([{ text: String(count), strong: true }], inMark, width, pen);
      if (number) pen.line(number, frame.left + at * width - widthOf(number) / 2, top + middle - number.height / 2);
    }
    for (const stop of stops.filter(({ place }) => place !== "unnamed")) {
      const [name] = linesOf([{ text: stop.name, strong: true }], style, width, pen);
      const [on] = linesOf([{ text: stop.on }], style, width, pen);
      const first = top + (stop.place === "above" ? 4 : middle + 10);
      for (const [index, line] of [name, on].entries())
        if (line) pen.line(line, frame.left + startOf(stop, line, width), first + index * line.height);
    }
  });
}

/** How far from the left a name begins. */
function startOf({ at }: Stop, line: Line, width: number): number {
  return at * width - widthOf(line) * shareBefore[anchorOf(at)];
}

function widthOf({ fragments }: Line): number {
  return fragments.reduce((sum, each) => sum + each.width, 0);
}
