import type { DocumentModel } from "../drafts/model/documentModel.js";
import { htmlOutputs } from "./html.js";
import { markdownOutputs } from "./markdown.js";
import type { Audience, Drafts, Format, Output } from "./output.js";

export interface HandoffInput {
  readonly model: DocumentModel;
  readonly drafts: Drafts;
  readonly formats: readonly Format[];
  readonly audience: Audience;
}

/** The files of a handoff: for the owner one page that can be printed, for the developer Markdown. Nothing is written here. */
export function handoffOutputs({ model, drafts, formats, audience }: HandoffInput): readonly Output[] {
  return [
    ...(formats.includes("html") && audience !== "developer" ? htmlOutputs(model, drafts) : []),
    ...(formats.includes("markdown") && audience !== "owner" ? markdownOutputs(model, drafts) : []),
  ];
}
