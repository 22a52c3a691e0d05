import type { TemplateNode } from "handlebars/dist/cjs/handlebars.js";

/** How a helper is called: with how many values, whether as a block, and what that looks like. */
interface Use {
  readonly values: number;
  readonly isBlock: boolean;
  readonly shown: string;
  /** More values may follow. */
  readonly more?: true;
}

/** All that a template can call: Handlebars' own, and ours of `helpers`. */
const uses: Readonly<Record<string, Use>> = {
  if: { values: 1, isBlock: true, shown: "{{#if client.greeting}}…{{/if}}" },
  unless: { values: 1, isBlock: true, shown: "{{#unless client.greeting}}…{{/unless}}" },
  each: { values: 1, isBlock: true, shown: "{{#each jobs.all}}…{{/each}}" },
  with: { values: 1, isBlock: true, shown: "{{#with client}}…{{/with}}" },
  lookup: { values: 2, isBlock: false, shown: "{{lookup jobs.all 0}}" },
  choose: { values: 1, isBlock: false, shown: '{{choose every day="every day" else="now and then"}}' },
  plural: { values: 3, isBlock: false, shown: '{{plural minutes "minute" "minutes"}}' },
  counted: { values: 1, isBlock: false, shown: "{{counted @index}}" },
  sentence: { values: 1, isBlock: false, shown: "{{sentence support.covers}}" },
  phrase: { values: 1, isBlock: false, shown: "{{phrase support.covers}}" },
  deeper: { values: 0, isBlock: true, shown: "{{#deeper}}…{{/deeper}}" },
  yaml: { values: 1, isBlock: false, shown: "{{yaml project.name}}", more: true },
};

/** Something in a template that cannot work; lines count from 1. */
export interface Misuse {
  readonly line: number;
  readonly message: string;
}

/** The first helper in a template's tree that is not called as it has to be, or is none. The engine would say so in words of its own. */
export function misuseIn(node: unknown): Misuse | undefined {
  if (Array.isArray(node)) return first(node);
  if (typeof node !== "object" || node === null) return undefined;
  const message = isCall(node) ? wrongWith(node) : undefined;
  return message === undefined ? first(Object.values(node)) : { line: (node as Call).loc?.start.line ?? 1, message };
}

function first(nodes: readonly unknown[]): Misuse | undefined {
  for (const each of nodes) {
    const found = misuseIn(each);
    if (found) return found;
  }
  return undefined;
}

interface Call extends TemplateNode {
  readonly path: TemplateNode & { readonly original?: unknown };
  readonly params: readonly (TemplateNode & { readonly original?: unknown })[];
  readonly hash?: object | undefined;
}

function isCall(node: object): node is Call {
  return "type" in node && "path" in node && "params" in node && !String(node.type).startsWith("Decorator");
}

function wrongWith({ type, path, params, hash }: Call): string | undefined {
  const name = String(path.original);
  const isCalled = params.length > 0 || hash !== undefined || type === "SubExpression";
  const use = Object.hasOwn(uses, name) ? uses[name] : undefined;
  if (!use)
    return isCalled
      ? `There is no helper “${name}” to be given something. There are ${Object.keys(uses).join(", ")}.`
      : undefined;
  if (params.some(({ original }) => original === "as"))
    return `The name behind “as” stands between bars: {{#${name} jobs.all as |job|}}.`;
  const isRight = use.isBlock === (type === "BlockStatement");
  const isEnough = params.length === use.values || (use.more === true && params.length > use.values);
  return isRight && isEnough ? undefined : `“${name}” is written like this: ${use.shown}`;
}
