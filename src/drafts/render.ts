import type { DraftKind } from "../core/drafts.js";
import type { Offboarding, Reason } from "../core/offboarding.js";
import { languageOf, textLanguage } from "./language.js";
import type { DocumentModel, DocumentModels } from "./model/documentModel.js";
import { renderOwn } from "./ownTemplates.js";
import { hasTemplate, renderTemplate, tidy } from "./template.js";
import {
  languageOfTemplate,
  sourcesFor,
  type TemplateProblem,
  type TemplateSet,
  type TemplateSource,
} from "./templateSet.js";

/**
 * The first text of a draft: Markdown, with front matter (`to`, `cc`, `subject`) for emails. The same model gives the same text. A
 * kind has one template for all reasons (`summary`), or one for each (`email/paused`).
 */
export function renderDraft(kind: DraftKind, model: DocumentModel): string {
  return renderTemplate(templateName(kind, model.reason.code), model);
}

/** The name of the template that a draft is made from: of people's own, by name, else of the built-in ones. */
export function templateName(
  kind: DraftKind,
  reason: Reason,
  own: ReadonlyMap<string, TemplateSource> = new Map(),
): string {
  const byReason = `${kind}/${reason}`;
  if (own.has(byReason)) return byReason;
  return !own.has(kind) && hasTemplate(byReason) ? byReason : kind;
}

/** A text by people's own templates, and the language that it is in. */
export interface Rendered {
  readonly text: string;
  readonly language: string;
}

/**
 * The same with people's own templates in place of the built-in ones. One for the kind alone (`email`) serves all reasons that have
 * none of their own. What is wrong with them is said, and the built-in ones are used.
 */
export function renderDraftWith(
  kind: DraftKind,
  models: DocumentModels,
  templates: TemplateSet,
): { readonly text: string; readonly problems: readonly TemplateProblem[] } {
  const name = templateName(kind, models.english.reason.code, sourcesFor(templates.sources, models.language));
  const { rendered, problems } = renderDocumentWith(name, models, templates);
  return { text: rendered?.text ?? renderDraft(kind, models.english), problems };
}

/**
 * Any other document by people's own templates, which see `more` beside the model; `rendered` is undefined where they have none for it,
 * or a broken one.
 */
export function renderDocumentWith(
  name: string,
  models: DocumentModels,
  templates: TemplateSet,
  more: object = {},
): { readonly rendered: Rendered | undefined; readonly problems: readonly TemplateProblem[] } {
  const own = sourcesFor(templates.sources, models.language).get(name);
  const language = textLanguage(models, own && languageOfTemplate(own));
  const model = language === models.english.language ? models.english : models.theirs;
  const { text, problems } = renderOwn(name, { ...model, ...more }, models.language, templates);
  return { rendered: text === undefined ? undefined : { text: tidy(text), language }, problems };
}

/** The language that a draft was made in: that of its template. */
export function draftLanguage(
  kind: DraftKind,
  { client, reason }: Offboarding,
  sources: readonly TemplateSource[],
): string {
  const own = sourcesFor(sources, languageOf(client));
  const template = own.get(templateName(kind, reason, own));
  return textLanguage(client, template && languageOfTemplate(template));
}
