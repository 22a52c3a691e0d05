import { type Edited, lineMarks, type Selected } from "./selected.js";

export type Emphasis = "bold" | "italic";

const stars: Readonly<Record<Emphasis, number>> = { bold: 2, italic: 1 };

/** One stretch of text that can be emphasised: never more than a line, never the space around it. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Makes what is selected, or the word at the caret, bold or italic, or takes that away. Lines are marked one by one, behind their list
 * marks, since emphasis ends where a paragraph does. With nothing there, the marks are put around the caret; at the end of what was
 * typed between them, the caret steps out, so that one goes on as before.
 */
export function toggleEmphasis(selected: Selected, emphasis: Emphasis): Edited {
  const { text, start, end } = selected;
  const found = start === end ? wordAt(text, start) : stretches(text, start, end);
  const all = found.length > 0 ? found : [{ start, end: start }];
  const isOn = all.every((stretch) => isMarked(text, stretch, emphasis));
  const count = stars[emphasis];
  const [word] = found;
  if (isOn && start === end && word?.end === end) {
    const behind = end + count;
    return { change: { offset: end, length: 0, text: "" }, start: behind, end: behind };
  }
  const first = all[0] ?? { start, end };
  const last = all.at(-1) ?? first;
  const from = isOn ? first.start - count : first.start;
  const to = isOn ? last.end + count : last.end;
  let at = from;
  let written = "";
  for (const stretch of all) {
    const inner = text.slice(stretch.start, stretch.end);
    written += text.slice(at, isOn ? stretch.start - count : stretch.start);
    written += isOn ? inner : `${"*".repeat(count)}${inner}${"*".repeat(count)}`;
    at = isOn ? stretch.end + count : stretch.end;
  }
  const change = { offset: from, length: to - from, text: written };
  if (start === end) {
    const caret = start + (isOn ? -count : count);
    return { change, start: caret, end: caret };
  }
  const shift = isOn ? 0 : count;
  return { change, start: from + shift, end: from + written.length - shift };
}

/** Whether the stars right before and after a stretch say this: one is italic, two are bold, three are both. */
function isMarked(text: string, { start, end }: Stretch, emphasis: Emphasis): boolean {
  const before = /\*{0,3}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
  const after = /^\*{0,3}/.exec(text.slice(end, end + 3))?.[0].length ?? 0;
  const both = Math.min(before, after);
  return emphasis === "bold" ? both >= 2 : both % 2 === 1;
}

function wordAt(text: string, offset: number): readonly Stretch[] {
  const before = /[\p{L}\p{N}\p{M}'’-]*$/u.exec(text.slice(0, offset))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}\p{M}'’-]*/u.exec(text.slice(offset))?.[0].length ?? 0;
  return before + after === 0 ? [] : [{ start: offset - before, end: offset + after }];
}

/** The parts of a selection, line by line: without the marks of lists and headings, the space around them, and stars that were selected with them. */
function stretches(text: string, start: number, end: number): readonly Stretch[] {
  const found: Stretch[] = [];
  let at = start;
  for (const line of text.slice(start, end).split("\n")) {
    const isWhole = at === 0 || text[at - 1] === "\n";
    const { before, mark, space, box } = lineMarks(isWhole ? line : "");
    const marked = line.slice(before.length + mark.length + space.length + box.length);
    // Before the mark of a heading, stars would make it none.
    const rest = isWhole ? marked.replace(/^#{1,6}[ \t]+/, "") : marked;
    const bare = rest.replace(/^\s*\**/, "");
    const inner = bare.replace(/\**\s*$/, "");
    const from = at + line.length - bare.length;
    if (inner !== "") found.push({ start: from, end: from + inner.length });
    at += line.length + 1;
  }
  return found;
}
