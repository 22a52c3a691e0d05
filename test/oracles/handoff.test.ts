import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, type Context, describe, it } from "mocha";
import type { Offboarding, Reason } from "../../src/core/offboarding.js";
import { handoffOutputs } from "../../src/exports/handoff.js";
import type * as pdf from "../../src/exports/pdf/pdf.js";
import { pdfDocuments } from "../../src/exports/pdfDocuments.js";
import { emptyOffboarding, everyReason, firstVersion, fullOffboarding, modelOf } from "../support/builders.js";
import { builtInFonts, noPause } from "../support/pdf.js";
import { findOnPath } from "../support/vscode/commands.js";
import { fiveQuestions } from "../support/fiveQuestions.js";

/*
 * The handoff as programs read it that are not ours: qpdf, poppler, HTML Tidy, LibreOffice, Python's icalendar. Where one of them is missing its tests are
 * skipped, and counted as such.
 */

const folder = mkdtempSync(join(tmpdir(), "sendoff-oracles-"));
const chunk = (await import(pathToFileURL(join(process.cwd(), "dist", "pdf.js")).href)) as { default: typeof pdf };

/** Skips the test where a program is missing. */
function needs(context: Context, program: string): void {
  if (findOnPath(program) === undefined) context.skip();
}

/** A Python that has a module: the first on the path, or the system's; undefined without one. */
function pythonWith(module: string): string | undefined {
  return ["python3", "/usr/bin/python3"].find((program) => runs(program, ["-c", `import ${module}`]));
}

function runs(program: string, args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    // Whatever is wrong with it, it is not there for us.
    return false;
  }
}

const output = (program: string, args: readonly string[]): string => execFileSync(program, args, { encoding: "utf8" });

async function writeAll(name: string, offboarding: Offboarding): Promise<string[]> {
  const input = { model: modelOf(offboarding), view: offboarding, drafts: {}, versionOf: firstVersion };
  const files: string[] = [];
  for (const { path, document } of pdfDocuments(input)) {
    const { bytes } = await chunk.default.renderPdf(document, builtInFonts(), noPause);
    files.push(join(folder, `${name}-${path.includes("handover") ? "handover" : "acceptance"}.pdf`));
    writeFileSync(files.at(-1) ?? "", bytes);
  }
  for (const { path, content } of handoffOutputs(input, ["ics", "html"])) {
    files.push(join(folder, `${name}-${path}`));
    writeFileSync(files.at(-1) ?? "", content);
  }
  return files;
}

/** The five questions stand in a text, one after the other. */
function assertInOrder(text: string, file: string): void {
  const places = fiveQuestions.map((question) => text.indexOf(question));
  assert.ok(
    places.every((place, index) => place >= (places[index - 1] ?? 0)),
    `${file}: ${places.join()}`,
  );
}

describe("the handoff in other programs", function () {
  this.timeout(120_000);
  const files: string[] = [];
  const ending = (wanted: string) => files.filter((file) => file.endsWith(wanted));
  before(async () => {
    const full = (reason: Reason) => fullOffboarding({ reason, meeting: { at: "2026-12-09T15:30+01:00" } });
    for (const reason of everyReason) files.push(...(await writeAll(reason, full(reason))));
    const access = Array.from({ length: 60 }, (_, index) => ({
      id: `account-${String(index)}`,
      name: `Account number ${String(index)}`,
      kind: "other" as const,
      ownerNow: "me",
      ownerAfter: "client",
    }));
    files.push(...(await writeAll("long", fullOffboarding({ access }))));
    files.push(...(await writeAll("empty", emptyOffboarding())));
    const client = { name: 'Ünïcode / GmbH: "Brot" <&> Пекарня', contacts: [] };
    files.push(...(await writeAll("named", fullOffboarding({ client }))));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("qpdf finds nothing wrong with any PDF", function () {
    needs(this, "qpdf");
    for (const file of ending(".pdf"))
      assert.match(output("qpdf", ["--check", file]), /No syntax or stream encoding errors/);
  });

  it("poppler reads the text in its order, with the five questions on the first page", function () {
    needs(this, "pdftotext");
    for (const file of ending("-handover.pdf")) {
      const first = output("pdftotext", ["-raw", "-l", "1", file, "-"]).replace(/\s+/g, " ");
      assertInOrder(first, file);
    }
  });

  it("poppler reads the head of a long table on each of its pages", function () {
    needs(this, "pdftotext");
    const pages = output("pdftotext", [join(folder, "long-handover.pdf"), "-"]).split("\f");
    const ofTable = pages.filter((page) => /Account number \d/.test(page) && !page.includes("What was done?"));
    assert.ok(ofTable.length > 1);
    for (const page of ofTable) assert.match(page, /Forgotten password/);
  });

  it("poppler sees tags, a title, and fonts that are all embedded", function () {
    needs(this, "pdfinfo");
    for (const file of ending(".pdf")) {
      const about = output("pdfinfo", [file]);
      assert.match(about, /^Tagged: +yes$/m);
      assert.match(about, /^Title: +\S/m);
      const [, , ...fonts] = output("pdffonts", [file]).trimEnd().split("\n");
      assert.ok(fonts.length > 0);
      for (const font of fonts) assert.match(font, / yes yes yes +\d+ +\d+$/, font);
    }
  });

  it("HTML Tidy has nothing to say about any page", function () {
    needs(this, "tidy");
    for (const file of ending(".html")) {
      const { stderr, status } = spawnSync("tidy", ["-quiet", "-errors", "-utf8", file], { encoding: "utf8" });
      assert.deepEqual([stderr, status], ["", 0], file);
    }
  });

  it("LibreOffice opens every page as a document, with the five questions in their order", function () {
    needs(this, "soffice");
    const out = join(folder, "office");
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    execFileSync("soffice", [profile, "--headless", "--convert-to", "txt:Text", "--outdir", out, ...ending(".html")], {
      stdio: "ignore",
    });
    for (const file of ending(".html")) {
      const text = readFileSync(join(out, `${basename(file, ".html")}.txt`), "utf8");
      // They stand in the list of contents, too.
      assertInOrder(text.slice(text.lastIndexOf("What was done?")), file);
    }
  });

  it("Python's icalendar reads every calendar, and its rules", function () {
    const python = pythonWith("icalendar");
    if (python === undefined) this.skip();
    const script = `
import sys, icalendar
for path in sys.argv[1:]:
    calendar = icalendar.Calendar.from_ical(open(path, "rb").read())
    events = calendar.walk("VEVENT")
    assert events, path
    for event in events:
        assert not event.errors, (path, event.errors)
        event["UID"], event.decoded("DTSTAMP"), event.decoded("DTSTART"), event["SUMMARY"], event["SEQUENCE"]
    print(len(events), sum("RRULE" in event for event in events))
`;
    const read = output(python, ["-c", script, ...ending(".ics")])
      .trimEnd()
      .split("\n");
    assert.equal(read.length, ending(".ics").length);
  });
});
