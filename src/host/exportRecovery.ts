import * as vscode from "vscode";
import type { Entry } from "../store/store.js";
import type { App, DocumentsModule } from "./app.js";
import { isNotFound } from "./fileErrors.js";
import { diskBelow, journalOf, stagingOf } from "./handoffFiles.js";

/** What writing an export needs of the app. */
export type Writer = Pick<App, "storage" | "report"> & {
  readonly documents: () => Promise<Pick<DocumentsModule, "commit" | "finish">>;
};

/** A journal that is younger than this (ms) may belong to another window that is writing right now. */
const grace = 5_000;

/** Finishes the exports that a crash has left half done. Costs a look at one small folder where there are none. */
export async function finishExports(app: App): Promise<void> {
  for (const entry of app.store.list()) await finishExport(app, entry);
}

/** Finishes the export of one offboarding if a crash has left it half done. */
export async function finishExport(app: Writer, entry: Pick<Entry, "uri" | "folder" | "slug">): Promise<void> {
  const journal = journalOf(app.storage, entry.uri);
  const age = await ageOf(journal.uri);
  if (age === undefined) return;
  if (age < grace) await new Promise((resolve) => setTimeout(resolve, grace - Math.max(0, age)));
  const { finish } = await app.documents();
  if (await finish(diskBelow(vscode.Uri.parse(entry.folder)), journal, stagingOf(entry.slug)))
    app.report.log.info(`Finished the export of ${entry.uri}, which had been interrupted.`);
}

async function ageOf(uri: vscode.Uri): Promise<number | undefined> {
  try {
    return Date.now() - (await vscode.workspace.fs.stat(uri)).mtime;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
