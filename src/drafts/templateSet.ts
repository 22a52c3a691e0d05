import type { Compiler } from "handlebars/dist/cjs/handlebars.js";

/** One template that a person wrote in place of a built-in one. */
export interface TemplateSource {
  /** As the built-in ones are called: `email/paused`, `partials/jobs`; with its language before it: `en/email/paused`. */
  readonly name: string;
  readonly text: string;
  /** Where it stands, to be named when it is broken. */
  readonly file: string;
}

/** The language of a template: the folder that it is in. */
export function languageOfTemplate({ name }: TemplateSource): string {
  return name.slice(0, name.indexOf("/"));
}

/** What is wrong with somebody's template; the built-in one was used in its place, but where `isUsed` is set. */
export interface TemplateProblem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  readonly isUsed?: boolean;
}

/** Templates that are used in place of built-in ones of the same name. */
export interface TemplateSet {
  readonly sources: readonly TemplateSource[];
  /** A fresh Handlebars that can compile. */
  readonly compiler: () => Compiler;
  /** The built-in templates as they are written, by name. */
  readonly builtIn: Readonly<Record<string, string>>;
}

/**
 * The sources for a language, by name: those in the folder of exactly this language first (`de-AT/…`), then its base (`de/…`), then
 * English. Of two for one name in one language the first counts.
 */
export function sourcesFor(sources: readonly TemplateSource[], language: string): ReadonlyMap<string, TemplateSource> {
  const found = new Map<string, TemplateSource>();
  const folders = [language.toLowerCase(), language.toLowerCase().split("-")[0] ?? "", "en"];
  for (const folder of folders)
    for (const source of sources) {
      const of = languageOfTemplate(source);
      const name = source.name.slice(of.length + 1);
      if (of.toLowerCase() === folder && !found.has(name)) found.set(name, source);
    }
  return found;
}
