import { UserError } from "../core/errors.js";
import { deepest, nestsTooDeep } from "../markdown/nesting.js";

const megabyte = 1024 * 1024;
const largest = 2 * megabyte;
/** marked reads a list item in the square of the lines that run on without an empty one; people write a dozen. */
const longestRun = 500;

/**
 * The text of a checklist as the lexer can take it: line ends as `\n`, front matter blank, so that line numbers stay. Throws a
 * UserError on `text` for what is too large or no text.
 */
export function plainSource(text: string): string {
  if (text.length > largest) throw refused("is larger than 2 MB; split it, and import the parts one after the other");
  if (isBinary(text)) throw refused("is not a text but a binary file; choose a Markdown file that is saved as UTF-8");
  return withoutFrontMatter(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
}

/** Throws a UserError on `text` for what the lexer would take minutes or the whole stack for. */
export function refuseUnreadable(source: string): void {
  if (nestsTooDeep(source)) throw tooDeep();
  let run = 0;
  let fence: string | undefined;
  for (const [index, line] of source.split("\n").entries()) {
    const found = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) fence = found;
    else if (found?.startsWith(fence) && line.trim() === found) fence = undefined;
    run = fence !== undefined || /^\s*(?:$|[>#<]|(?:[-*+]|\d{1,9}[.)])\s+\S)/.test(line) ? 0 : run + 1;
    if (run > longestRun)
      throw refused(
        `line ${String(index + 1)}: more than ${String(longestRun)} lines without an empty one; is it a checklist? If so, put empty lines in`,
      );
  }
}

export function tooDeep(): UserError {
  return refused(`nests more than ${String(deepest)} levels deep; import a flatter list`);
}

function refused(message: string): UserError {
  return new UserError(message, "text");
}

/** A NUL stands in no text; other control characters, and what no decoder could read, stand in few places. */
function isBinary(text: string): boolean {
  if (text.includes("\0")) return true;
  const odd = text.match(/[\x01-\x08\x0e-\x1f\x7f\ufffd]/g)?.length ?? 0;
  return odd > text.length / 10;
}

/** Front matter at the beginning, even twice; and again further down, where the same document was pasted a second time. */
function withoutFrontMatter(text: string): string {
  const first = frontMatter(text) ?? "";
  const second = first === "" ? "" : (frontMatter(text.slice(first.length)) ?? "");
  const rest = text.slice(first.length + second.length);
  const again = first === "" ? rest : rest.replaceAll(`\n${first.trim()}\n`, onlyLineEnds);
  return onlyLineEnds(first + second) + again;
}

function onlyLineEnds(text: string): string {
  return text.replace(/[^\n]/g, "");
}

/** Only `key: value` lines, lists under a bare key, and what is indented: a text between two rules is no front matter. */
function frontMatter(text: string): string | undefined {
  const block = /^\s*---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  const lines = block?.[1]?.split("\n").filter((line) => line.trim() !== "") ?? [];
  if (!block || !/^["'\w][^:]*:(?:\s|$)/.test(lines[0] ?? "")) return undefined;
  const isField = (line: string): boolean => /^(?:["'\w][^:]*:(?:\s|$)|#|\s)/.test(line) || /^- (?!\[)/.test(line);
  return lines.every(isField) && !lines.some((line) => /^\s*[-*+] \[[ xX]?\]/.test(line)) ? block[0] : undefined;
}
