/** What esbuild.mjs makes of `templates/<language>/**.hbs`: precompiled templates by path, such as "email/complete". */
declare module "templates:en" {
  import type { Precompiled } from "handlebars/dist/cjs/handlebars.runtime.js";

  const templates: Readonly<Record<string, Precompiled>>;
  export default templates;
}

/** The part of Handlebars' runtime that we use; its own types are for the whole of Handlebars, and full of `any`. */
declare module "handlebars/dist/cjs/handlebars.runtime.js" {
  /** A template as the compiler wrote it; only the runtime looks inside. */
  export interface Precompiled {
    readonly compiler: readonly unknown[];
  }
  export type Template = (context: object) => string;
  export interface Environment {
    template(precompiled: Precompiled): Template;
    registerPartial(name: string, partial: Template): void;
    registerHelper(name: string, helper: (this: unknown, ...values: unknown[]) => unknown): void;
  }
  const Handlebars: { create(): Environment };
  export default Handlebars;
}
