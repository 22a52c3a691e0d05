/** What esbuild.mjs makes of `templates/<language>/**.hbs`: precompiled templates by path, such as "email/complete". */
declare module "templates:en" {
  import type { Precompiled } from "handlebars/dist/cjs/handlebars.runtime.js";

  const templates: Readonly<Record<string, Precompiled>>;
  export default templates;
}

/** The same templates as they are written, for whoever wants to begin their own with one. */
declare module "templates:en?text" {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}

/** The part of Handlebars' runtime that we use; its own types are for the whole of Handlebars, and full of `any`. */
declare module "handlebars/dist/cjs/handlebars.runtime.js" {
  /** A template as the compiler wrote it; only the runtime looks inside. */
  export interface Precompiled {
    readonly compiler: readonly unknown[];
  }
  export type Template = (context: object, options?: object) => string;
  export interface Environment {
    template(precompiled: Precompiled): Template;
    registerPartial(name: string, partial: Template): void;
    registerHelper(name: string, helper: (this: unknown, ...values: unknown[]) => unknown): void;
  }
  const Handlebars: { create(): Environment };
  export default Handlebars;
}

/** Handlebars with its compiler; see above for why not its own types. */
declare module "handlebars/dist/cjs/handlebars.js" {
  import type { Environment } from "handlebars/dist/cjs/handlebars.runtime.js";

  /** Handlebars with its compiler, which only people's own templates need. */
  export interface Compiler extends Environment {
    compile(
      text: string,
      options: {
        readonly noEscape: boolean;
        readonly knownHelpersOnly: boolean;
        readonly knownHelpers: Readonly<Record<string, boolean>>;
      },
    ): (context: object, options?: object) => string;
    precompile(text: string, options: object): string;
    unregisterHelper(name: string): void;
    readonly helpers: Readonly<Record<string, (this: unknown, ...values: unknown[]) => unknown>>;
    /** The tree of a template: only looked at, never compiled. */
    parse(text: string): TemplateNode;
  }

  /** A node of a template's tree, as far as we look. */
  export interface TemplateNode {
    readonly type: string;
    readonly loc?: { readonly start: { readonly line: number } };
    /** Of a path: the names in it, and whether it is one of Handlebars' own, such as `@index`. */
    readonly parts?: readonly string[];
    readonly data?: boolean;
    /** Of what is given to a partial or helper by name. */
    readonly key?: string;
    /** Of a block: what it calls the things that it goes through. */
    readonly blockParams?: readonly string[];
  }
  const Handlebars: { create(): Compiler };
  export default Handlebars;
}
