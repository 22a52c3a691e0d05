import type { Compiler, TemplateNode } from "handlebars/dist/cjs/handlebars.js";
import { helpers } from "./helpers.js";
import type { TemplateProblem, TemplateSource } from "./templateSet.js";

/** Handlebars' own words. */
const always = ["if", "unless", "each", "with", "lookup", "length", ...Object.keys(helpers)];

/** By the built-in texts: they never change while VS Code runs, and are many. */
const named = new WeakMap<object, ReadonlySet<string>>();

/** The names of fields that templates may ask for: those that stand in what is rendered, or in a built-in template. */
export function knownFields(
  handlebars: Compiler,
  context: object,
  builtIn: Readonly<Record<string, string>>,
): ReadonlySet<string> {
  return new Set([...always, ...namesOf(handlebars, builtIn), ...keysIn(context)]);
}

/**
 * The fields that a template asks for and that no document has, such as a misspelled `{{clinet.name}}`, which Handlebars would leave
 * out without a word. What it gives to a partial is known as well.
 */
export function unknownFields(
  handlebars: Compiler,
  source: TemplateSource,
  known: ReadonlySet<string>,
): readonly TemplateProblem[] {
  const { asked, given } = namesIn(handlebars.parse(source.text));
  const isKnown = (name: string): boolean => known.has(name) || given.includes(name);
  const unknown = new Map(asked.filter(({ name }) => !isKnown(name)).map(({ name, line }) => [name, line]));
  return [...unknown].map(([name, line]) => ({
    file: source.file,
    line,
    message: `There is no field “${name}”, so nothing stands there.`,
    isUsed: true,
  }));
}

function namesOf(handlebars: Compiler, builtIn: Readonly<Record<string, string>>): ReadonlySet<string> {
  const known = named.get(builtIn);
  if (known) return known;
  const names = new Set(
    Object.values(builtIn).flatMap((text) => {
      const { asked, given } = namesIn(handlebars.parse(text));
      return [...asked.map(({ name }) => name), ...given];
    }),
  );
  named.set(builtIn, names);
  return names;
}

interface Names {
  /** What the template looks up; lines count from 1. */
  readonly asked: readonly { readonly name: string; readonly line: number }[];
  /** What it gives to partials, or calls things by. */
  readonly given: readonly string[];
}

function namesIn(node: unknown): Names {
  if (Array.isArray(node)) return joined(node.map(namesIn));
  if (typeof node !== "object" || node === null) return { asked: [], given: [] };
  if (!isNode(node)) return joined(Object.values(node).map(namesIn));
  // The name of a partial is that of a file.
  const isPartial = node.type.startsWith("Partial");
  const inside = joined(Object.entries(node).map(([key, inner]) => namesIn(isPartial && key === "name" ? [] : inner)));
  const line = node.loc?.start.line ?? 1;
  // `@index` and its like are Handlebars' own.
  if (node.type === "PathExpression" && node.data !== true)
    return { ...inside, asked: (node.parts ?? []).map((name) => ({ name, line })) };
  if (node.type === "HashPair" && node.key !== undefined) return { ...inside, given: [...inside.given, node.key] };
  if (node.type === "Program") return { ...inside, given: [...inside.given, ...(node.blockParams ?? [])] };
  return inside;
}

function joined(all: readonly Names[]): Names {
  return { asked: all.flatMap(({ asked }) => asked), given: all.flatMap(({ given }) => given) };
}

function isNode(value: object): value is TemplateNode {
  return "type" in value && typeof value.type === "string";
}

/** All names of properties, however deep. */
function keysIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysIn(inner)]);
}
