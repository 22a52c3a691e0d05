import type { Compiler } from "handlebars/dist/cjs/handlebars.js";
import english from "templates:en";
import { helpers } from "./helpers.js";
import { knownFields, unknownFields } from "./templateFields.js";
import { problemAt, problemOf } from "./templateProblems.js";
import { sourcesFor, type TemplateProblem, type TemplateSet, type TemplateSource } from "./templateSet.js";

/** More than any document needs, and over in a moment: a template of three loops in each other is stopped, not waited for. */
const mostRounds = 20_000;
const mostCharacters = 1_000_000;

/** What a render with people's own templates made, and what was wrong with them. */
export interface OwnRender {
  /** Undefined if the template of this name is broken, or if nobody has written one, or any part of it. */
  readonly text: string | undefined;
  readonly problems: readonly TemplateProblem[];
}

/**
 * Renders a Markdown template with people's own templates and partials in place of the built-in ones. A broken one is left out, and
 * said; one that fails while it runs, or does not come to an end, takes all of them out for this document.
 */
export function renderOwn(
  name: string,
  context: object,
  language: string,
  { sources, compiler, builtIn }: TemplateSet,
): OwnRender {
  const own = [...sourcesFor(sources, language)].filter(([each]) => each === name || each.startsWith("partials/"));
  if (own.length === 0) return { text: undefined, problems: [] };
  const handlebars = compiler();
  const budget = new Budget();
  prepare(handlebars, budget);
  const known = knownFields(handlebars, context, builtIn);
  const problems: TemplateProblem[] = [];
  let main = Object.hasOwn(english, name) && english[name] ? handlebars.template(english[name]) : undefined;
  for (const [each, source] of own) {
    const problem = problemOf(handlebars, source, options);
    if (problem) {
      problems.push(problem);
      continue;
    }
    problems.push(...unknownFields(handlebars, source, known));
    const template = guarded(handlebars.compile(source.text, options), source, budget);
    if (each === name) main = template;
    else handlebars.registerPartial(each, template);
  }
  if (!main) return { text: undefined, problems };
  try {
    return { text: main(context), problems };
  } catch (error) {
    const at = error instanceof TemplateFailure ? error : undefined;
    const source = at?.source ?? own[0]?.[1];
    const message = error instanceof Error ? error.message : String(error);
    return { text: undefined, problems: source ? [...problems, problemAt(source, message)] : problems };
  }
}

/** Handlebars takes these for helpers on its own; here they are fields like any other, which no document has. */
const none = ["log", "helperMissing", "blockHelperMissing"].map((name) => [name, false] as const);
const some = [...Object.keys(helpers), "if", "unless", "each", "with", "lookup"].map((name) => [name, true] as const);
const options = { noEscape: true, knownHelpersOnly: true, knownHelpers: Object.fromEntries([...none, ...some]) };

/** Counts what a template does, so that none goes on for ever. */
class Budget {
  private rounds = 0;

  spend(written: string): void {
    this.rounds++;
    if (this.rounds > mostRounds) throw new Error(`It goes round more than ${mostRounds.toLocaleString("en")} times.`);
    if (written.length > mostCharacters) throw new Error("It writes more than a million characters.");
  }
}

/** An error of a template, with the innermost one that it came from. */
class TemplateFailure extends Error {
  override readonly name = "TemplateFailure";

  constructor(
    message: string,
    readonly source: TemplateSource,
  ) {
    super(message);
  }
}

function prepare(handlebars: Compiler, budget: Budget): void {
  for (const [helper, run] of Object.entries(helpers)) handlebars.registerHelper(helper, run);
  handlebars.unregisterHelper("log");
  const each = handlebars.helpers.each;
  handlebars.registerHelper("each", function (this: unknown, ...values) {
    // Every round goes through the block's function; the same helper does the rest.
    const last = values.at(-1) as { fn: (...inner: unknown[]) => string };
    const counted = {
      ...last,
      fn: (...inner: unknown[]) => {
        const written = last.fn(...inner);
        budget.spend(written);
        return written;
      },
    };
    return each?.call(this, ...values.slice(0, -1), counted);
  });
  for (const [name, precompiled] of Object.entries(english))
    if (name.startsWith("partials/") && !name.endsWith(".html"))
      handlebars.registerPartial(name, handlebars.template(precompiled));
}

type Render = (context: object, options?: object) => string;

function guarded(render: Render, source: TemplateSource, budget: Budget): Render {
  const run: Render = (context, more) => {
    try {
      const text = render(context, more);
      budget.spend(text);
      return text;
    } catch (error) {
      if (error instanceof TemplateFailure) throw error;
      throw new TemplateFailure(whyItFailed(error), source);
    }
  };
  return run;
}

/** In words for whoever wrote the template: parts that contain each other take the whole stack. */
function whyItFailed(error: unknown): string {
  if (error instanceof RangeError) return "It goes round more often than can be followed; does a part contain itself?";
  return error instanceof Error ? error.message : String(error);
}
