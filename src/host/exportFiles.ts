import type { Change, Format, Status } from "../exports/documents.js";
import type { Entry } from "../store/store.js";
import type { App } from "./app.js";
import { bytesOf } from "./handoffFiles.js";
import { type ExportRequest, type Planned, planExport } from "./planExport.js";
import { type Staged, writeExport } from "./writeExport.js";

/** What an export did; paths are seen from the workspace folder. With anything blocked, nothing was written. */
export interface Exported {
  written: string[];
  unchanged: string[];
  kept: string[];
  removed: string[];
  blocked: { path: string; rule: string; masked: string }[];
}

/** What an export would do, file by file. */
export interface Preview {
  files: { path: string; status: Status | "blocked" }[];
}

/** Works out what an export of some formats would do, for owner and developer; nothing is written. */
export async function previewFiles(app: App, entry: Entry, formats: readonly Format[]): Promise<Preview> {
  return previewOf(await planExport(app, entry, { formats, audience: "both", onConflict: "keep" }));
}

export function previewOf({ plan, findings, base }: Planned): Preview {
  const blocked = new Set(findings.map(({ path }) => path));
  return {
    files: plan.files.map(({ path, status }) => ({
      path: `${base}/${path}`,
      status: blocked.has(path) ? "blocked" : status,
    })),
  };
}

/** Renders the handoff, decides what is to be written, and writes it below the export folder of the client. */
export async function exportFiles(app: App, entry: Entry, request: ExportRequest, staged?: Staged): Promise<Exported> {
  return carryOut(app, entry, await planExport(app, entry, request), staged);
}

/** Carries out a plan: all of it, or nothing if anything is blocked. */
export async function carryOut(app: App, entry: Entry, planned: Planned, staged?: Staged): Promise<Exported> {
  const { plan, findings, base } = planned;
  const seen = (path: string): string => `${base}/${path}`;
  const blocked = findings.map(({ path, rule, masked }) => ({ path: seen(path), rule, masked }));
  if (blocked.length > 0) return { written: [], unchanged: [], kept: [], removed: [], blocked };
  const changes = await changesOf(app, planned);
  if (changes.length > 0) await writeExport(app, entry, changes, staged);
  return {
    written: plan.write.map(({ path }) => seen(path)),
    unchanged: plan.unchanged.map(seen),
    kept: plan.kept.map(seen),
    removed: plan.removed.map(seen),
    blocked,
  };
}

/** The files, and last of all what is remembered of them. */
async function changesOf(app: App, { plan, base, manifestPath, manifestText }: Planned): Promise<readonly Change[]> {
  const { writeManifest } = await app.documents();
  const manifest = writeManifest(plan.manifest);
  return [
    ...plan.write.map(({ path, content }) => ({ path: `${base}/${path}`, bytes: bytesOf(content) })),
    ...plan.removed.map((path) => ({ path: `${base}/${path}`, bytes: null })),
    ...(manifest === manifestText ? [] : [{ path: manifestPath, bytes: bytesOf(manifest) }]),
  ];
}
