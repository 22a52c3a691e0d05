import { splitFrontMatter } from "../drafts/frontMatter.js";
import type { DocumentModel } from "../drafts/model/documentModel.js";
import { renderDraft } from "../drafts/render.js";
import type { Drafts, ExportedKind } from "./output.js";

/** A draft as it goes out: the user's without its front matter, else a fresh one. Line ends are `\n`, with one at the end. */
export function draftText(kind: ExportedKind, model: DocumentModel, drafts: Drafts): string {
  const { body } = splitFrontMatter(drafts[kind] ?? renderDraft(kind, model));
  return `${body.replace(/\r\n?/g, "\n").trimEnd()}\n`;
}
