import * as vscode from "vscode";
import { UserError } from "../../core/errors.js";
import type { Offboarding } from "../../core/offboarding.js";
import { addToSection } from "./addToSection.js";
import { type App, clientOf } from "../../host/app.js";
import { ensureDraft } from "../../host/draftFiles.js";
import { draftEditor } from "../../host/openDraft.js";
import { escapeTextOnOneLine } from "../../markdown/escapeMarkdown.js";
import type { Entry } from "../../store/store.js";
import type { KnownFact } from "./known.js";

/** The offboardings that a fact of a folder can be added to: those of the folder, else any that is open here. */
export function targetsFor(app: App, folder: vscode.Uri): readonly Entry[] {
  const open = app.store.list().filter(({ offboarding }) => offboarding !== undefined);
  const own = open.filter((entry) => entry.folder === folder.toString());
  return own.length > 0 ? own : open;
}

/** What a fact is in an offboarding by now. */
export function becameIn(fact: KnownFact, documents: readonly Offboarding[]): "deliverable" | "item" | undefined {
  const { deliverable, item } = fact;
  if (deliverable && documents.some(({ deliverables = [] }) => deliverables.some((is) => is.name === deliverable.name)))
    return "deliverable";
  if (item && documents.some(({ pieces }) => pieces.some((piece) => piece.items.some((is) => is.title === item.title))))
    return "item";
  return undefined;
}

/** Adds a fact as a record of what was delivered, as the command of that name does; false if its question was closed. */
export async function addDeliverable(app: App, { folder, deliverable }: KnownFact): Promise<boolean> {
  const entry = deliverable && (await chooseTarget(app, folder));
  if (!entry) return false;
  const argument = { offboarding: entry.uri, kind: "deliverable", value: deliverable };
  await vscode.commands.executeCommand("sendoff.addRecord", argument);
  return true;
}

/** Adds a fact as something that is to be done, in the piece that it belongs to; false if its question was closed. */
export async function addItem(app: App, { folder, item }: KnownFact): Promise<boolean> {
  const entry = item && (await chooseTarget(app, folder));
  if (!entry) return false;
  const { piece: kind, ...rest } = item;
  const pieces = entry.offboarding?.pieces ?? [];
  const piece = pieces.find((each) => each.kind === kind) ?? pieces[0];
  await vscode.commands.executeCommand("sendoff.addItem", { offboarding: entry.uri, piece: piece?.id, ...rest });
  return true;
}

/** The section of the summary that facts are put into; it is in English, as they are. */
const factsSection = "More about the work";

/** Adds a fact to the summary's draft, in its editor: undo and save are VS Code's own. */
export async function useInSummary(app: App, { folder, line }: KnownFact): Promise<boolean> {
  const entry = line === undefined ? undefined : await chooseTarget(app, folder);
  if (!entry || line === undefined) return false;
  const { uri } = await ensureDraft(app, entry, "summary");
  const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
  await vscode.commands.executeCommand("vscode.openWith", uri, draftEditor, beside);
  const document = await vscode.workspace.openTextDocument(uri);
  const { offset, text } = addToSection(document.getText(), factsSection, escapeTextOnOneLine(line));
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, document.positionAt(offset), text);
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new UserError(vscode.l10n.t("The summary was changed meanwhile; nothing was added. Try again."));
  return true;
}

async function chooseTarget(app: App, folder: vscode.Uri): Promise<Entry | undefined> {
  const targets = targetsFor(app, folder);
  const [first] = targets;
  if (!first) throw new UserError(vscode.l10n.t("There is no offboarding here yet. Start one, then add facts to it."));
  const known = targets.length === 1 ? first : targets.find(({ uri }) => uri === app.focus.uri);
  if (known) return known;
  const choices = targets.map((entry) => ({ label: clientOf(entry), description: entry.slug, entry }));
  const picked = await vscode.window.showQuickPick(choices, { title: vscode.l10n.t("Add to which client?") });
  return picked?.entry;
}
