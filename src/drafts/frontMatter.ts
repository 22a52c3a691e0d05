import { parse } from "yaml";

/** A draft taken apart. */
export interface Split {
  /** The fields of the front matter; empty without one. */
  readonly data: Readonly<Record<string, unknown>>;
  /** What follows it, from the first line that shows anything. */
  readonly body: string;
  /** Why the front matter could not be read, for people; the body is then still what follows it. */
  readonly problem?: string;
}

const fenced = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/**
 * Takes the YAML front matter off a draft. Whatever a person may have done to the file is fine: Windows line ends, a byte order
 * mark, none at all, or a broken one. A text between two rules that is no list of fields is text, not front matter.
 */
export function splitFrontMatter(text: string): Split {
  const plain = text.replace(/^\ufeff/, "");
  const found = fenced.exec(plain);
  if (!found) return { data: {}, body: plain };
  const body = plain.slice(found[0].length).replace(/^(?:[ \t]*\r?\n)+/, "");
  const read = readFields(found[1] ?? "");
  if (read === undefined) return { data: {}, body: plain };
  return typeof read === "string" ? { data: {}, body, problem: read } : { data: read, body };
}

/** Where the front matter ends, with the line end behind it; 0 for a text that has none. */
export function frontMatterEnd(text: string): number {
  const found = fenced.exec(text);
  return found && readFields(found[1] ?? "") !== undefined ? found[0].length : 0;
}

/** The fields, a text that says what is wrong with them, or undefined if these are no fields at all. */
function readFields(yaml: string): Readonly<Record<string, unknown>> | string | undefined {
  try {
    const value: unknown = parse(yaml, { logLevel: "error" });
    if (value === null || value === undefined) return {};
    return isRecord(value) ? value : undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : "This is no YAML.";
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
