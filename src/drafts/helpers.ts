import { stringify } from "yaml";
import { phrase, sentence, Words } from "./words.js";

/** What Handlebars passes last: the `name="value"` pairs. */
interface Options {
  readonly hash: Readonly<Record<string, unknown>>;
  /** A block's inside, rendered. */
  readonly fn?: (context: unknown) => string;
}

/** Handlebars calls it with the context as `this`. */
export type Helper = (this: unknown, ...values: unknown[]) => unknown;

/*
 * What templates can call. Nothing here gives out a value unescaped: numbers, words of the template itself, or Words. Handlebars
 * asks for a helper before it looks at the data, so none may be called like a field of the model.
 */
export const helpers: Readonly<Record<string, Helper>> = {
  /** `{{choose every day="every day" week="every week" else=name}}`: the template's own words for a code. */
  choose: (code, options) => {
    const { hash } = options as Options;
    return (typeof code === "string" && Object.hasOwn(hash, code) ? hash[code] : hash.else) ?? "";
  },

  /** `{{plural minutes "minute" "minutes"}}`: the number with the word that goes with it. */
  plural: (count, one, many) =>
    typeof count === "number" ? `${String(count)} ${String(count === 1 ? one : many)}` : "",

  /** `{{counted @index}}`: from 1. */
  counted: (index) => (typeof index === "number" ? String(index + 1) : ""),

  /** `{{sentence covers}}`: one line with a full stop at its end, if it has none. */
  sentence: (words) => (words instanceof Words ? sentence(words) : ""),

  /** `{{phrase title}} – by …`: one line without a full stop at its end, where the sentence goes on. */
  phrase: (words) => (words instanceof Words ? phrase(words) : ""),

  /** `{{#deeper}}…{{/deeper}}`: what stands inside, with every heading one level further down, to be part of another document. */
  deeper: function (this: unknown, ...values) {
    const inside = (values.at(-1) as Options).fn?.(this) ?? "";
    return inside.replace(/^#{1,5} /gm, "#$&");
  },

  /** `subject: {{yaml project.name ": finished"}}`: all of it joined and written as one value on one line of front matter. */
  yaml: (...values) => {
    const parts = values
      .slice(0, -1)
      .map((value) => (value instanceof Words ? value.raw : typeof value === "string" ? value : ""));
    return yamlLine(parts.join(""));
  },
};

/** A text as a YAML scalar on one line, in quotes where it needs them. */
export function yamlLine(value: string): string {
  const written = stringify(value.replace(/\s+/g, " ").trim(), { lineWidth: 0, blockQuote: false }).trimEnd();
  // U+2028 and its like end a line for some readers of YAML.
  return written.replace(/[\u0085\u2028\u2029]/g, " ");
}
