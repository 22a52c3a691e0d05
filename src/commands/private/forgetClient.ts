import * as vscode from "vscode";
import * as z from "zod/mini";
import type { App } from "../../host/app.js";
import { forgetOffboarding, knownClients } from "../../private/clients.js";
import { Cancelled, command, fields } from "../command.js";
import { type Known, knownFor } from "../offboardingId.js";
import { pick } from "../prompts.js";

/** `sendoff.forgetClient`: removes all that is kept of an offboarding on this machine, and answers with how many things that were. The repository stays as it is. */
export const forgetClient = command({
  argument: z.strictObject({ offboarding: fields.offboarding }),
  run: async (app, { offboarding }) => forget(app, await knownFor(app, offboarding)),
  byHand: async (app, { row }) => {
    const known = row ? await knownFor(app, row.what.kind === "client" ? row.what.id : row.uri) : await pickClient(app);
    const yes = vscode.l10n.t("Forget");
    const detail = vscode.l10n.t(
      "Private notes, the look-back, an archive and backups on this machine are removed for good. The files in the repository stay as they are.",
    );
    const title = vscode.l10n.t("Forget {0}?", known.client);
    if ((await vscode.window.showWarningMessage(title, { modal: true, detail }, yes)) !== yes) throw new Cancelled();
    return forget(app, known);
  },
});

function pickClient(app: App): Promise<Known> {
  const choices = knownClients(app.keyValues).map((each) => ({
    label: each.client,
    description: each.project,
    detail: vscode.Uri.parse(each.folder).fsPath,
    value: each,
  }));
  return pick<Known>(choices, vscode.l10n.t("Which client shall be forgotten?"));
}

async function forget(app: App, { id, uri }: Known): Promise<{ removed: number }> {
  const removed = (await forgetOffboarding(app.keyValues, id)) + (await app.backups.forget(uri));
  app.privateChanged.fire(uri);
  app.clientsChanged.fire();
  return { removed };
}
