import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Offboarding } from "../../../src/core/offboarding.js";
import { type Block, shownBy } from "../../../src/exports/blocks.js";
import { linesOf } from "../../../src/exports/pdf/lines.js";
import type * as pdf from "../../../src/exports/pdf/pdf.js";
import { tag } from "../../../src/exports/pdf/row.js";
import { rowsOf } from "../../../src/exports/pdf/rows.js";
import { type PdfDocument, pdfDocuments } from "../../../src/exports/pdfDocuments.js";
import { toBlocks } from "../../../src/exports/toBlocks.js";
import { emptyOffboarding, everyReason, firstVersion, fullOffboarding, modelOf } from "../../support/builders.js";
import { builtInFonts, noPause } from "../../support/pdf.js";

/** The chunk as both hosts load it: built for the browser, run in Node. */
const chunk = (await import(pathToFileURL(join(process.cwd(), "dist", "pdf.js")).href)) as { default: typeof pdf };
const { renderPdf } = chunk.default;

const filesOf = (offboarding: Offboarding) =>
  pdfDocuments({ model: modelOf(offboarding), view: offboarding, drafts: {}, versionOf: firstVersion });

const render = (document: PdfDocument) => renderPdf(document, builtInFonts(), noPause);
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

function documentSaying(markdown: string): PdfDocument {
  const [first] = filesOf(fullOffboarding());
  assert.ok(first);
  return { ...first.document, parts: [{ look: "text", blocks: toBlocks(markdown, 2) }] };
}

