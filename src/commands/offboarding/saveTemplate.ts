import * as vscode from "vscode";
import * as z from "zod/mini";
import { templateFrom } from "../../core/checklistTemplate.js";
import { line } from "../../core/primitives.js";
import { type App, clientOf } from "../../host/app.js";
import { writeTemplate } from "../../host/checklistTemplates.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { askText, by, pick } from "../prompts.js";
import { folderOf } from "./setShare.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  name: line,
  team: z.exactOptional(z.boolean({ error: "expected true or false" })),
});

/** `sendoff.saveTemplate`: an offboarding's list as one to start others with: on this machine, or with `team` in the repository. */
export const saveTemplate = command({
  argument,
  run: async (app, { offboarding, name, team = false }) => save(app, await entryFor(app, offboarding), name, team),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const title = vscode.l10n.t("Save the List of {0} as a Template", clientOf(entry));
    const name = await askText({ title, prompt: vscode.l10n.t("What shall it be called?"), problem: by(line) });
    const team = await pick(
      [
        { label: vscode.l10n.t("For me, on this machine"), value: false },
        { label: vscode.l10n.t("For the team, in .sendoff/templates"), value: true },
      ],
      title,
    );
    return save(app, entry, name, team);
  },
});

async function save(app: App, entry: Entry, name: string, team: boolean): Promise<{ uri: string }> {
  const template = templateFrom(documentOf(entry), name);
  return { uri: (await writeTemplate(app.storage, folderOf(entry), template, team)).toString() };
}
