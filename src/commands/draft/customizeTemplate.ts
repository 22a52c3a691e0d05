import * as vscode from "vscode";
import * as z from "zod/mini";
import { line } from "../../core/primitives.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { pick } from "../prompts.js";
import { folderOf } from "../offboarding/setShare.js";
import { entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  template: line,
  team: z.exactOptional(z.boolean({ error: "expected true or false" })),
});

/**
 * `sendoff.customizeTemplate`: copies a built-in template, or a part that several share, to be changed: for this machine, or with `team`
 * into the repository. Drafts are made from it from then on. Not part of the contract.
 */
export const customizeTemplate = command({
  argument,
  run: async (app, { offboarding, template, team = false }) =>
    copy(app, await entryFor(app, offboarding), template, team),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const title = vscode.l10n.t("Customize a Template");
    const names = await app.templates.builtIn();
    const template = await pick(
      names.map((name) => ({ label: name.replace(/^partials\//, "$(symbol-snippet) "), value: name })),
      title,
    );
    const team = await pick(
      [
        { label: vscode.l10n.t("For me, on this machine"), value: false },
        { label: vscode.l10n.t("For the team, in .sendoff/templates"), value: true },
      ],
      title,
    );
    const copied = await copy(app, entry, template, team);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.parse(copied.uri)));
    return copied;
  },
});

async function copy(app: App, entry: Entry, template: string, team: boolean): Promise<{ uri: string }> {
  return { uri: (await app.templates.customize(folderOf(entry), template, team)).toString() };
}
