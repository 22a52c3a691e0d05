import * as vscode from "vscode";
import * as z from "zod/mini";
import { type App, clientOf } from "../../host/app.js";
import { excludeFromGit, includeInGit, isExcludedFromGit } from "../../host/gitExclude.js";
import { exportFolder } from "../../host/settings.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { pick } from "../prompts.js";
import { keepChoices } from "./shareChoices.js";
import { entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  share: z.boolean({ error: "expected true or false" }),
});

/** `sendoff.setShare`: whether git sees the checklist and the handoff. Changes nothing but this clone's `.git/info/exclude`. */
export const setShare = command({
  argument,
  run: async (app, { offboarding, share }) => set(app, await entryFor(app, offboarding), share),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const isShared = !(await isExcludedFromGit(folderOf(entry), `.sendoff/${entry.slug}`));
    const choices = keepChoices().map((choice) =>
      choice.value === isShared ? { ...choice, description: vscode.l10n.t("as it is now") } : choice,
    );
    const share = await pick(choices, vscode.l10n.t("Where shall Sendoff keep {0}?", clientOf(entry)));
    const result = await set(app, entry, share);
    if (!share) await sayIfCommitted(app, entry);
    return result;
  },
});

async function set(app: App, entry: Entry, share: boolean): Promise<{ share: boolean }> {
  await (share ? includeInGit : excludeFromGit)(app.platform, folderOf(entry), gitFolders(entry));
  return { share };
}

/** The folders of an offboarding that git sees or leaves out, seen from the workspace folder. */
export function gitFolders(entry: Pick<Entry, "slug" | "folder">): [checklist: string, handoff: string] {
  return [`.sendoff/${entry.slug}`, `${exportFolder(folderOf(entry))}/${entry.slug}`];
}

export function folderOf(entry: Pick<Entry, "folder">): vscode.Uri {
  return vscode.Uri.parse(entry.folder);
}

/** Git goes on following what was committed once; taking it out is a commit, and that is the user's to make. */
async function sayIfCommitted(app: App, entry: Entry): Promise<void> {
  const [checklist] = gitFolders(entry);
  if (!(await app.history.isTracked(folderOf(entry), checklist))) return;
  const message = "Git still follows {0}, since it was committed. “git rm -r --cached {0}” takes it out.";
  void vscode.window.showInformationMessage(vscode.l10n.t(message, checklist));
}
