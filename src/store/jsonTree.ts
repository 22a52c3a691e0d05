import { type Node, type ParseError, parseTree } from "jsonc-parser";
import type { Json } from "../core/json.js";

/** A text as jsonc-parser sees it: comments and trailing commas are allowed; with errors, the tree is a guess. */
interface JsonTree {
  readonly root: Node | undefined;
  readonly errors: readonly ParseError[];
}

/** Parses a text whose nesting is known to be reasonable: the parser is recursive. */
export function readTree(text: string): JsonTree {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  return { root, errors };
}

/** The elements of an array, or the properties of an object. */
export function childrenOf(node: Node): readonly Node[] {
  return node.children ?? [];
}

/** The key of a node of type `property`. */
export function keyOf(property: Node): string {
  const key: unknown = property.children?.[0]?.value;
  return typeof key === "string" ? key : "";
}

/** The value of a node of type `property`; missing only in a broken text. */
export function valueNodeOf(property: Node): Node | undefined {
  return property.children?.[1];
}

/** What `JSON.parse` would give: of a repeated key the last value counts, and `__proto__` is a key like any other. */
export function valueOf(node: Node): Json {
  if (node.type === "array") return childrenOf(node).map(valueOf);
  if (node.type === "object")
    return Object.fromEntries(
      childrenOf(node).flatMap((property) => {
        const value = valueNodeOf(property);
        return value ? [[keyOf(property), valueOf(value)] as const] : [];
      }),
    );
  const value: unknown = node.value;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
