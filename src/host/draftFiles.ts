import * as vscode from "vscode";
import { balance } from "../core/balance.js";
import { type DraftKind, draftKinds, isForDeveloper } from "../core/drafts.js";
import { UserError } from "../core/errors.js";
import type { RepoFacts } from "../core/facts.js";
import { differingEdit } from "../store/applyEdits.js";
import type { Entry } from "../store/store.js";
import { type App, asReadHere } from "./app.js";
import { clientRepositories, openFolders } from "./clientRepositories.js";
import { isShown } from "./isShown.js";
import { isNotFound, toDiskError } from "./fileErrors.js";
import { fileName } from "./places.js";
import { sameText } from "./sameText.js";
import type { DocumentModels } from "../drafts/model/documentModel.js";
import type { TemplateSet } from "../drafts/templateSet.js";

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

/** The URI of the text that a draft was last generated as. */
export function draftBaseUri(entry: Entry, kind: DraftKind): vscode.Uri {
  return vscode.Uri.joinPath(draftUri(entry, kind), "..", ".base", `${kind}.md`);
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
  const baseUri = draftBaseUri(entry, kind);
  const existing = await readText(uri);
  const isTheirs = existing !== undefined && !sameText(existing, await readText(baseUri));
  if (isTheirs) return { uri, text: existing, created: false };
  // The file is gone, and its text still on the screen: that is the draft, and what it was last generated as stays what it was.
  const shown = existing === undefined ? shownText(uri) : undefined;
  const text = shown ?? (await renderedDraft(app, entry, kind));
  if (existing === undefined) {
    // Working it out took a while. Who was faster has words in it by now.
    const faster = await createDraft(app, uri, text);
    if (faster !== undefined) return { uri, text: faster, created: false };
  } else if (!sameText(existing, text) && !(await writeDraft(app, entry, kind, existing, text)))
    return { uri, text: existing, created: false };
  if (shown === undefined && (existing === undefined || !sameText(existing, text))) await writeText(baseUri, text);
  return { uri, text, created: existing === undefined };
}

/** The text of a document that has a tab. */
function shownText(uri: vscode.Uri): string | undefined {
  return vscode.workspace.textDocuments
    .find((document) => document.uri.toString() === uri.toString() && isShown(document))
    ?.getText();
}

/** Creates the file of a draft, whole or not at all; answers with the text of one that is there already, and stays. */
async function createDraft(app: App, uri: vscode.Uri, text: string): Promise<string | undefined> {
  try {
    if (await app.platform.createFile(uri, new TextEncoder().encode(text))) return undefined;
  } catch (error) {
    throw toDiskError(error, uri);
  }
  const faster = await readText(uri);
  if (faster !== undefined) return faster;
  const name = vscode.workspace.asRelativePath(uri, true);
  throw new UserError(`${name} is a link to nowhere. Move it away, then try again.`, "kind");
}

/** What a draft would be if it were made now, by people's own templates where there are any. */
export async function renderedDraft(app: App, entry: Entry, kind: DraftKind): Promise<string> {
  const models = await documentModels(app, entry, undefined, { withRepo: isForDeveloper(kind) });
  const { renderDraft } = await app.documents();
  const set = await app.templates.read(vscode.Uri.parse(entry.folder));
  return (await ownDraft(app, kind, models, set)) ?? renderDraft(kind, models.english);
}

/** A draft by people's own templates; undefined where there are none. What is wrong with them stands in Problems. */
export async function ownDraft(
  app: App,
  kind: DraftKind,
  models: DocumentModels,
  set: TemplateSet | undefined,
): Promise<string | undefined> {
  if (!set) return undefined;
  const { renderDraftWith } = await app.documents();
  const { text, problems } = renderDraftWith(kind, models, set);
  app.templates.report(kind, problems);
  return text;
}

/**
 * Writes a draft that is still as it was read: into its editor if it has unsaved words or is shown, else to the disk; false if somebody
 * was faster.
 */
export async function writeDraft(
  app: App,
  entry: Entry,
  kind: DraftKind,
  before: string,
  text: string,
): Promise<boolean> {
  const uri = draftUri(entry, kind).toString();
  // Whoever writes has to have read: a byte order mark that an editor put before the text is known then, and stays.
  if ((await app.files.read(uri))?.text !== before) return false;
  return (await app.files.write(uri, before, differingEdit(before, text))) !== undefined;
}

/**
 * What the templates see of an offboarding, with its history; on an ISO day, default today. `withRepo`: with all that the repository
 * says, which takes longer; only what the next developer reads speaks of it.
 */
export async function documentModels(
  app: App,
  entry: Entry,
  day?: string,
  { withRepo = true } = {},
): Promise<DocumentModels> {
  const { offboarding } = entry;
  if (!offboarding) throw new Error("A document was asked for although its offboarding cannot be read.");
  const { documentModels: modelsOf } = await app.documents();
  const { open, closed } = clientRepositories(await openFolders(app.history, [offboarding]), entry, offboarding);
  const histories = await Promise.all(
    open.map(
      async ({ name, uri, ours }) => [name, await app.facts.history(uri, ours, offboarding.project.startedOn)] as const,
    ),
  );
  const facts = (await app.factsChunk()).mergeHistories(histories);
  const repo = withRepo ? withClosed(await app.facts.read({ folders: open, quick: true }), closed) : null;
  const today = day ?? app.context().today;
  return modelsOf({ offboarding: asReadHere(app, offboarding), facts, repo, today, balance: balance(offboarding) });
}

/** The facts, and which repositories are not among them. */
function withClosed(facts: RepoFacts, closed: readonly string[]): RepoFacts {
  const missing = closed.map((what) => ({ what, why: "Its repository was not open when this was written." }));
  return { ...facts, missing: [...facts.missing, ...missing] };
}

/** The text of a file, unsaved words included; undefined if there is none. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
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

/** Writes a file of ours that nobody edits, or that is not there yet. */
export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  } catch (error) {
    throw toDiskError(error, uri);
  }
}
