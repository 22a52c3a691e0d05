import type { Chart } from "../../drafts/chart.js";
import { linesOf } from "./lines.js";
import { type Part, type Row, tag } from "./row.js";
import { type Column, type Look, textStyle } from "./look.js";

/** Of the width: the names, and the longest bar; what a bar stands for is written behind it. */
const named = 0.34;
const longest = 0.36;

/** A chart as a table with a bar in each row. */
export function chartRows({ title, bars }: Chart, { x, width, tag: parent }: Column, look: Look): readonly Row[] {
  const { size } = look;
  const gap = size * 0.5;
  const table = tag("Table", parent);
  const caption = tag("Caption", table);
  const heading =
    title === "" ? [] : linesOf([{ text: title }], textStyle(look, { face: "strong" }), width, look.measure);
  const titled = heading.map(
    (line, index): Row => ({
      height: line.height,
      gap: index === 0 ? size * 0.8 : 0,
      keep: true,
      parts: [{ type: "line", tag: caption, line, x, y: 0 }],
    }),
  );
  const rows = bars.map(({ label, value, share }, index): Row => {
    const row = tag("TR", table);
    const long = Math.max(1, width * longest * share);
    const names = linesOf([{ text: label }], textStyle(look), width * named - gap, look.measure);
    const behind = width * named + long + gap;
    const values = linesOf([{ text: value }], textStyle(look), width - behind, look.measure);
    const [head, cell] = [tag("TH", row, "Row"), tag("TD", row)];
    const parts = [
      ...names.map((line, at): Part => ({ type: "line", tag: head, line, x, y: at * line.height })),
      ...values.map((line, at): Part => ({ type: "line", tag: cell, line, x: x + behind, y: at * line.height })),
    ];
    const bar: Part = {
      type: "rule",
      x: x + width * named,
      y: size * 0.3,
      width: long,
      height: size * 0.8,
      colour: look.accent,
    };
    const height = Math.max(...[names, values].map((lines) => lines.reduce((sum, each) => sum + each.height, 0)));
    return {
      height: height + size * 0.25,
      gap: index === 0 ? size * (titled.length === 0 ? 0.8 : 0.25) : 0,
      keep: index < bars.length - 1 && (index === 0 || index === bars.length - 2),
      parts: [...parts, bar],
    };
  });
  return [...titled, ...rows];
}
