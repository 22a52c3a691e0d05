import { accentOn, ownAccent } from "./accent.js";
import { type Block, shownBy } from "./blocks.js";
import { type Course, courseOf } from "./course.js";
import { documentText, draftText } from "./draftText.js";
import { asFileName } from "./fileName.js";
import type { HandoffInput } from "./handoff.js";
import { toBlocks } from "./toBlocks.js";

/** Counts the forms that a PDF can have: with every change of them, files are made anew. */
export const pdfForm = 3;

/** A part of a document, and how it looks: questions beside their answers, text, headings as cards, lines to write on. */
export interface PdfPart {
  readonly look: "answers" | "text" | "cards" | "form";
  readonly blocks: readonly Block[];
}

/** Everything that a PDF is made from; plain data, so that it can be told whether it changed. */
export interface PdfDocument {
  readonly title: string;
  readonly author: string;
  /** BCP 47. */
  readonly language: string;
  /** ISO day. */
  readonly createdOn: string;
  readonly from: string;
  /** The heading of the first page, and the line below it. */
  readonly heading: string;
  readonly about: string;
  /** `#rrggbb`: for decoration, and as dark as text needs it. */
  readonly bar: string;
  readonly accent: string;
  /** A picture as a data URI; null without one. */
  readonly logo: string | null;
  readonly parts: readonly PdfPart[];
  /** Drawn below the answers where there is room; null without one. */
  readonly course: Course | null;
}

export interface PdfFile {
  readonly path: string;
  readonly document: PdfDocument;
  /** Its text, for those who look for what must not go out. */
  readonly shown: string;
}

/** The owner's documents for paper: the handover, and what is signed. */
export function pdfDocuments(input: HandoffInput): readonly PdfFile[] {
  const { model, view } = input;
  const handover = `${asFileName(view.client.name)} - handover.pdf`;
  return [
    file(handover, handoverDocument(input)),
    // Work that only pauses is not accepted; it goes on.
    ...(model.reason.paused ? [] : [file("acceptance.pdf", acceptanceDocument(input))]),
  ];
}

function file(path: string, document: PdfDocument): PdfFile {
  return {
    path,
    document,
    shown: [document.about, document.course?.said ?? "", ...document.parts.map(({ blocks }) => shownBy(blocks))].join(
      "\n",
    ),
  };
}

function handoverDocument(input: HandoffInput): PdfDocument {
  const { model, drafts } = input;
  const { client, project, reason, support } = model;
  const lastDay = `${reason.paused ? "Last day for now" : "Last day"}: ${project.lastDay.raw}.`;
  const what = reason.paused ? "Where the work stands, for" : "Handover for";
  const restart = reason.paused ? ` The work goes on from ${support.restartOn?.raw ?? ""}.` : "";
  const part = (look: PdfPart["look"], markdown: string): PdfPart => ({ look, blocks: toBlocks(markdown, 2) });
  const answers = documentText("handover", input);
  return {
    ...frame(input, answers.language),
    course: courseOf(model),
    title: `${project.name.raw} – ${what.charAt(0).toLowerCase()}${what.slice(1)} ${client.name.raw}`,
    about: `${what} ${client.name.raw}. ${lastDay}${restart}`,
    parts: [
      part("answers", answers.text),
      part("text", draftText("summary", model, drafts)),
      part("cards", draftText("training", model, drafts)),
      part("text", documentText("handover-closing", input).text),
    ],
  };
}

function acceptanceDocument(input: HandoffInput): PdfDocument {
  const { client, project } = input.model;
  const { text, language } = documentText("acceptance", input);
  const [, ...blocks] = toBlocks(text, 1);
  return {
    ...frame(input, language),
    course: null,
    title: `${project.name.raw} – acceptance by ${client.name.raw}`,
    about: `Acceptance of the work by ${client.name.raw}`,
    parts: [{ look: "form", blocks }],
  };
}

type Frame = Omit<PdfDocument, "title" | "about" | "parts" | "course">;

function frame({ model, view }: HandoffInput, language: string): Frame {
  const { provider, project } = model;
  const bar = provider.colour ?? ownAccent;
  return {
    author: provider.shown.raw,
    language,
    createdOn: view.createdOn,
    from: provider.shown.raw,
    heading: project.name.raw,
    bar,
    accent: accentOn(bar, "#ffffff"),
    logo: logoOf(view.provider?.logo),
  };
}

function logoOf(logo: string | undefined): string | null {
  return logo !== undefined && /^data:image\/(?:png|jpeg);base64,/.test(logo) ? logo : null;
}
