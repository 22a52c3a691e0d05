import * as vscode from "vscode";
import * as z from "zod/mini";
import { itemOf, asList, removeItem as operation } from "../../core/items.js";
import type { Offboarding } from "../../core/offboarding.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { askItems } from "./askItems.js";
import { command, fields } from "../command.js";
import { offerUndo } from "../offboarding/undo.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({ offboarding: fields.offboarding, item: fields.ids });

/** `sendoff.removeItem`: removes items; by hand with an offer to undo instead of a question before. */
export const removeItem = command({
  argument,
  run: async (app, { offboarding, item }) => remove(app, await entryFor(app, offboarding), asList(item)),
  byHand: async (app, given) => {
    // The same key removes any kind of row.
    const selected = await given.selection();
    const records = selected.filter(({ what }) => what.kind === "record");
    for (const row of records) await vscode.commands.executeCommand("sendoff.removeRecord", row);
    if (records.length > 0) return undefined;
    const isOfItems = selected.some(({ what }) => what.kind === "item");
    const pieces = isOfItems ? [] : selected.filter(({ what }) => what.kind === "piece");
    for (const row of pieces) await vscode.commands.executeCommand("sendoff.removePiece", row);
    if (pieces.length > 0) return undefined;
    const entry = await entryByHand(app, given);
    const items = await askItems(entry, given);
    const what = titles(documentOf(entry), items);
    const removed = await remove(app, entry, items);
    offerUndo(app, vscode.l10n.t("Removed {0}.", what));
    return removed;
  },
});

function remove(app: App, entry: Entry, items: readonly string[]): Promise<{ removed: string[] }> {
  const label = (document: Offboarding): string => vscode.l10n.t("remove {0}", titles(document, items));
  return app.store.update(entry.uri, label, operation(items));
}

function titles(document: Offboarding, [first = "", ...more]: readonly string[]): string {
  const { title } = itemOf(document, first).item;
  return more.length === 0 ? `“${title}”` : vscode.l10n.t("“{0}” and {1} more", title, more.length);
}
