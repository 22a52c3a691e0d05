import { areaOf } from "../areas.js";
import { isGenerated, languageOf } from "../inventory/languages.js";

/** What a file's text says, without its secrets. Lines count from 1. */
export interface ScannedText {
  readonly lines: number;
  readonly env: readonly { readonly name: string; readonly line: number }[];
  readonly notes: readonly { readonly text: string; readonly line: number }[];
  readonly skipped: readonly { readonly text: string; readonly line: number }[];
}

/** How code reads environment variables, language by language. */
const reads =
  /(?:\bprocess\.env\.|\bimport\.meta\.env\.|\b(?:process\.env|import\.meta\.env|os\.environ|\$_ENV|\$_SERVER|ENV)\[\s*["']|\b(?:os\.environ\.get|os\.getenv|os\.Getenv|os\.LookupEnv|System\.getenv|Environment\.GetEnvironmentVariable|Deno\.env\.get|ENV\.fetch|env::var|env|getenv|config)\(\s*["']|\bEnvVars?: {0,9}(?:\[\]string\{ {0,9})?["']|\.Envar\(["'])([A-Z][A-Z0-9_]{1,60})(?![\w(])/g;

/** Variables that the system or the tools set; nobody has to. */
const given =
  /^(NODE_ENV|RAILS_ENV|RACK_ENV|PATH|HOME|USER|PWD|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TERM|TERM_PROGRAM|DISPLAY|EDITOR|VISUAL|PAGER|XDG_\w+|COMSPEC|WINDIR|SYSTEMROOT|PROGRAMDATA|PROGRAMFILES|ALLUSERSPROFILE|BUNDLE_GEMFILE|DYNO|JEST_WORKER_ID|VITEST\w*|INIT_CWD|ACTIONS_ID_TOKEN_\w+|CI|TMP|TMPDIR|TEMP|DEV|PROD|SSR|MODE|BASE_URL|GITHUB_\w+|npm_\w+|APPDATA|LOCALAPPDATA|USERPROFILE|COLORTERM|NO_COLOR|FORCE_COLOR|HTTP_\w+|REQUEST_\w+|REMOTE_\w+|SERVER_\w+|SCRIPT_\w+|DOCUMENT_ROOT|QUERY_STRING|PATH_INFO|PHP_SELF|HTTPS|VERCEL_\w+)$/;

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
    env: (isTest || area === "Other people's code" ? [] : [...text.matchAll(reads)]).flatMap((found) => {
      const [, name = ""] = found;
      return given.test(name) ? [] : [{ name, line: at(found.index) }];
    }),
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
