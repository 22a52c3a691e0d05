import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import { type App, clientOf } from "../../host/app.js";
import type { Backup, Cause } from "../../store/backups.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { answerTo, type Choice } from "../prompts.js";
import { offerUndo } from "./undo.js";
import { entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  backup: z.exactOptional(z.string({ error: "expected the id of a backup" })),
});

type Answer = { backups: Backup[] } | { restored: string };

/** `sendoff.restore`: the backups of an offboarding.json; with the id of one, the file as it was then. That can be undone, too. */
export const restore = command<z.infer<typeof argument>, Answer>({
  argument,
  run: async (app, { offboarding, backup }) => {
    const entry = await entryFor(app, offboarding);
    if (backup !== undefined) return restoreBackup(app, entry, backup);
    return { backups: [...(await app.backups.list(entry.uri))] };
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const backups = await app.backups.list(entry.uri);
    if (backups.length === 0)
      throw new UserError(
        `There is no backup of ${clientOf(entry)} yet. One is kept before large changes: an import, a merge, another reason or size.`,
      );
    const picked = await pickBackup(app, entry, backups);
    const restored = await restoreBackup(app, entry, picked.id);
    offerUndo(app, vscode.l10n.t("{0} is as it was on {1}.", clientOf(entry), momentText(picked.at)));
    return restored;
  },
});

async function restoreBackup(app: App, entry: Entry, id: string): Promise<{ restored: string }> {
  const bytes = await app.backups.read(entry.uri, id);
  if (!bytes)
    throw new UserError("there is no such backup; sendoff.restore without one lists those there are", "backup");
  const text = textOf(bytes);
  await app.store.rewrite(entry.uri, vscode.l10n.t("restore {0}", clientOf(entry)), "restore", () => text);
  return { restored: id };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new UserError("is no text, so it cannot be restored", "backup");
    throw error;
  }
}

/** The list with time and cause; the button beside each shows how it differs from now. */
async function pickBackup(app: App, entry: Entry, backups: readonly Backup[]): Promise<Backup> {
  const compare = { iconPath: new vscode.ThemeIcon("diff"), tooltip: vscode.l10n.t("Show what differs from now") };
  const list = vscode.window.createQuickPick<Choice<Backup>>();
  list.title = vscode.l10n.t("Restore {0}", clientOf(entry));
  list.placeholder = vscode.l10n.t("As it was…");
  list.items = backups.map((backup) => ({
    label: momentText(backup.at),
    description: causeText(backup.cause),
    buttons: [compare],
    value: backup,
  }));
  list.onDidTriggerItemButton(({ item }) => {
    showDifference(app, entry, item.value).then(undefined, app.report.show);
  });
  return answerTo(list, () => list.activeItems[0]);
}

/** How a backup differs from the file as it is now. */
export async function showDifference(app: App, entry: Entry, { id, at }: Backup): Promise<void> {
  const title = vscode.l10n.t("{0}: {1} ↔ now", clientOf(entry), momentText(at));
  const file = vscode.Uri.parse(entry.uri);
  await vscode.commands.executeCommand("vscode.diff", app.backups.fileOf(entry.uri, id), file, title, {
    preview: true,
    preserveFocus: true,
  });
}

function momentText(at: string): string {
  return new Date(at).toLocaleString(vscode.env.language, { dateStyle: "medium", timeStyle: "medium" });
}

function causeText(cause: Cause): string {
  return {
    import: vscode.l10n.t("before an import"),
    size: vscode.l10n.t("before another size"),
    reason: vscode.l10n.t("before another reason"),
    migration: vscode.l10n.t("before the update to this version"),
    conflict: vscode.l10n.t("before the conflict was resolved"),
    restore: vscode.l10n.t("before a backup was restored"),
    damage: vscode.l10n.t("before a write that failed"),
  }[cause];
}
