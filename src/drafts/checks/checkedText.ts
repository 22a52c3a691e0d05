import { splitFrontMatter } from "../frontMatter.js";

/** A draft as the checks read it. All offsets are those of `text`. */
export interface CheckedText {
  readonly text: string;
  /** Where the text after the front matter begins. */
  readonly bodyAt: number;
  /** The whole text of the same length, with code blanked: what is left is Markdown. */
  readonly noCode: string;
  /** The same with addresses blanked, too: what is left is what somebody wrote as words. */
  readonly prose: string;
  /** The names of links of which a line of the body says where they lead (`[our guide]: https://…`), in small letters. */
  readonly defined: ReadonlySet<string>;
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
  // In the front matter, nothing is code.
  const noCode = text.slice(0, bodyAt) + blanked(body, code);
  return {
    text,
    bodyAt,
    noCode,
    prose: blanked(noCode, addresses),
    defined: new Set([...body.matchAll(definition)].map(([, name = ""]) => name.trim().toLowerCase())),
    lines: linesFrom(text, bodyAt),
    fields: data,
    ...(problem !== undefined && { problem }),
  };
}

/** Fenced code, in lists and quotes as well, and code in a line. */
const code = [
  /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(?![`~])[^\n]*\n[\s\S]*?^[ \t>]*\1[^\n]*$/gm,
  /(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g,
];
/** Where links lead, addresses of the web and of mail. */
const addresses = [
  /(?<=\]\()[^()\n]*(?:\([^()\n]*\)[^()\n]*)*(?=\))/g,
  /https?:\/\/[^\s<>()]+/gi,
  // From where a word begins only: else a long one without an @ would be read anew from each of its letters.
  /(?<![^\s<>@])[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+/g,
];

const definition = /^ {0,3}\[([^\]\n]+)\]:\s*\S/gm;

function blanked(text: string, what: readonly RegExp[]): string {
  return what.reduce((rest, pattern) => rest.replace(pattern, (found) => found.replace(/[^\n\r]/g, " ")), text);
}

/** Whether a line of the body says where a link of this name leads. */
export function isDefined({ defined }: CheckedText, name: string): boolean {
  return defined.has(name.trim().toLowerCase());
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

/** No sentence is longer, on either side of what is looked at. */
const longest = 2000;

/** The sentence of the body around an offset, up to it and after it. */
export function sentenceAround({ prose, bodyAt }: CheckedText, offset: number): { before: string; after: string } {
  const from = Math.max(bodyAt, offset - longest);
  const start = Math.max(
    from,
    ...[...prose.slice(from, offset).matchAll(/[!?]\s|(?<![\d])\.\s|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/g)].map(
      (end) => from + end.index + end[0].length,
    ),
  );
  const rest = prose.slice(offset, offset + longest);
  const end = /[.!?](?:\s|$)|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)/.exec(rest)?.index ?? rest.length;
  return { before: prose.slice(start, offset), after: rest.slice(0, end) };
}
