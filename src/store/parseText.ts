import { createScanner, type Node, type ParseError } from "jsonc-parser";
import type { Json } from "../core/json.js";
import { isObject } from "../core/jsonShape.js";
import { conflictMarker } from "./conflictMarkers.js";
import { childrenOf, keyOf, readTree, valueNodeOf, valueOf } from "./jsonTree.js";
import { isEcho, syntaxMessage } from "./syntaxMessages.js";

/** A range of a text, in UTF-16 units. */
interface TextRange {
  readonly offset: number;
  readonly length: number;
}

/** Why a text holds no document, and what to do next. */
export interface TextProblem extends TextRange {
  readonly code: "syntax" | "conflict" | "empty" | "shape";
  readonly message: string;
}

/** No document of ours goes deeper; more would overflow the stack of whoever walks through it. */
const maxDepth = 200;
/** VS Code shows no more for one file. */
const maxProblems = 1000;

/**
 * Parses JSON with comments and trailing commas, without a byte order mark, to an object, as `JSON.parse` would: of a
 * repeated key the last value counts, and `__proto__` is a key like any other. Never throws, whatever the text is.
 */
export function parseText(
  text: string,
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problems: readonly TextProblem[] } {
  const plain = parsePlain(text);
  if (plain !== undefined && isObject(plain)) return { ok: true, value: plain };
  const obstacle = findObstacle(text);
  if (obstacle) return { ok: false, problems: [obstacle] };
  const { root, errors } = readTree(text);
  if (!root || errors.length > 0) return { ok: false, problems: syntaxProblems(text, errors) };
  const value = valueOf(root);
  if (isObject(value)) return { ok: true, value };
  const range = { offset: root.offset, length: root.children ? 1 : root.length };
  return {
    ok: false,
    problems: [{ code: "shape", message: "Put everything between { and }: this file holds one object.", ...range }],
  };
}

/**
 * Where the value at `path` stands (keys and indexes); if it does not exist, the key of its nearest ancestor that does, or
 * that ancestor's opening bracket if it has no key. Works on broken texts as well as it can.
 */
export function locate(text: string, path: readonly (string | number)[]): TextRange {
  return locator(text)(path);
}

/** `locate` for many paths of one text, which is parsed once. The nesting of `text` must be known to be reasonable. */
export function locator(text: string): (path: readonly (string | number)[]) => TextRange {
  const { root } = readTree(text);
  return (path) => (root ? rangeAt(root, path) : { offset: 0, length: 0 });
}

function rangeAt(root: Node, path: readonly (string | number)[]): TextRange {
  let node = root;
  for (const step of path) {
    const next = stepInto(node, step);
    if (!next) {
      const key = node.parent?.type === "property" ? node.parent.children?.[0] : undefined;
      return key ? { offset: key.offset, length: key.length } : { offset: node.offset, length: 1 };
    }
    node = next;
  }
  return { offset: node.offset, length: node.length };
}

function stepInto(node: Node, step: string | number): Node | undefined {
  if (node.type === "array") return typeof step === "number" ? childrenOf(node)[step] : undefined;
  if (node.type !== "object") return undefined;
  const property = childrenOf(node).findLast((child) => keyOf(child) === String(step));
  return property && valueNodeOf(property);
}

/** Fast, and right for every file without comments; undefined for others, broken ones included. */
function parsePlain(text: string): Json | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isJson(value, maxDepth) ? value : undefined;
}

function isJson(value: unknown, depth: number): value is Json {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return true;
  if (typeof value !== "object" || depth <= 0) return false;
  return Object.values(value).every((inner: unknown) => isJson(inner, depth - 1));
}

/** What makes a text unfit for the parser, or its errors beside the point. */
function findObstacle(text: string): TextProblem | undefined {
  if (text.trim() === "")
    return {
      code: "empty",
      message: "This file is empty. Restore it, or delete it and start again.",
      offset: 0,
      length: text.length,
    };
  const scanner = createScanner(text, true);
  let depth = 0;
  let deep: TextProblem | undefined;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const offset = scanner.getTokenOffset();
    const length = conflictMarker(text, offset);
    if (length > 0) return { code: "conflict", message: conflictMessage, offset, length };
    const character = text[offset];
    if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth = Math.max(depth - 1, 0);
    if (depth > maxDepth) deep ??= { code: "syntax", message: deepMessage, offset, length: 1 };
  }
  return deep;
}

const conflictMessage =
  "Git could not merge two versions here. “Sendoff: Resolve Conflict” does; or keep what is right of both and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.";
const deepMessage = `This is nested more than ${String(maxDepth)} levels deep. Remove brackets until it is not.`;

function syntaxProblems(text: string, errors: readonly ParseError[]): readonly TextProblem[] {
  return errors
    .filter((error, i) => !isEcho(text, error, errors[i - 1]))
    .slice(0, maxProblems)
    .map(({ error, offset, length }) => ({
      code: "syntax",
      message: syntaxMessage(error),
      offset,
      length: Math.min(length, text.length - offset),
    }));
}
