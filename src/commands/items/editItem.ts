import * as vscode from "vscode";
import * as z from "zod/mini";
import { editableItemFields, editItem as operation, itemOf } from "../../core/items.js";
import { item as itemSchema, type Offboarding } from "../../core/offboarding.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { askItems } from "./askItems.js";
import { command, fields } from "../command.js";
import { askText, by, pick } from "../prompts.js";
import { refuseSecrets } from "../refuseSecrets.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({ offboarding: fields.offboarding, item: fields.id, set: fields.set });

/** `sendoff.editItem`: sets fields of an item; null removes one. */
export const editItem = command({
  argument,
  run: async (app, { offboarding, item, set }) => edit(app, await entryFor(app, offboarding), item, set),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const [id = ""] = await askItems(entry, given);
    const { item } = itemOf(documentOf(entry), id);
    const field = await pick(
      editableItemFields.map((name) => ({ label: labels()[name], description: String(item[name] ?? ""), value: name })),
      item.title,
    );
    const isNeeded = field === "title" || field === "need";
    const value =
      field === "need"
        ? await pick(needChoices(), item.title)
        : await askText({
            title: labels()[field],
            value: String(item[field] ?? ""),
            problem: by(itemSchema.shape[field], { optional: !isNeeded, isNumber: field === "indent" }),
          });
    const set = value === "" ? null : field === "indent" ? Number(value) : value;
    return edit(app, entry, id, { [field]: set });
  },
});

/** Sets fields of an item, with its label for undo. */
export async function edit(
  app: App,
  entry: Entry,
  item: string,
  set: Readonly<Record<string, unknown>>,
): Promise<{ changed: string[] }> {
  refuseSecrets(set, "set");
  const label = (document: Offboarding): string => vscode.l10n.t("edit {0}", itemOf(document, item).item.title);
  return app.store.update(entry.uri, label, operation(item, set));
}

function needChoices(): { label: string; value: string }[] {
  return [
    { label: vscode.l10n.t("Required: holds the goodbye"), value: "required" },
    { label: vscode.l10n.t("Optional"), value: "optional" },
  ];
}

function labels(): Readonly<Record<(typeof editableItemFields)[number], string>> {
  return {
    title: vscode.l10n.t("Title"),
    need: vscode.l10n.t("Required or optional"),
    due: vscode.l10n.t("Due (T-8d, T, or 2026-12-11)"),
    owner: vscode.l10n.t("Who does it (me, client, both, or a name)"),
    note: vscode.l10n.t("Note (your client can read this)"),
    link: vscode.l10n.t("Link"),
    indent: vscode.l10n.t("Indent (0 to 3)"),
  };
}
