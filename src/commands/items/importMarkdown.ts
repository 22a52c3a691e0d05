import * as vscode from "vscode";
import * as z from "zod/mini";
import type { Checklist, FoundItem } from "../../checklists/checklist.js";
import { UserError } from "../../core/errors.js";
import { importItems } from "../../core/importItems.js";
import { type App, clientOf } from "../../host/app.js";
import { readTextFile } from "../../host/readTextFile.js";
import type { Entry } from "../../store/store.js";
import { Cancelled, command, fields } from "../command.js";
import { pick } from "../prompts.js";
import { refuseSecrets } from "../refuseSecrets.js";
import { offerUndo } from "../offboarding/undo.js";
import { entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  text: z.exactOptional(z.string({ error: "expected a text" })),
  uri: z.exactOptional(z.string({ error: "expected the URI of a file" })),
  piece: z.exactOptional(fields.id),
  bullets: z.exactOptional(z.boolean({ error: "expected true or false" })),
});

interface Result {
  added: string[];
  updated: string[];
  skipped: { line: number; why: string }[];
  duplicates: string[];
}

/**
 * `sendoff.importMarkdown`: the tasks of a Markdown text as items. The same text again keeps ticks and adds what is new. A text
 * without boxes imports nothing and says so, unless its `bullets` are asked for.
 */
export const importMarkdown = command({
  argument,
  run: async (app, { offboarding, text, uri, piece, bullets = false }) => {
    const entry = await entryFor(app, offboarding);
    const { readChecklist } = await app.documents();
    const found = readChecklist(await sourceOf(text, uri), { bullets });
    return importFound(app, entry, found, found.items, piece);
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const piece = given.row?.what.kind === "piece" ? given.row.what.id : undefined;
    const found = await readByHand(app, await askSource(app));
    const result = await importFound(app, entry, found, await choose(app, found), piece);
    say(app, entry, result);
    return result;
  },
});

async function sourceOf(text: string | undefined, uri: string | undefined): Promise<string> {
  if (text !== undefined && uri !== undefined) throw new UserError("goes without a text", "uri");
  if (text !== undefined) return text;
  if (uri === undefined) throw new UserError("is required, or the uri of a file", "text");
  if (!/^[a-z][a-z0-9+.-]+:\//i.test(uri)) throw new UserError("expected the URI of a file", "uri");
  return readTextFile(vscode.Uri.parse(uri), largest);
}

/** What is larger is refused before it is read; the reader has the same limit for texts. */
const largest = 2 * 1024 * 1024;

async function importFound(
  app: App,
  entry: Entry,
  { skipped, duplicates, hasBoxes }: Checklist,
  items: readonly FoundItem[],
  piece: string | undefined,
): Promise<Result> {
  const why = vscode.l10n.t(
    "There is no list item with a box, so nothing was imported. Its bullets can be imported instead.",
  );
  const none = items.length === 0 && !hasBoxes ? [{ line: 1, why }] : [];
  refuseSecrets(items, "text");
  const label = vscode.l10n.t("import {0} items", items.length);
  const operation = importItems(items, piece === undefined ? {} : { piece });
  const { added, updated } = await app.store.update(entry.uri, label, operation, "import");
  return { added, updated, skipped: [...skipped, ...none], duplicates: [...duplicates] };
}

async function askSource(app: App): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor && !editor.selection.isEmpty ? linesOf(editor) : undefined;
  const { withoutMargin } = await app.documents();
  const from = await pick(
    [
      { label: vscode.l10n.t("From a file…"), value: "file" as const },
      { label: vscode.l10n.t("From the clipboard"), value: "clipboard" as const },
      ...(selected === undefined ? [] : [{ label: vscode.l10n.t("From the selection"), value: "selection" as const }]),
    ],
    vscode.l10n.t("Import Checklist From Markdown"),
  );
  // Either may be a part of a nested list, whose margin would make it code.
  if (from === "clipboard") return withoutMargin(await vscode.env.clipboard.readText());
  if (from === "selection") return withoutMargin(selected ?? "");
  const [file] = (await vscode.window.showOpenDialog({ filters: { Markdown: ["md", "markdown", "txt"] } })) ?? [];
  if (!file) throw new Cancelled();
  return readTextFile(file, largest);
}

/** The lines of the selection, from the first sign of the first one: a selection often begins behind the margin or the box. */
function linesOf({ document, selection: { start, end } }: vscode.TextEditor): string {
  const to = end.character === 0 ? end : document.lineAt(end.line).range.end;
  return document.getText(new vscode.Range(start.line, 0, to.line, to.character));
}

/** A text without boxes offers its bullets. */
async function readByHand(app: App, text: string): Promise<Checklist> {
  const { readChecklist } = await app.documents();
  const found = readChecklist(text);
  if (found.hasBoxes) return found;
  const bullets = readChecklist(text, { bullets: true });
  if (bullets.items.length === 0)
    throw new UserError("There are neither boxes nor bullets in this text, so there is nothing to import.");
  const choice = {
    label: vscode.l10n.t("Import its {0} bullets", bullets.items.length),
    value: bullets,
  };
  return pick([choice], vscode.l10n.t("There is no list item with a box"));
}

/** A preview of what was found, under its headings, in which items can be left out. */
async function choose(app: App, { items }: Checklist): Promise<readonly FoundItem[]> {
  const rows = items.flatMap((item, index) => {
    const heading = item.heading === items[index - 1]?.heading ? [] : [headingRow(item.heading ?? "")];
    return [...heading, itemRow(item)];
  });
  const picked = await vscode.window.showQuickPick(rows, {
    canPickMany: true,
    ignoreFocusOut: true,
    title: vscode.l10n.t("Which items shall be imported?"),
    placeHolder: vscode.l10n.t("{0} items found", items.length),
  });
  if (!picked) throw new Cancelled();
  const chosen = new Set(picked.map(({ item }) => item));
  const { chosenItems } = await app.documents();
  return chosenItems(items, (item) => chosen.has(item));
}

type PreviewRow = vscode.QuickPickItem & { readonly item?: FoundItem };

function headingRow(label: string): PreviewRow {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function itemRow(item: FoundItem): PreviewRow {
  const mark = item.state === "open" ? "$(circle-large)" : "$(check)";
  // What looks like an icon in a title is text; a space keeps it so.
  const title = item.title.replaceAll("$(", "$ (");
  return { label: `${"\u2003".repeat(item.indent)}${mark} ${title}`, picked: true, item };
}

function say(app: App, entry: Entry, { added, updated, skipped, duplicates }: Result): void {
  const left = skipped.length + duplicates.length;
  const message =
    left === 0
      ? vscode.l10n.t("{0}: {1} items added, {2} ticked.", clientOf(entry), added.length, updated.length)
      : vscode.l10n.t(
          "{0}: {1} items added, {2} ticked, {3} left out (empty, twice, without a box, or not in a list).",
          clientOf(entry),
          added.length,
          updated.length,
          left,
        );
  if (added.length + updated.length > 0) offerUndo(app, message);
  else void vscode.window.showInformationMessage(message);
}
