import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import { clientSafeView } from "../core/clientSafeView.js";
import type { Offboarding } from "../core/offboarding.js";
import type {
  Audience,
  DocumentModels,
  Drafts,
  Finding,
  Format,
  HandoffInput,
  Manifest,
  OnConflict,
  Output,
  Plan,
} from "../exports/documents.js";
import type { TemplateSet } from "../drafts/templateSet.js";
import { privateTexts } from "../private/privateTexts.js";
import type { Entry } from "../store/store.js";
import { type App, asReadHere } from "./app.js";
import { documentModels, ownDraft, readDraft } from "./draftFiles.js";
import { pdfOutputs } from "./pdfFiles.js";
import { hashOf, manifestPathOf, readExisting, refuseIfBlocked } from "./handoffFiles.js";
import { exportFolder } from "./settings.js";

/** What to export, for whom, and what to do with files that are not as we left them. */
export interface ExportRequest {
  readonly formats: readonly Format[];
  readonly audience: Audience;
  readonly onConflict: OnConflict;
}

/** An export that is worked out and not carried out. */
export interface Planned {
  readonly plan: Plan;
  readonly outputs: readonly Output[];
  readonly findings: readonly Finding[];
  /** Signs that no font of the PDFs has. */
  readonly missing: readonly string[];
  /** What is still to be filled in, as it stands in the files. */
  readonly gaps: readonly string[];
  /** The client's export folder and export.json, seen from the workspace folder. */
  readonly base: string;
  readonly manifestPath: string;
  /** What export.json says now; undefined if there is none. */
  readonly manifestText: string | undefined;
}

/** Renders the handoff and decides what would be written below the export folder of the client; writes nothing. */
export async function planExport(app: App, entry: Entry, request: ExportRequest): Promise<Planned> {
  const { formats, audience, onConflict } = request;
  const { offboarding } = entry;
  if (!offboarding)
    throw new UserError(`the offboarding.json of ${entry.slug} cannot be read, so nothing was exported`, "offboarding");
  const folder = vscode.Uri.parse(entry.folder);
  const base = `${exportFolder(folder)}/${entry.slug}`;
  const { exportPlan, findingsIn, leftGaps, readManifest } = await app.documents();
  const manifestPath = manifestPathOf(entry.slug);
  const read = (path: string) => readExisting(vscode.Uri.joinPath(folder, path));
  await refuseIfBlocked(folder, base);
  const manifestText = textOf(await read(manifestPath));
  const manifest = readManifest(manifestText);

  const { outputs: all, missing } = await outputsOf(app, { entry, offboarding, formats, manifest, base });
  const outputs = all.filter(({ reader }) => audience === "both" || audience === reader);
  const paths = [...new Set([...outputs.map(({ path }) => path), ...Object.keys(manifest.files)])];
  const found = await Promise.all(paths.map(async (path) => [path, await read(`${base}/${path}`)] as const));
  const plan = exportPlan(outputs, new Map(found), manifest, {
    hash: hashOf,
    formats,
    onConflict,
    fullSet: all.map(({ path }) => path),
  });
  const findings = findingsIn(outputs, {
    privateWords: privateTexts(app.keyValues, offboarding.id),
    allowed: manifest.allowed ?? [],
    salt: offboarding.id,
    hash: hashOf,
  });
  return { plan, outputs, findings, missing, gaps: leftGaps(outputs), base, manifestPath, manifestText };
}

/** The manifest with findings allowed, as a text; nothing else of it changes. */
export async function allowIn(app: App, { manifestText }: Planned, fingerprints: readonly string[]): Promise<string> {
  const { manifestOf, readManifest, writeManifest } = await app.documents();
  const { files, allowed = [] }: Manifest = readManifest(manifestText);
  return writeManifest(manifestOf(Object.entries(files), [...allowed, ...fingerprints]));
}

interface Wanted {
  readonly entry: Entry;
  readonly offboarding: Offboarding;
  readonly formats: readonly Format[];
  readonly manifest: Manifest;
  readonly base: string;
}

async function outputsOf(
  app: App,
  { entry, offboarding, formats, manifest, base }: Wanted,
): Promise<{ outputs: readonly Output[]; missing: readonly string[] }> {
  const { handoffOutputs, nextVersion, pdfDocuments } = await app.documents();
  // As on the last day: the same data gives the same files on any day.
  const models = await documentModels(app, entry, offboarding.project.lastDay);
  const templates = await app.templates.read(vscode.Uri.parse(entry.folder));
  const input = {
    model: models.english,
    view: clientSafeView(asReadHere(app, offboarding)),
    drafts: await drafts(app, entry, models, templates),
    ...(await ownDocuments(app, models, templates)),
    versionOf: (path: string, content: string) => nextVersion(manifest.files[path], hashOf(content)),
  };
  const outputs = handoffOutputs(input, formats);
  if (!formats.includes("pdf")) return { outputs, missing: [] };
  const earlier = { manifest, base: vscode.Uri.joinPath(vscode.Uri.parse(entry.folder), base) };
  const pdfs = await pdfOutputs(app, pdfDocuments(input), earlier);
  return { outputs: [...pdfs.outputs, ...outputs], missing: pdfs.missing };
}

/** The drafts that the user has made, which are exported as they stand, and those that people have a template of their own for. */
async function drafts(
  app: App,
  entry: Entry,
  models: DocumentModels,
  templates: TemplateSet | undefined,
): Promise<Drafts> {
  const { exportedKinds } = await app.documents();
  const found = await Promise.all(
    exportedKinds.map(async (kind) => {
      const text = (await readDraft(entry, kind))?.text ?? (await ownDraft(app, kind, models, templates));
      return text === undefined ? [] : [[kind, text] as const];
    }),
  );
  return Object.fromEntries(found.flat());
}

/** What else people have templates of their own for; what is wrong with those stands in Problems. */
async function ownDocuments(
  app: App,
  models: DocumentModels,
  templates: TemplateSet | undefined,
): Promise<Pick<HandoffInput, "own">> {
  if (!templates) return {};
  const { renderDocumentWith } = await app.documents();
  const own: HandoffInput["own"] = (name, more) => {
    const { rendered, problems } = renderDocumentWith(name, models, templates, more);
    app.templates.report(name, problems);
    return rendered;
  };
  return { own };
}

function textOf(content: unknown): string | undefined {
  return typeof content === "string" ? content : undefined;
}
