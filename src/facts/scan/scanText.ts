import { areaOf } from "../areas.js";
import { isGenerated, languageOf } from "../inventory/languages.js";
import { envReads } from "./envReads.js";

/** What a file's text says, without its secrets. Lines count from 1. */
export interface ScannedText {
  readonly lines: number;
  /** `hasDefault`: the code says there what holds where the variable is not set. */
  readonly env: readonly { readonly name: string; readonly line: number; readonly hasDefault: boolean }[];
  readonly notes: readonly { readonly text: string; readonly line: number }[];
  readonly skipped: readonly { readonly text: string; readonly line: number }[];
}

const note = /(?:^|[^\w"'`.-])(TODO|FIXME|HACK|XXX)\b(?![.\w-])(?:\([^)\n]{0,60}\))?[:\s-]?([^\n]{0,300})/g;

/** Only what is called: `isMac ? describe : describe.skip` chooses when the tests are run, as pytest's skipif does. */
const skip =
  /(?:^|[^\w.])((?:it|test|describe|context|suite)\.(?:skip|todo)(?=\s*[(`<]|\.[a-z])|x(?:it|describe|test)\s*\(|@pytest\.mark\.skip\b|@(?:unittest\.)?skip\b|@(?:Disabled|Ignore)\b|\bt\.Skip\(|markTest(?:Skipped|Incomplete)\(|#\[ignore\b|\bpending\s*(?:\(|do\b))([^\n]{0,120})/g;

const longestLine = 2_000;

/** Reads one file. What a machine wrote counts with its lines only if it is code. */
export function scanText(path: string, text: string): ScannedText {
  const lines = countLines(text);
  const isCode = languageOf(path) !== undefined;
  if (!isCode || isGenerated(path) || isMinified(text, lines)) return { lines, env: [], notes: [], skipped: [] };
  const at = lineCounter(text);
  const area = areaOf(path).name;
  const isTest = area === "Tests";
  return {
    lines,
    // What only tests read nobody has to set, nor what others' code would read.
    env: (isTest || area === "Other people's code" ? [] : envReads(text)).map(({ name, index, hasDefault }) => ({
      name,
      line: at(index),
      hasDefault,
    })),
    notes: matches(text, note, at),
    skipped: isTest ? matches(text, skip, at) : [],
  };
}

function matches(text: string, pattern: RegExp, at: (offset: number) => number): { text: string; line: number }[] {
  return [...text.matchAll(pattern)].map((found) => {
    const [whole, word = "", rest = ""] = found;
    const start = found.index + whole.indexOf(word);
    const said = rest.replace(/\*\/|-->|#\}|%\}/g, "").trimEnd();
    const words = `${word.trim()}${/^[\s(]/.test(rest) ? "" : " "}${said}`.trim();
    // Of a note in brackets the end is none of it.
    const isInBrackets = text[start - 1] === "(" && words.split(")").length > words.split("(").length;
    return { text: (isInBrackets ? words.replace(/\)[^)]*$/, "") : words).slice(0, 160), line: at(start) };
  });
}

function countLines(text: string): number {
  if (text === "") return 0;
  let lines = text.endsWith("\n") ? 0 : 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

function isMinified(text: string, lines: number): boolean {
  return lines > 0 && text.length / lines > longestLine;
}

/** The line of ascending places in a text. */
function lineCounter(text: string): (offset: number) => number {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [...text.matchAll(/\n/g)].map(({ index }) => index);
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
