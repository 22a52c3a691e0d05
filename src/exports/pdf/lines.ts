import type { Run } from "../blocks.js";
import type { Face } from "./fonts.js";

/** How text looks. */
export interface TextStyle {
  readonly face: Face;
  /** Points. */
  readonly size: number;
  /** Of the line, in multiples of the size. */
  readonly leading: number;
  readonly colour: string;
  /** The colour of links; as the rest where it is missing. */
  readonly linkColour?: string;
}

/** A piece of one line in one font. */
export interface Fragment {
  readonly text: string;
  /** The name of the font, as the pen knows it. */
  readonly font: string;
  readonly size: number;
  readonly colour: string;
  readonly link?: string;
  /** From the beginning of the line. */
  readonly x: number;
  readonly width: number;
}

export interface Line {
  readonly fragments: readonly Fragment[];
  readonly height: number;
}

/** Measures text and knows which font has which sign. */
export interface Measure {
  width(text: string, font: string, size: number): number;
  /** The text in pieces, each with a font that has all of it. */
  spans(text: string, face: Face): readonly { readonly text: string; readonly font: string }[];
}

interface Word {
  readonly text: string;
  readonly font: string;
  readonly link?: string;
  readonly width: number;
}

/** Breaks runs into lines of at most that width: after spaces and hyphens but for those of days and telephone numbers, between signs of scripts without spaces, else anywhere. */
export function linesOf(runs: readonly Run[], style: TextStyle, width: number, measure: Measure): readonly Line[] {
  const lines: Line[] = [];
  let line: Word[] = [];
  let used = 0;
  const end = (): void => {
    lines.push(lineOf(line, style));
    line = [];
    used = 0;
  };
  for (const chunk of chunksOf(runs, style, measure)) {
    if (chunk === "\n") {
      end();
      continue;
    }
    const wanted = widthOf(chunk, true);
    if (line.length > 0 && used + wanted > width) end();
    for (const word of chunk)
      for (const part of fitting(word, width, style, measure)) {
        if (line.length > 0 && used + part.width > width && part !== chunk[0] && widthOf(chunk, true) > width) end();
        line.push(part);
        used += part.width;
      }
  }
  if (line.length > 0 || lines.length === 0) end();
  return lines;
}

/** What must stay on one line, with the spaces after it; a line's end stands for itself. */
function* chunksOf(runs: readonly Run[], style: TextStyle, measure: Measure): Generator<readonly Word[] | "\n"> {
  let chunk: Word[] = [];
  for (const run of runs) {
    if (run.text === "\n") {
      if (chunk.length > 0) yield chunk;
      chunk = [];
      yield "\n";
      continue;
    }
    const held = [...run.text.matchAll(heldTogether)].map(
      ({ 0: text, index }) => [index, index + text.length] as const,
    );
    let at = 0;
    for (const piece of run.text.match(breakable) ?? []) {
      at += piece.length;
      for (const { text, font } of measure.spans(piece, faceOf(run, style)))
        chunk.push({
          text,
          font,
          width: measure.width(text, font, style.size),
          ...(run.link !== undefined && { link: run.link }),
        });
      if (
        /[\s\-–—/]$|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}$/u.test(piece) &&
        !(run.link !== undefined && /[-–—]$/.test(piece)) &&
        !held.some(([from, to]) => from < at && at < to)
      ) {
        yield chunk;
        chunk = [];
      }
    }
  }
  if (chunk.length > 0) yield chunk;
}

/** A word with what may follow it on its line; no-break spaces belong to the word. */
const breakable =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}] *|(?:[^\s\-–—/\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|\u00a0|\u202f)+(?:[\-–—/]+ *| +)?|[\-–—/]+ *|\s/gu;

/** Days and telephone numbers are read as one: `11 December 2026`, `December 11, 2026`, `+353 1 555 0142`. */
const heldTogether =
  /\d{1,2}\.? (?:de )?\p{L}+\.? (?:de )?\d{4}(?!\d)|\p{L}+ \d{1,2}, \d{4}(?!\d)|\+\d[\d ()/-]{5,24}\d/gu;

function faceOf(run: Run, style: TextStyle): Face {
  if (style.face !== "regular") return style.face;
  return run.strong === true ? "strong" : run.emphasis === true ? "emphasis" : "regular";
}

/** A word that is wider than the line, in pieces that are not. */
function fitting(word: Word, width: number, { size }: TextStyle, measure: Measure): readonly Word[] {
  if (word.width <= width) return [word];
  const parts: Word[] = [];
  let text = "";
  const push = (): void => {
    if (text !== "") parts.push({ ...word, text, width: measure.width(text, word.font, size) });
  };
  for (const character of word.text) {
    if (text !== "" && measure.width(text + character, word.font, size) > width) {
      push();
      text = "";
    }
    text += character;
  }
  push();
  return parts;
}

/** The width of words on a line; the spaces at its end take none. */
function widthOf(words: readonly Word[], atEnd: boolean): number {
  const all = words.reduce((sum, { width }) => sum + width, 0);
  const last = words.at(-1);
  const trimmed = last?.text.replace(/ +$/, "") ?? "";
  return atEnd && last && trimmed !== last.text ? all - last.width * (1 - trimmed.length / last.text.length) : all;
}

/** Neighbours that look alike are one fragment, so that text is drawn and copied as it was written. */
function lineOf(words: readonly Word[], style: TextStyle): Line {
  const fragments: Fragment[] = [];
  let x = 0;
  for (const { text, font, link, width } of words) {
    const last = fragments.at(-1);
    if (last?.font === font && last.link === link)
      fragments[fragments.length - 1] = { ...last, text: last.text + text, width: last.width + width };
    else
      fragments.push({
        text,
        font,
        size: style.size,
        colour: link === undefined ? style.colour : (style.linkColour ?? style.colour),
        x,
        width,
        ...(link !== undefined && { link }),
      });
    x += width;
  }
  return { fragments, height: style.size * style.leading };
}
