/*
 * A chunk of its own, loaded when somebody has templates of their own: Handlebars with its compiler, which needs `eval` and therefore
 * never runs in a webview.
 */
import Handlebars, { type Compiler } from "handlebars/dist/cjs/handlebars.js";
import texts from "templates:en?text";

/** A fresh Handlebars, which nobody else registers anything in. */
export function createCompiler(): Compiler {
  return Handlebars.create();
}

/** The built-in templates as they are written, by name. */
export const builtInTexts: Readonly<Record<string, string>> = texts;
