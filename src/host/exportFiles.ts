import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import type { Audience, Format, Output } from "../exports/documents.js";
import { findSecrets } from "../secrets/findSecrets.js";
import type { Entry } from "../store/store.js";
import type { App } from "./app.js";
import { documentModel, readDraft } from "./draftFiles.js";
import { hashOf, readExisting, writeFiles } from "./handoffFiles.js";
import { exportFolder } from "./settings.js";

/** What to export, for whom, and what to do with files that are not as we left them. */
export interface ExportRequest {
  readonly formats: readonly Format[];
  readonly audience: Audience;
  readonly onConflict: "keep" | "overwrite";
}

/** What an export did; paths are seen from the workspace folder. With anything blocked, nothing was written. */
export interface Exported {
  written: string[];
  unchanged: string[];
  kept: string[];
  removed: string[];
  blocked: { path: string; rule: string; masked: string }[];
}

const allFormats: readonly Format[] = ["markdown", "html"];

/** Renders the handoff, decides what is to be written, and writes it below the export folder of the client. */
export async function exportFiles(
  app: App,
  entry: Entry,
  { formats, audience, onConflict }: ExportRequest,
): Promise<Exported> {
  if (!entry.offboarding)
    throw new UserError(`the offboarding.json of ${entry.slug} cannot be read, so nothing was exported`, "offboarding");
  const workspaceFolder = vscode.Uri.parse(entry.folder);
  const base = `${exportFolder(workspaceFolder)}/${entry.slug}`;
  const folder = vscode.Uri.joinPath(workspaceFolder, base);
  const { exportPlan, handoffOutputs, readManifest, writeManifest } = await app.documents();
  const input = { model: await documentModel(app, entry), drafts: await drafts(entry) };
  const outputs = handoffOutputs({ ...input, formats, audience });
  const fullSet = handoffOutputs({ ...input, formats: allFormats, audience: "both" }).map(({ path }) => path);

  const manifestUri = vscode.Uri.joinPath(vscode.Uri.parse(entry.uri), "..", "export.json");
  const manifestText = (await readExisting(manifestUri)) ?? undefined;
  const manifest = readManifest(manifestText);
  const paths = [...new Set([...outputs.map(({ path }) => path), ...Object.keys(manifest.files)])];
  const texts = await Promise.all(paths.map((path) => readExisting(vscode.Uri.joinPath(folder, path))));
  const existing = new Map(paths.map((path, index) => [path, texts[index]]));
  const plan = exportPlan(outputs, existing, manifest, { hash: hashOf, formats, onConflict, fullSet });

  const seen = (path: string): string => `${base}/${path}`;
  const blocked = outputs.flatMap((output) => secretsIn(output).map((found) => ({ ...found, path: seen(found.path) })));
  if (blocked.length > 0) return { written: [], unchanged: [], kept: [], removed: [], blocked };
  await writeFiles(folder, plan.write, plan.removed);
  const newManifest = writeManifest(plan.manifest);
  if (newManifest !== manifestText)
    await writeFiles(vscode.Uri.joinPath(manifestUri, ".."), [{ path: "export.json", text: newManifest }], []);
  return {
    written: plan.write.map(({ path }) => seen(path)),
    unchanged: plan.unchanged.map(seen),
    kept: plan.kept.map(seen),
    removed: plan.removed.map(seen),
    blocked,
  };
}

/** The drafts that the user has made, which are exported as they stand. */
async function drafts(entry: Entry): Promise<{ summary?: string }> {
  const summary = await readDraft(entry, "summary");
  return summary ? { summary: summary.text } : {};
}

function secretsIn({ path, text }: Output): { path: string; rule: string; masked: string }[] {
  return findSecrets(text).map(({ rule, masked }) => ({ path, rule, masked }));
}
