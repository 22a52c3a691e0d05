import Handlebars, { type Environment } from "handlebars/dist/cjs/handlebars.runtime.js";
import english from "templates:en";
import { helpers } from "./helpers.js";

/**
 * Renders one of the built-in templates: "email/complete", or "handover.html", whose values are escaped for HTML. Blank lines that
 * left-out parts leave behind in Markdown are taken out; the text ends with one line end. Throws for an unknown name.
 */
export function renderTemplate(name: string, context: object): string {
  const text = template(environment(isHtml(name)), name)(context);
  return isHtml(name) ? `${text.trim()}\n` : tidy(text);
}

const environments = new Map<boolean, Environment>();

/** Handlebars with our helpers and partials; made once for Markdown and once for HTML, since that takes longer than rendering. */
function environment(html: boolean): Environment {
  const known = environments.get(html);
  if (known) return known;
  const handlebars = Handlebars.create();
  for (const [helper, run] of Object.entries(helpers)) handlebars.registerHelper(helper, run);
  registerPartials(handlebars, html);
  environments.set(html, handlebars);
  return handlebars;
}

const htmlEnding = ".html";

function isHtml(name: string): boolean {
  return name.endsWith(htmlEnding);
}

/**
 * A page gets the partials that are escaped for HTML, and a Markdown document the others, both under the name without `.html`:
 * so neither can ever show the other's escapes.
 */
function registerPartials(handlebars: Environment, html: boolean): void {
  for (const [name, precompiled] of Object.entries(english))
    if (name.startsWith("partials/") && isHtml(name) === html)
      handlebars.registerPartial(html ? name.slice(0, -htmlEnding.length) : name, handlebars.template(precompiled));
}

/** Whether there is a template of this name. */
export function hasTemplate(name: string): boolean {
  return Object.hasOwn(english, name);
}

function template(handlebars: Environment, name: string): (context: object) => string {
  const precompiled = Object.hasOwn(english, name) ? english[name] : undefined;
  if (!precompiled) throw new Error(`There is no template “${name}”.`);
  return handlebars.template(precompiled);
}

/** Takes out the blank lines that left-out parts leave behind, and ends with one line end. */
export function tidy(text: string): string {
  const lines = text.replace(/[ \t]+$/gm, "").replace(/\n{3,}/g, "\n\n");
  return `${lines.trim()}\n`;
}
