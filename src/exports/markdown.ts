import type { DocumentModel } from "../drafts/model/documentModel.js";
import { renderTemplate } from "../drafts/template.js";
import type { Drafts, Output } from "./output.js";
import { summaryText } from "./summaryText.js";

/** The developer's files: where to start, and the account of the work. */
export function markdownOutputs(model: DocumentModel, drafts: Drafts): readonly Output[] {
  return [
    { path: "README.md", text: renderTemplate("README", model), format: "markdown" },
    { path: "summary.md", text: summaryText(model, drafts), format: "markdown" },
  ];
}
