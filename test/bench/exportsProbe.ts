// What an export takes, in a process of its own: prints milliseconds, pages and megabytes as JSON.
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import PDFDocument from "pdfkit";
import { draftKinds } from "../../src/core/drafts.js";
import type { Offboarding } from "../../src/core/offboarding.js";
import { countWords } from "../../src/drafts/countWords.js";
import { renderDraft } from "../../src/drafts/render.js";
import { shownBy } from "../../src/exports/blocks.js";
import { handoffOutputs } from "../../src/exports/handoff.js";
import type * as pdf from "../../src/exports/pdf/pdf.js";
import { type PdfDocument, pdfDocuments } from "../../src/exports/pdfDocuments.js";
import { breather } from "../../src/core/breather.js";
import { firstVersion, fullOffboarding, modelOf } from "../support/builders.js";
import { builtInFonts } from "../support/pdf.js";

const { default: chunk } = (await import(pathToFileURL(join(process.cwd(), "dist", "pdf.js")).href)) as {
  default: typeof pdf;
};
const fonts = builtInFonts();

/** A project as it comes to about 40 pages. */
function large(): Offboarding {
  const { deliverables = [], tasks = [], access = [] } = fullOffboarding();
  const many = <T extends { readonly id: string }>(list: readonly T[], times: number): T[] =>
    Array.from({ length: times }, (_, index) =>
      list.map((each) => ({ ...each, id: `${each.id}-${String(index)}` })),
    ).flat();
  return fullOffboarding({ deliverables: many(deliverables, 24), tasks: many(tasks, 26), access: many(access, 12) });
}

const offboarding = large();
const input = () => ({ model: modelOf(offboarding), view: offboarding, drafts: {}, versionOf: firstVersion });

/** All that is written and hashed, but for the disk. */
async function everything(): Promise<number> {
  const given = input();
  handoffOutputs(given, ["markdown", "html", "ics"]);
  let pages = 0;
  for (const { document } of pdfDocuments(given)) {
    const { bytes } = await chunk.renderPdf(document, fonts, breather());
    pages +=
      Buffer.from(bytes)
        .toString("latin1")
        .match(/\/Type \/Page\b/g)?.length ?? 0;
  }
  return pages;
}

/** The same words by the library alone: as paragraphs, one after the other, tagged, with the same fonts. */
async function libraryAlone(documents: readonly PdfDocument[]): Promise<void> {
  for (const { parts, title, language } of documents) {
    const untyped: object = { font: fonts.faces.regular, subset: "PDF/UA" };
    const doc = new PDFDocument({
      ...untyped,
      pdfVersion: "1.7",
      tagged: true,
      lang: language,
      info: { Title: title },
    });
    const done = new Promise((resolve) => doc.on("end", resolve));
    doc.on("data", () => undefined);
    doc
      .registerFont("regular", Buffer.from(fonts.faces.regular))
      .registerFont("heading", Buffer.from(fonts.faces.heading));
    const root = doc.struct("Document");
    doc.addStructure(root);
    for (const block of parts.flatMap(({ blocks }) => blocks))
      for (const line of shownBy([block]).split("\n"))
        root.add(
          doc.struct(block.type === "heading" ? "H2" : "P", {}, () => {
            doc
              .font(block.type === "heading" ? "heading" : "regular")
              .fontSize(10.5)
              .text(line);
          }),
        );
    root.end();
    doc.end();
    await done;
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const documents = pdfDocuments(input()).map(({ document }) => document);
const pages = await everything();
const peakMB = process.resourceUsage().maxRSS / 1024;
await libraryAlone(documents);
const all: number[] = [];
const alone: number[] = [];
const unchanged: number[] = [];
const blocked: number[] = [];
for (let round = 0; round < 5; round++) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  all.push(await timed(everything));
  delay.disable();
  blocked.push(delay.max / 1e6);
  alone.push(await timed(() => libraryAlone(documents)));
  unchanged.push(
    await timed(() => {
      const given = input();
      handoffOutputs(given, ["markdown", "html", "ics"]);
      JSON.stringify(pdfDocuments(given));
      return Promise.resolve();
    }),
  );
}

/** What the longest of all drafts takes, from the model to its text; the template itself was loaded by those before. */
function rendering(): { readonly kind: string; readonly words: number; readonly times: readonly number[] } {
  const model = modelOf(offboarding);
  const drafts = draftKinds.map((kind) => ({ kind, words: countWords(renderDraft(kind, model)) }));
  const { kind, words } = drafts.reduce((most, each) => (each.words > most.words ? each : most));
  const times = Array.from({ length: 60 }, () => {
    const from = performance.now();
    renderDraft(kind, model);
    return performance.now() - from;
  });
  return { kind, words, times };
}
console.log(JSON.stringify({ pages, all, alone, unchanged, blocked, peakMB, rendered: rendering() }));
