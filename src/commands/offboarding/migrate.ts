import * as vscode from "vscode";
import * as z from "zod/mini";
import { type App, clientOf } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { showDifference } from "./restore.js";
import { offerUndo } from "./undo.js";
import { entryByHand, entryFor } from "../which.js";

/** `sendoff.migrate`: updates a file that an older Sendoff wrote, and shows what that changed. Not part of the contract. */
export const migrate = command({
  argument: z.strictObject({ offboarding: fields.offboarding }),
  run: async (app, { offboarding }) => update(app, await entryFor(app, offboarding)),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    await update(app, entry);
    const [backup] = await app.backups.list(entry.uri);
    if (backup) await showDifference(app, entry, backup);
    offerUndo(app, vscode.l10n.t("{0} is updated; the old bytes are kept.", clientOf(entry)));
  },
});

function update(app: App, entry: Entry): Promise<void> {
  return app.store.migrate(entry.uri, vscode.l10n.t("update {0}", clientOf(entry)));
}
