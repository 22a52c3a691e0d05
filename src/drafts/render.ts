import type { DraftKind } from "../core/drafts.js";
import type { DocumentModel } from "./model/documentModel.js";
import { hasTemplate, renderTemplate } from "./template.js";

/**
 * The first text of a draft: Markdown, with front matter (`to`, `cc`, `subject`) for emails. The same model gives the same text. A
 * kind has one template for all reasons (`summary`), or one for each (`email/paused`).
 */
export function renderDraft(kind: DraftKind, model: DocumentModel): string {
  const byReason = `${kind}/${model.reason.code}`;
  return renderTemplate(hasTemplate(byReason) ? byReason : kind, model);
}
