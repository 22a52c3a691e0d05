import { splitFrontMatter } from "../drafts/frontMatter.js";
import type { DocumentModel } from "../drafts/model/documentModel.js";
import { renderDraft } from "../drafts/render.js";
import type { Drafts } from "./output.js";

/** The summary as it goes out: the user's draft without its front matter, else a fresh one. Line ends are `\n`, with one at the end. */
export function summaryText(model: DocumentModel, { summary }: Drafts): string {
  const text = summary === undefined ? renderDraft("summary", model) : splitFrontMatter(summary).body;
  return `${text.replace(/\r\n?/g, "\n").trimEnd()}\n`;
}
