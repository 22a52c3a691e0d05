import type { Compiler, TemplateNode } from "handlebars/dist/cjs/handlebars.js";
import { misuseIn } from "./templateMisuse.js";
import type { TemplateProblem, TemplateSource } from "./templateSet.js";

const largestSource = 200_000;

/** What is wrong with a template before it runs; undefined if nothing is. */
export function problemOf(handlebars: Compiler, source: TemplateSource, options: object): TemplateProblem | undefined {
  if (source.text.length > largestSource) return problemAt(source, "It is longer than 200,000 characters.");
  try {
    const tree = handlebars.parse(source.text);
    const own = findDecorator(tree);
    if (own) return { ...problemAt(source, "Inline partials are not allowed; write a file in partials/."), line: own };
    const misuse = misuseIn(tree);
    if (misuse) return { file: source.file, ...misuse };
    handlebars.precompile(source.text, options);
    return undefined;
  } catch (error) {
    return problemAt(source, error instanceof Error ? error.message : String(error));
  }
}

/** The line of the first decorator, such as an inline partial, which could call itself without being counted. */
function findDecorator(node: unknown): number | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  const { type, loc } = node as TemplateNode;
  if (type === "DecoratorBlock" || type === "Decorator") return loc?.start.line ?? 1;
  for (const inner of Object.values(node)) {
    const found = Array.isArray(inner)
      ? inner.map(findDecorator).find((line) => line !== undefined)
      : findDecorator(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Handlebars says where in its message: `Parse error on line 3:` or `… - 3:5`; a partial that is missing is looked for. */
export function problemAt({ file, text }: TemplateSource, message: string): TemplateProblem {
  const missing = /The partial (\S+) could not be found/.exec(message)?.[1];
  const before =
    missing === undefined ? -1 : missing === "undefined" ? text.search(/\{\{#?>\s*\(/) : text.indexOf(missing);
  const counted = before === -1 ? "1" : String(text.slice(0, before).split("\n").length);
  const line = /on line (\d+)/.exec(message)?.[1] ?? / - (\d+):\d+$/.exec(message)?.[1] ?? counted;
  return { file, line: Number(line), message: inPlainWords(message) };
}

/** What Handlebars says of a text that it cannot read, as one would say it to somebody who writes letters. */
function inPlainWords(message: string): string {
  const [, opened, closed] = /^(\S+) doesn't match (\S+)/.exec(message) ?? [];
  if (opened !== undefined) return `It cannot be read: {{#${opened}}} is closed by {{/${String(closed)}}}.`;
  const missing = /The partial (\S+) could not be found/.exec(message)?.[1];
  if (missing === "undefined")
    return "The part that is meant here could not be found: its name is worked out, and came to nothing.";
  if (missing !== undefined) return `The part “${missing}” could not be found; parts are files in partials/.`;
  if (message.startsWith("Lexical error")) return "It cannot be read: a remark {{!-- is not closed by --}}.";
  const [, expected = "", got] = /^Expecting (.*), got '(\w+)'/m.exec(message) ?? [];
  return got === undefined ? message : `It cannot be read: ${reason(expected, got)}`;
}

/** By what Handlebars' parser came upon and what it would have taken (its grammar: `handlebars.yy`). */
function reason(expected: string, got: string): string {
  const isInText = expected.includes("'CONTENT'") || expected.includes("'EOF'") || expected.includes("'OPEN_ENDBLOCK'");
  if (got === "EOF" && isInText) return "a block such as {{#if}} is opened and not closed.";
  if (got === "EOF" || got === "INVALID") return "{{ is opened and not closed by }}.";
  if (got === "OPEN_ENDBLOCK") return "this closes a block that is not open.";
  if (got.startsWith("INVERSE") || got.startsWith("OPEN_INVERSE"))
    return "{{else}} stands outside of a block, or twice in it.";
  if (got.startsWith("CLOSE"))
    return expected.includes("'CLOSE_UNESCAPED'") && !expected.includes("'CLOSE'")
      ? "{{{ is opened, and }}} has to close it."
      : "something is missing before }}.";
  return "this is nothing that may stand between {{ and }}.";
}
