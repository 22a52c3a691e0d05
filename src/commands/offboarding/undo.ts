import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import type { App } from "../../host/app.js";
import { command } from "../command.js";

const argument = z.strictObject({});

/** `sendoff.undo`: undoes this window's newest change to an offboarding. */
export const undo = command({
  argument,
  hasNoArgument: true,
  run: async (app) => labelled(await app.store.undo()),
  byHand: async (app) => {
    const label = await app.store.undo();
    say(label === undefined ? vscode.l10n.t("Nothing to undo") : vscode.l10n.t("Undone: {0}", label));
    return labelled(label);
  },
});

/** `sendoff.redo`: makes the change that was undone last once more. */
export const redo = command({
  argument,
  hasNoArgument: true,
  run: async (app) => labelled(await app.store.redo()),
  byHand: async (app) => {
    const label = await app.store.redo();
    say(label === undefined ? vscode.l10n.t("Nothing to redo") : vscode.l10n.t("Done again: {0}", label));
    return labelled(label);
  },
});

function labelled(label: string | undefined): { label: string } | null {
  return label === undefined ? null : { label };
}

/** In the status bar, for a few seconds: worth a glance, not a notification. */
function say(message: string): void {
  vscode.window.setStatusBarMessage(message, 5000);
}

/** Says what was done, with a button that undoes just that. Nobody waits for the answer. */
export function offerUndo(app: App, message: string): void {
  const label = vscode.l10n.t("Undo");
  const step = app.store.newestStep();
  vscode.window
    .showInformationMessage(message, label)
    .then((picked) => (picked === label ? undoStep(app, step) : undefined))
    .then(undefined, app.report.show);
}

async function undoStep(app: App, step: unknown): Promise<void> {
  if (app.store.newestStep() !== step)
    throw new UserError("Other things were changed since. Use “Undo Last Change” to go back one by one.");
  await app.store.undo();
}
