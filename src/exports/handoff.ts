import type { Offboarding } from "../core/offboarding.js";
import type { DocumentModel } from "../drafts/model/documentModel.js";
import type { Rendered } from "../drafts/render.js";
import { htmlOutputs } from "./html.js";
import { icsOutputs } from "./ics.js";
import { markdownOutputs } from "./markdown.js";
import type { Drafts, Format, Output } from "./output.js";

/** What every format is made from: the same client-safe data, and the user's own words. */
export interface HandoffInput {
  /** For texts in English. */
  readonly model: DocumentModel;
  /** The client-safe view of the document itself, for what is data rather than text: the checklist and the calendars. */
  readonly view: Offboarding;
  readonly drafts: Drafts;
  /** A document (`README`, `access`) by people's own templates, with `more` beside the model; undefined where it is made from the built-in one. */
  readonly own?: (name: string, more: object) => Rendered | undefined;
  /** The version of a calendar by its path and what it says without one. */
  readonly versionOf: (path: string, content: string) => Version;
}

/** Which version of a file this is: counted up whenever its source is another than at the last export. */
export interface Version {
  readonly source: string;
  readonly sequence: number;
}

/** The files of a handoff, but for the PDFs, which are a chunk of their own: pages and calendars for the owner, Markdown for the developer. */
export function handoffOutputs(input: HandoffInput, formats: readonly Format[]): readonly Output[] {
  return [
    ...(formats.includes("html") ? htmlOutputs(input) : []),
    ...(formats.includes("ics") ? icsOutputs(input) : []),
    ...(formats.includes("markdown") ? markdownOutputs(input) : []),
  ];
}
