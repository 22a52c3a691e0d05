import assert from "node:assert/strict";
import type { Json } from "../../../src/core/json.js";
import { parseText } from "../../../src/store/parseText.js";
import { applyEdits, textEdits } from "../../../src/store/textEdits.js";

/** How often laws are tried; more with `RUNS=5000`. */
export const runs = { numRuns: Number(process.env.RUNS ?? 300) };

/** A template string without the indentation of the test around it and without its first line break. */
export function text(parts: TemplateStringsArray): string {
  const lines = parts.join("").replace(/^\n/, "").split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return lines.map((line) => line.slice(indent)).join("\n");
}

/** The value of a text that must be valid. */
export function parsed(source: string): Json {
  const result = parseText(source);
  assert.ok(result.ok, `not valid: ${source}`);
  return result.value;
}

/** `source` edited so that it holds `after`. */
export function edited(source: string, after: Json, before = parsed(source)): string {
  return applyEdits(source, textEdits(source, before, after));
}

/** Asserts what becomes of `source`, with both line ends. */
export function becomes(source: string, after: Json, expected: string): void {
  assert.equal(edited(source, after), expected);
  const windows = (value: string): string => value.replaceAll("\n", "\r\n");
  assert.equal(edited(windows(source), after), windows(expected));
}
