import { isMap, isNode, isScalar, parseDocument } from "yaml";
import { yamlLine } from "./helpers.js";

/** The fields of an email's front matter, in their order. */
export const headerFields = ["to", "cc", "subject"] as const;
export type HeaderField = (typeof headerFields)[number];

const fence = /^(\ufeff?---[ \t]*\r?\n)(?:([\s\S]*?)(\r?\n))??((?:---|\.\.\.)[ \t]*(?:\r?\n|$))/;

/**
 * A draft with one field of its front matter set, on one line; an empty value takes the field out. Nothing else changes, comments
 * included: the smallest edit. Front matter that cannot be read is left alone, and the text comes back as it was.
 */
export function withHeaderField(text: string, field: HeaderField, value: string): string {
  const written = onOneLine(value);
  const line = `${field}: ${yamlLine(written)}`;
  if (!fence.test(text)) {
    const end = text.includes("\r\n") ? "\r\n" : "\n";
    return written === "" ? text : `---${end}${line}${end}---${end}${end}${text}`;
  }
  return withLines(text, field, ({ first, count }) => ({
    first,
    count,
    lines: written === "" ? [] : [line],
  }));
}

/** A draft with a remark on a field, which is sent to nobody, on a line below it, or where it would stand. Without fields, as it was. */
export function withRemark(text: string, field: HeaderField, remark: string): string {
  return withLines(text, field, ({ first, count }) => ({
    first: first + count,
    count: 0,
    lines: [`# ${onOneLine(remark)}`],
  }));
}

/** Lines of the front matter: the first one, counted from 0, and how many. */
interface Place {
  readonly first: number;
  readonly count: number;
}

/** The text with other lines in its front matter, by where those of a field stand: none where it would stand, if it is not there. */
function withLines(
  text: string,
  field: HeaderField,
  edit: (place: Place) => Place & { readonly lines: readonly string[] },
): string {
  const [whole = "", open = "", yaml = "", , close = ""] = fence.exec(text) ?? [];
  const { contents, errors } = parseDocument(yaml, { logLevel: "error" });
  if (whole === "" || errors.length > 0 || (contents !== null && !isMap(contents))) return text;
  const end = open.endsWith("\r\n") ? "\r\n" : "\n";
  const lines = yaml === "" ? [] : yaml.split(/\r?\n/);
  const pair = contents?.items.find(({ key }) => isScalar(key) && key.value === field);
  const range = pair && isScalar(pair.key) ? spanOf(yaml, pair.key.range[0], pair.value) : undefined;
  const next = headerFields.slice(headerFields.indexOf(field) + 1);
  const place = lines.findIndex((each) => next.some((name) => each.startsWith(`${name}:`)));
  const done = edit(range ?? { first: place === -1 ? lines.length : place, count: 0 });
  lines.splice(done.first, done.count, ...done.lines);
  return open + (lines.length === 0 ? "" : lines.join(end) + end) + close + text.slice(whole.length);
}

function onOneLine(value: string): string {
  return value.replace(/\s+/g, " ").trim();
}

/** Where the value of a field stands in a draft, as YAML writes it; undefined without one, or where the fields cannot be read. */
export function headerValuePlace(text: string, field: HeaderField): { offset: number; length: number } | undefined {
  const [, open = "", yaml = ""] = fence.exec(text) ?? [];
  const { contents, errors } = parseDocument(yaml, { logLevel: "error" });
  const value = errors.length === 0 && isMap(contents) ? contents.get(field, true) : undefined;
  if (!isNode(value) || !value.range) return undefined;
  const [start, end] = value.range;
  return { offset: open.length + start, length: end - start };
}

/** The lines that a field takes. */
function spanOf(yaml: string, start: number, value: unknown): Place {
  const ending = isNode(value) && value.range ? Math.max(start, value.range[1] - 1) : start;
  const lineOf = (offset: number): number => (yaml.slice(0, offset).match(/\n/g) ?? []).length;
  const first = lineOf(start);
  return { first, count: lineOf(ending) - first + 1 };
}
