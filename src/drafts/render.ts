import type { DocumentModel } from "./model/documentModel.js";
import { renderTemplate } from "./template.js";

/** The drafts that can be rendered so far. */
export type RenderedKind = "email" | "summary" | "client-reminder" | "invoice-reminder";

/** The first text of a draft: Markdown, with front matter (`to`, `cc`, `subject`) for emails. The same model gives the same text. */
export function renderDraft(kind: RenderedKind, model: DocumentModel): string {
  return renderTemplate(kind === "email" ? `email/${model.reason.code}` : kind, model);
}