describe("the PDFs", function () {
  this.timeout(60_000);

  it("are two for the owner, and nothing to accept while the work only pauses", () => {
    const names = (offboarding: Offboarding) => filesOf(offboarding).map(({ path }) => path);
    assert.deepEqual(names(fullOffboarding()), ["Holm & Daughters Bakery - handover.pdf", "acceptance.pdf"]);
    assert.deepEqual(names(fullOffboarding({ reason: "paused" })), ["Holm & Daughters Bakery - handover.pdf"]);
    const client = { name: "Brot/Butter: “Ü”", contacts: [] };
    assert.equal(names(emptyOffboarding({ client }))[0], "Brot-Butter- “Ü” - handover.pdf");
  });

  it("answer the five questions first, for every reason", () => {
    for (const reason of everyReason)
      for (const make of [fullOffboarding, emptyOffboarding]) {
        const [handover] = filesOf(make({ reason }));
        const headings = handover?.document.parts[0]?.blocks.flatMap((block) =>
          block.type === "heading" ? [shownBy([block])] : [],
        );
        assert.deepEqual(headings, [
          "What was done?",
          "What is mine now?",
          "What do I do when?",
          "Whom do I call?",
          "What do I still owe?",
        ]);
      }
  });

  it("are tagged, with language and title, and say nothing of the day or the machine", async () => {
    const [handover] = filesOf(fullOffboarding());
    assert.ok(handover);
    const { bytes, missing } = await render(handover.document);
    const text = latin(bytes);
    assert.ok(text.startsWith("%PDF-1.7"));
    for (const part of ["/Lang (en-IE)", "/MarkInfo", "/StructTreeRoot", "/DisplayDocTitle true", "/Outlines", "/Link"])
      assert.ok(text.includes(part), part);
    assert.match(text, /\(D:20261123000000Z\)/);
    assert.doesNotMatch(text, /\/home\/|\/Users\/|\/tmp\//);
    assert.deepEqual(missing, []);
  });

  it("are the same bytes each time, and others when something changed", async () => {
    const [handover] = filesOf(fullOffboarding());
    assert.ok(handover);
    const first = await render(handover.document);
    assert.deepEqual((await render(handover.document)).bytes, first.bytes);
    const other = await render({ ...handover.document, heading: "Other shop" });
    assert.notDeepEqual(other.bytes, first.bytes);
  });

  it("give others their turn between pages, and are the same bytes", async () => {
    const long = documentSaying("A paragraph of a long document.\n\n".repeat(400));
    let turns = 0;
    const { bytes } = await renderPdf(long, builtInFonts(), async () => {
      turns++;
      await new Promise((resolve) => setTimeout(resolve));
    });
    const pages = latin(bytes).match(/\/Type \/Page\b/g) ?? [];
    assert.ok(pages.length > 5 && turns >= pages.length, `${String(turns)} turns, ${String(pages.length)} pages`);
    assert.deepEqual(bytes, (await render(long)).bytes);
  });

  it("know Latin, Cyrillic and Greek, and list the signs that no font has", async () => {
    const said = "Žluťoučký kůň, Łódź, Ünïcode, ß, Пекарня «Хлеб», Ґанок, Ελληνικά, €, –, “ ” … ☐ → ✓";
    assert.deepEqual((await render(documentSaying(said))).missing, []);
    assert.deepEqual((await render(documentSaying("Bread 麵包 🥖"))).missing, ["🥖", "麵", "包"].sort());
  });

  it("take a picture, and do without one that cannot be read", async () => {
    const document = documentSaying("Text");
    const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const picture = await render({ ...document, logo: `data:image/png;base64,${dot}` });
    assert.ok(latin(picture.bytes).includes("/Figure"));
    const broken = await render({ ...document, logo: "data:image/png;base64,AAAA" });
    assert.ok(!latin(broken.bytes).includes("/Subtype /Image"));
  });

  it("can be made of any text", async () => {
    const markdown = fc.array(
      fc.oneof(
        fc.string({ unit: "grapheme" }),
        fc.constantFrom(
          "# H",
          "#### H",
          "- a\n  - b",
          "1. x",
          "| a | b |\n|---|---|\n| 1 | 2 |",
          "> q",
          "---",
          "- [x] y",
        ),
        fc.constantFrom("`code`", "```\ncode\n```", "x".repeat(500), "[a](https://a.example)", "**a *b* c**"),
      ),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(markdown, async (parts) => {
        const { bytes } = await render(documentSaying(parts.join("\n\n")));
        assert.ok(latin(bytes).trimEnd().endsWith("%%EOF"));
      }),
      { numRuns: 25 },
    );
  });

  it("repeat a table's head on every page", async () => {
    const rows = Array.from({ length: 90 }, (_, index) => `| ${String(index)} | b |`);
    const { bytes } = await render(documentSaying(["| Head | B |", "| --- | --- |", ...rows].join("\n")));
    assert.ok((latin(bytes).match(/\/Type \/Page\b/g)?.length ?? 0) >= 3);
    const look = { measure: { width: () => 5, spans: () => [] }, ink: "", soft: "", line: "", accent: "", size: 10 };
    const [block] = toBlocks("| Head | B |\n| --- | --- |\n| 1 | b |\n| 2 | b |\n\n| Other |\n| --- |\n| 3 |", 2);
    assert.ok(block);
    const column = { x: 0, width: 100, tag: tag("Sect", null) };
    const [head, ...body] = rowsOf([block], column, { ...look, forWriting: false });
    assert.deepEqual([head?.keep, body.length, new Set(body.map((row) => row.head)).size], [true, 2, 1]);
  });
});

describe("the lines of a PDF", () => {
  const measure = {
    width: (text: string) => text.length,
    spans: (text: string) => [{ text, font: "regular" }],
  };
  const style = { face: "regular", size: 10, leading: 1.4, colour: "" } as const;
  const lines = (text: string, width: number) =>
    linesOf([{ text }], style, width, measure).map(({ fragments }) =>
      fragments
        .map((each) => each.text)
        .join("")
        .trim(),
    );

  it("end within no day and no telephone number, unless one is wider than the line", () => {
    assert.deepEqual(lines("It ran to 11 December 2026.", 20), ["It ran to", "11 December 2026."]);
    assert.deepEqual(lines("It ran to December 11, 2026.", 20), ["It ran to", "December 11, 2026."]);
    assert.deepEqual(lines("Es lief bis 11. Dezember 2026.", 22), ["Es lief bis", "11. Dezember 2026."]);
    assert.deepEqual(lines("Até 11 de dezembro de 2026.", 24), ["Até", "11 de dezembro de 2026."]);
    assert.deepEqual(lines("Or call +353 1 555 0142 now.", 21), ["Or call", "+353 1 555 0142 now."]);
    assert.deepEqual(lines("It has 11 long words and 2026 more.", 20), ["It has 11 long words", "and 2026 more."]);
    assert.deepEqual(lines("to 11 December 2026", 8), ["to", "11", "December", "2026"]);
  });

  it("keep with what stands above them where they begin with a label", () => {
    const look = { measure, ink: "", soft: "", line: "", accent: "", size: 10, forWriting: false };
    const column = { x: 0, width: 100, tag: tag("Sect", null) };
    const kept = (markdown: string) => rowsOf(toBlocks(markdown, 4), column, look).map(({ keep }) => keep);
    assert.deepEqual(kept("Bread and cakes.\n\n**Where:** here\n\nMore."), [true, false, false]);
    assert.deepEqual(kept("Bread and cakes.\n\n**Where** here"), [false, false]);
  });
});

describe("blocks", () => {
  const kinds = (blocks: readonly Block[]) => blocks.map(({ type }) => type);

  it("are what Markdown says", () => {
    const text =
      "# One\n\nText *with* **marks** and <b>raw</b>.\n\n- a\n- [x] b\n\n| h |\n| - |\n| c |\n\n> q\n\n```\ncode\n```\n\n---\n";
    const blocks = toBlocks(text, 2);
    assert.deepEqual(kinds(blocks), ["heading", "paragraph", "list", "table", "quote", "code", "rule"]);
    assert.equal(shownBy(blocks).split("\n")[1], "Text with marks and <b>raw</b>.");
    assert.ok(blocks[2]?.type === "list" && blocks[2].items[1]?.checked === true);
  });

  it("lead only to the web, mail and telephones", () => {
    const links = (text: string) =>
      toBlocks(text, 1).flatMap((block) =>
        block.type === "paragraph" ? block.runs.flatMap(({ link }) => link ?? []) : [],
      );
    assert.deepEqual(links("[a](https://a.example) [b](javascript:x) [c](c.md) <d@e.example>"), [
      "https://a.example",
      "mailto:d@e.example",
    ]);
  });

  it("show a text that nests too deep as it stands", () => {
    assert.deepEqual(kinds(toBlocks(">".repeat(3000), 1)), ["code"]);
  });

  it("are in the fonts' files what the licence asks for", () => {
    assert.match(readFileSync("media/fonts/OFL.txt", "utf8"), /SIL OPEN FONT LICENSE/i);
  });
});
