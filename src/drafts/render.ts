import type { DraftKind } from "../core/drafts.js";
import type { DocumentModel } from "./model/documentModel.js";
import { renderOwn } from "./ownTemplates.js";
import { hasTemplate, renderTemplate, tidy } from "./template.js";
import { sourcesFor, type TemplateProblem, type TemplateSet } from "./templateSet.js";

/**
 * The first text of a draft: Markdown, with front matter (`to`, `cc`, `subject`) for emails. The same model gives the same text. A
 * kind has one template for all reasons (`summary`), or one for each (`email/paused`).
 */
export function renderDraft(kind: DraftKind, model: DocumentModel): string {
  return renderTemplate(templateName(kind, model), model);
}

/** The name of the template that a draft is made from. */
export function templateName(kind: DraftKind, model: Pick<DocumentModel, "reason">): string {
  const byReason = `${kind}/${model.reason.code}`;
  return hasTemplate(byReason) ? byReason : kind;
}

/**
 * The same with people's own templates in place of the built-in ones. One for the kind alone (`email`) serves all reasons that have
 * none of their own. What is wrong with them is said, and the built-in ones are used.
 */
export function renderDraftWith(
  kind: DraftKind,
  model: DocumentModel,
  templates: TemplateSet,
): { readonly text: string; readonly problems: readonly TemplateProblem[] } {
  const own = sourcesFor(templates.sources, model.language);
  const byReason = `${kind}/${model.reason.code}`;
  const name = own.has(byReason) ? byReason : own.has(kind) ? kind : templateName(kind, model);
  const { text, problems } = renderDocumentWith(name, model, model.language, templates);
  return { text: text ?? renderDraft(kind, model), problems };
}

/** Any other document by people's own templates; `text` is undefined where they have none for it, or a broken one. */
export function renderDocumentWith(
  name: string,
  context: object,
  language: string,
  templates: TemplateSet,
): { readonly text: string | undefined; readonly problems: readonly TemplateProblem[] } {
  const { text, problems } = renderOwn(name, context, language, templates);
  return { text: text === undefined ? undefined : tidy(text), problems };
}
