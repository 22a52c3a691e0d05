import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import { type App, clientOf } from "../../host/app.js";
import { readFolder, removeFolder } from "../../host/archiveFiles.js";
import { exists } from "../../host/createFiles.js";
import { closeTabs } from "../../host/isShown.js";
import { includeInGit, isExcludedFromGit } from "../../host/gitExclude.js";
import { writePrivateFile } from "../../host/privateFiles.js";
import { type Archive, keepArchive } from "../../private/archives.js";
import type { Entry } from "../../store/store.js";
import { Cancelled, command, fields } from "../command.js";
import { pick } from "../prompts.js";
import { folderOf, gitFolders } from "./setShare.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

/**
 * `sendoff.archive`: keeps a copy on the user's machine (or, by hand, in a file) and takes Sendoff out of the repository. What was
 * exported for the client stays: it is theirs. `archived` is the id of the offboarding, or the URI of the file.
 */
export const archive = command({
  argument: z.strictObject({ offboarding: fields.offboarding }),
  run: async (app, { offboarding }) => archiveEntry(app, await entryFor(app, offboarding), undefined),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const title = vscode.l10n.t("Archive {0} and remove Sendoff from this repository", clientOf(entry));
    const where = await pick(
      [
        {
          label: vscode.l10n.t("Keep it on this machine"),
          detail: vscode.l10n.t("“Open Archived Offboarding…” brings it back. The exported handoff stays."),
          value: "here" as const,
        },
        {
          label: vscode.l10n.t("Keep it in a file…"),
          detail: vscode.l10n.t("To be opened again on any machine. The exported handoff stays."),
          value: "file" as const,
        },
      ],
      title,
    );
    const archived = await archiveEntry(app, entry, where === "file" ? await askFile(entry) : undefined);
    const message = vscode.l10n.t("{0} is archived, and its checklist is out of this repository.", clientOf(entry));
    void vscode.window.showInformationMessage(message);
    return archived;
  },
});

async function archiveEntry(app: App, entry: Entry, file: vscode.Uri | undefined): Promise<{ archived: string }> {
  const { id } = documentOf(entry);
  const folder = vscode.Uri.joinPath(vscode.Uri.parse(entry.uri), "..");
  const [checklist, handoff] = gitFolders(entry);
  const kept: Archive = {
    version: 1,
    id,
    client: clientOf(entry),
    slug: entry.slug,
    archivedAt: app.context().now,
    shared: !(await isExcludedFromGit(folderOf(entry), checklist)),
    files: [...(await readFolder(folder))],
  };
  if (file) await writePrivateFile(file, `${JSON.stringify(kept, null, 2)}\n`);
  else await keepArchive(app.keyValues, id, kept);
  await closeTabs(folder);
  await removeFolder(folder, kept.files);
  // A handoff that was exported goes on being left out of git, or it would turn up in the client's next commit by surprise.
  const hasHandoff = await exists(vscode.Uri.joinPath(folderOf(entry), handoff));
  await includeInGit(app.platform, folderOf(entry), hasHandoff ? [checklist] : [checklist, handoff]);
  await app.store.reload();
  app.clientsChanged.fire();
  return { archived: file?.toString() ?? id };
}

async function askFile(entry: Entry): Promise<vscode.Uri> {
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Where shall the archive go?"),
    filters: { [vscode.l10n.t("Archived offboarding")]: ["sendoff.json"] },
    defaultUri: vscode.Uri.file(`${entry.slug}.sendoff.json`),
  });
  if (!file) throw new Cancelled();
  if (vscode.workspace.getWorkspaceFolder(file))
    throw new UserError("The archive would lie in the workspace that it is to be taken out of. Choose another folder.");
  return file;
}
