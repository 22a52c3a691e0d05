import { splitFrontMatter } from "../frontMatter.js";

/** A draft as the checks read it. All offsets are those of `text`. */
export interface CheckedText {
  readonly text: string;
  /** Where the text after the front matter begins. */
  readonly bodyAt: number;
  /** The whole text of the same length, with code and addresses blanked: what is left is what somebody wrote as words. */
  readonly prose: string;
  /** The lines of the body with their offsets; no line ends. */
  readonly lines: readonly TextLine[];
  readonly fields: Readonly<Record<string, unknown>>;
  /** Why the front matter cannot be read. */
  readonly problem?: string;
}

export interface TextLine {
  readonly text: string;
  readonly offset: number;
}

/** Takes a draft apart for the checks. */
export function checkedText(text: string): CheckedText {
  const { data, body, problem } = splitFrontMatter(text);
  // What follows the front matter is the end of the text, whole.
  const bodyAt = text.length - body.length;
  return {
    text,
    bodyAt,
    prose: blanked(text),
    lines: linesFrom(text, bodyAt),
    fields: data,
    ...(problem !== undefined && { problem }),
  };
}

/** What means something to a machine only: fenced code, code in a line, addresses, and where links lead. */
const notProse = [
  /^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm,
  /(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g,
  /(?<=\]\()[^()\n]*(?:\([^()\n]*\)[^()\n]*)*(?=\))/g,
  /https?:\/\/[^\s<>()]+/gi,
  /[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+/g,
];

function blanked(text: string): string {
  return notProse.reduce((rest, pattern) => rest.replace(pattern, (found) => found.replace(/[^\n\r]/g, " ")), text);
}

function linesFrom(text: string, start: number): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (const found of text.slice(start).matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)) {
    if (found[0] === "" && lines.length > 0) break;
    lines.push({ text: found[0].replace(/[\r\n]+$/, ""), offset: start + found.index });
  }
  return lines;
}

/** Every match of a pattern in the words of the body, as offsets. */
export function inProse({ prose, bodyAt }: CheckedText, pattern: RegExp): readonly { found: string; offset: number }[] {
  return [...prose.slice(bodyAt).matchAll(pattern)].map((match) => ({ found: match[0], offset: bodyAt + match.index }));
}

/** The sentence of the body around an offset, up to it and after it. */
export function sentenceAround({ prose, bodyAt }: CheckedText, offset: number): { before: string; after: string } {
  const start = Math.max(
    bodyAt,
    ...[...prose.slice(bodyAt, offset).matchAll(/[!?]\s|(?<![\d])\.\s|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/g)].map(
      (end) => bodyAt + end.index + end[0].length,
    ),
  );
  const rest = prose.slice(offset);
  const end = /[.!?](?:\s|$)|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/.exec(rest)?.index ?? rest.length;
  return { before: prose.slice(start, offset), after: rest.slice(0, end) };
}
