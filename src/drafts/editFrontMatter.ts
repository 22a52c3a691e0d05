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
  const found = fence.exec(text);
  const written = value.replace(/\s+/g, " ").trim();
  const line = `${field}: ${yamlLine(written)}`;
  if (!found) {
    const end = text.includes("\r\n") ? "\r\n" : "\n";
    return written === "" ? text : `---${end}${line}${end}---${end}${end}${text}`;
  }
  const [whole = "", open = "", yaml = "", , close = ""] = found;
  const document = parseDocument(yaml, { logLevel: "error" });
  const { contents } = document;
  if (document.errors.length > 0 || (contents !== null && !isMap(contents))) return text;
  const end = open.endsWith("\r\n") ? "\r\n" : "\n";
  const lines = yaml === "" ? [] : yaml.split(/\r?\n/);
  const pair = contents?.items.find(({ key }) => isScalar(key) && key.value === field);
  const range = pair && isScalar(pair.key) ? spanOf(yaml, pair.key.range[0], pair.value) : undefined;
  const next = headerFields.slice(headerFields.indexOf(field) + 1);
  const place = lines.findIndex((each) => next.some((name) => each.startsWith(`${name}:`)));
  if (range) lines.splice(range.first, range.last - range.first + 1, ...(written === "" ? [] : [line]));
  else if (written !== "") lines.splice(place === -1 ? lines.length : place, 0, line);
  return open + (lines.length === 0 ? "" : lines.join(end) + end) + close + text.slice(whole.length);
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

/** The lines that a field takes, counted from 0. */
function spanOf(yaml: string, start: number, value: unknown): { first: number; last: number } {
  const ending = isNode(value) && value.range ? Math.max(start, value.range[1] - 1) : start;
  const lineOf = (offset: number): number => (yaml.slice(0, offset).match(/\n/g) ?? []).length;
  return { first: lineOf(start), last: lineOf(ending) };
}
