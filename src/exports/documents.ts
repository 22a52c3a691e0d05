/*
 * The chunk that both hosts load when a document is first made or read: everything with Handlebars, marked or yaml in it, so that
 * activation stays small. What the host needs of it, and nothing that happens by itself.
 */
export { chosenItems } from "../checklists/chosenItems.js";
export { withoutMargin } from "../checklists/withoutMargin.js";
export { readChecklist } from "../checklists/readChecklist.js";
export { writeChecklist } from "../checklists/writeChecklist.js";
export { checkDraft } from "../drafts/checks/checkDraft.js";
export { countWords, readingMinutes } from "../drafts/countWords.js";
export { withHeaderField } from "../drafts/editFrontMatter.js";
export { countConflicts, fieldConflicts, mergeDraft, nextBase } from "../drafts/mergeDraft.js";
export { withFieldNews } from "../drafts/withFieldNews.js";
export { changedLines } from "../drafts/changedLines.js";
export { draftParts, fieldOf, withBody } from "../drafts/draftParts.js";
export type { Split } from "../drafts/frontMatter.js";
export { splitFrontMatter } from "../drafts/frontMatter.js";
export type { DocumentModel, DocumentModels } from "../drafts/model/documentModel.js";
export { previewBlocks, toHtml, toLetterHtml } from "../drafts/toHtml.js";
export { type Snippet, type SnippetKind, snippets } from "../drafts/snippets.js";
export { draftLanguage, renderDraft, renderDocumentWith, renderDraftWith } from "../drafts/render.js";
export { toPlainText } from "../drafts/toPlainText.js";
export { documentModels, type ViewModelInput } from "../drafts/viewModel.js";
export { type Email, emailOf, emlText } from "./eml.js";
export { mailtoLink } from "./mailto.js";
export { type CalendarDay, calendarText } from "./calendar.js";
export { asFileName } from "./fileName.js";
export { exportPlan, type Existing, type OnConflict, type Plan, type PlanOptions, type Status } from "./exportPlan.js";
export { type Finding, findingsIn } from "./findings.js";
export { handoffOutputs, type HandoffInput } from "./handoff.js";
export { leftGaps } from "./leftGaps.js";
export { type Manifest, manifestOf, nextVersion, readManifest, writeManifest } from "./manifest.js";
export { type Change, commit, type Disk, finish, type JournalFile } from "./transaction.js";
export { type Audience, type Content, type Drafts, exportedKinds, type Format, type Output } from "./output.js";
export { pdfDocuments, type PdfFile, pdfForm } from "./pdfDocuments.js";
export { zipOf } from "./zip.js";
