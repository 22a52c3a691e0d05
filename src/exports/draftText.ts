import { splitFrontMatter } from "../drafts/frontMatter.js";
import type { DocumentModel } from "../drafts/model/documentModel.js";
import { renderDraft, type Rendered } from "../drafts/render.js";
import { renderTemplate } from "../drafts/template.js";
import type { HandoffInput } from "./handoff.js";
import type { Drafts, ExportedKind } from "./output.js";

/** A document that is no draft, such as `README` or `access`, by somebody's own template, else by the built-in one. */
export function documentText(name: string, { model, own }: HandoffInput, more: object = {}): Rendered {
  return own?.(name, more) ?? { text: renderTemplate(name, { ...model, ...more }), language: model.language };
}

/** A draft as it goes out: the user's without its front matter, else a fresh one. Line ends are `\n`, with one at the end. */
export function draftText(kind: ExportedKind, model: DocumentModel, drafts: Drafts): string {
  const { body } = splitFrontMatter(drafts[kind] ?? rendered(kind, model));
  return `${body.replace(/\r\n?/g, "\n").trimEnd()}\n`;
}

/** Several formats show the same draft, and a model never changes: each is rendered once. */
const known = new WeakMap<DocumentModel, Map<ExportedKind, string>>();

function rendered(kind: ExportedKind, model: DocumentModel): string {
  const texts = known.get(model) ?? new Map<ExportedKind, string>();
  known.set(model, texts);
  const text = texts.get(kind) ?? renderDraft(kind, model);
  texts.set(kind, text);
  return text;
}
