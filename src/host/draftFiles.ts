import * as vscode from "vscode";
import { balance } from "../core/balance.js";
import type { Offboarding } from "../core/offboarding.js";
import { type DraftKind, draftKinds } from "../core/drafts.js";
import { providerFrom, readMyDetails } from "../private/myDetails.js";
import type { Entry } from "../store/store.js";
import type { App } from "./app.js";
import { isNotFound, toDiskError } from "./fileErrors.js";
import { fileName } from "./places.js";
import { sameText } from "./sameText.js";
import type { DocumentModel } from "../drafts/model/documentModel.js";

/** A draft as it stands: the text of its file, or of the editor that has it open. */
export interface DraftFile {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/** A draft that exists by now, and whether it was made just now. */
export interface EnsuredDraft extends DraftFile {
  readonly created: boolean;
}

/** The URI of a draft, beside the offboarding.json it belongs to. */
export function draftUri(entry: Entry, kind: DraftKind): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.parse(entry.uri), "..", `${kind}.md`);
}

/** The kind of draft that a file is, and the URI of the offboarding.json that it belongs to; undefined for any other file. */
export function draftAt(uri: vscode.Uri): { readonly kind: DraftKind; readonly entry: string } | undefined {
  const name = /\/\.sendoff\/[^/.][^/]*\/([a-z-]+)\.md$/.exec(uri.path)?.[1];
  const kind = draftKinds.find((each) => each === name);
  return kind && { kind, entry: vscode.Uri.joinPath(uri, "..", fileName).toString() };
}

/** The draft if its file exists; undefined if nobody has made it yet. */
export async function readDraft(entry: Entry, kind: DraftKind): Promise<DraftFile | undefined> {
  const uri = draftUri(entry, kind);
  const text = await readText(uri);
  return text === undefined ? undefined : { uri, text };
}

/**
 * The draft, made if it does not exist. One that nobody has changed since it was made is made anew from what is known now;
 * one that has the user's words in it stays as it is.
 */
export async function ensureDraft(app: App, entry: Entry, kind: DraftKind): Promise<EnsuredDraft> {
  const uri = draftUri(entry, kind);
  const baseUri = vscode.Uri.joinPath(uri, "..", ".base", `${kind}.md`);
  const existing = await readText(uri);
  const isTheirs = existing !== undefined && !sameText(existing, await readText(baseUri));
  if (isTheirs) return { uri, text: existing, created: false };
  const { renderDraft } = await app.documents();
  const text = renderDraft(kind, await documentModel(app, entry));
  if (existing === undefined || !sameText(existing, text)) {
    await writeText(uri, text);
    await writeText(baseUri, text);
  }
  return { uri, text, created: existing === undefined };
}

/** What the templates see of an offboarding, with its history; on an ISO day, default today. */
export async function documentModel(app: App, entry: Entry, day?: string): Promise<DocumentModel> {
  const { offboarding } = entry;
  if (!offboarding) throw new Error("A document was asked for although its offboarding cannot be read.");
  const { viewModel } = await app.documents();
  const facts = await app.history.facts(vscode.Uri.parse(entry.folder), offboarding.project.startedOn);
  const today = day ?? app.context().today;
  return viewModel({ offboarding: withProvider(app, offboarding), facts, today, balance: balance(offboarding) });
}

/** Who filled in My Details only after the start shall not have to start again. */
function withProvider(app: App, offboarding: Offboarding): Offboarding {
  const provider = offboarding.provider ?? providerFrom(readMyDetails(app.keyValues));
  return provider ? { ...offboarding, provider } : offboarding;
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const unsaved = vscode.workspace.textDocuments.find(
    (document) => document.isDirty && document.uri.toString() === uri.toString(),
  );
  // Unsaved words are the user's, too; a document without any may lag behind the disk.
  if (unsaved) return unsaved.getText();
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw toDiskError(error, uri);
  }
}

async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (error) {
    throw toDiskError(error, uri);
  }
}
