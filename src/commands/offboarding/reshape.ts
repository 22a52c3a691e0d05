import * as vscode from "vscode";
import * as z from "zod/mini";
import { itemOf, setItemState } from "../../core/items.js";
import { type Reason, reasons, type Size, sizes } from "../../core/offboarding.js";
import { type Reshaped, setReason as toReason, setSize as toSize } from "../../core/reshape.js";
import { type App, clientOf } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { pick } from "../prompts.js";
import { reasonChoices } from "./reasonChoices.js";
import { offerUndo } from "./undo.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

/** `sendoff.setReason`: why it ends. Adds what is missing, and says what the new reason has no use for. */
export const setReason = command({
  argument: z.strictObject({ offboarding: fields.offboarding, reason: z.enum(reasons) }),
  run: async (app, { offboarding, reason }) => changeReason(app, await entryFor(app, offboarding), reason),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const now = documentOf(entry).reason;
    const reason = await pick(
      reasonChoices().map((choice) => markedIf(choice, choice.value === now)),
      vscode.l10n.t("Why does it end?"),
    );
    return say(app, entry, await changeReason(app, entry, reason));
  },
});

/** `sendoff.setSize`: how long the list is. A longer one adds; a shorter one only says what could go. */
export const setSize = command({
  argument: z.strictObject({ offboarding: fields.offboarding, size: z.enum(sizes) }),
  run: async (app, { offboarding, size }) => changeSize(app, await entryFor(app, offboarding), size),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const now = documentOf(entry).size ?? "quick";
    const size = await pick(
      sizeChoices().map((choice) => markedIf(choice, choice.value === now)),
      vscode.l10n.t("How long shall the list be?"),
    );
    return say(app, entry, await changeSize(app, entry, size));
  },
});

function changeReason(app: App, entry: Entry, reason: Reason): Promise<Reshaped> {
  return app.store.update(entry.uri, vscode.l10n.t("another reason"), toReason(reason), "reason");
}

function changeSize(app: App, entry: Entry, size: Size): Promise<Reshaped> {
  return app.store.update(entry.uri, vscode.l10n.t("another size"), toSize(size), "size");
}

/** What was added is worth a glance; what does not apply any more can be marked so, all at once, or left. */
async function say(app: App, entry: Entry, reshaped: Reshaped): Promise<Reshaped> {
  const { added, suggestNotNeeded } = reshaped;
  if (suggestNotNeeded.length > 0) await suggest(app, entry, suggestNotNeeded);
  if (added.length > 0) offerUndo(app, vscode.l10n.t("{0}: {1} items added.", clientOf(entry), added.length));
  return reshaped;
}

async function suggest(app: App, entry: Entry, ids: readonly string[]): Promise<void> {
  const document = documentOf(app.store.get(entry.uri) ?? entry);
  const picked = await vscode.window.showQuickPick(
    ids.map((id) => ({ label: itemOf(document, id).item.title, picked: true, id })),
    {
      canPickMany: true,
      ignoreFocusOut: true,
      title: vscode.l10n.t("These are not part of the list any more"),
      placeHolder: vscode.l10n.t("Mark as not needed"),
    },
  );
  if (!picked || picked.length === 0) return;
  const items = picked.map(({ id }) => id);
  const label = vscode.l10n.t("{0} items: not needed", items.length);
  await app.store.update(entry.uri, label, setItemState(items, { state: "not-needed", because: "not-applicable" }));
}

function sizeChoices(): { label: string; detail: string; value: Size }[] {
  return [
    { label: vscode.l10n.t("Quick"), detail: vscode.l10n.t("A happy small project, in an evening"), value: "quick" },
    { label: vscode.l10n.t("Standard"), detail: vscode.l10n.t("What most endings need"), value: "standard" },
    { label: vscode.l10n.t("Full"), detail: vscode.l10n.t("Everything, for large or delicate endings"), value: "full" },
  ];
}

function markedIf<T extends object>(choice: T, isNow: boolean): T {
  return isNow ? { ...choice, description: vscode.l10n.t("as it is now") } : choice;
}
