import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import { type App, clientOf } from "../../host/app.js";
import { toDiskError } from "../../host/fileErrors.js";
import { exportFolder } from "../../host/settings.js";
import type { Entry } from "../../store/store.js";
import { Cancelled, command, fields, fileUri } from "../command.js";
import { entryByHand, entryFor } from "../which.js";

/** `sendoff.zipHandoff`: packs what was exported into one file that can be sent. Not part of the contract. */
export const zipHandoff = command({
  argument: z.strictObject({ offboarding: fields.offboarding, file: fileUri }),
  run: async (app, { offboarding, file }) => zip(app, await entryFor(app, offboarding), vscode.Uri.parse(file)),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const { asFileName } = await app.documents();
    const file = await vscode.window.showSaveDialog({
      title: vscode.l10n.t("Where shall the packed handoff go?"),
      defaultUri: vscode.Uri.joinPath(
        vscode.Uri.parse(entry.folder),
        "..",
        `${asFileName(clientOf(entry))} - handover.zip`,
      ),
      filters: { Zip: ["zip"] },
    });
    if (!file) throw new Cancelled();
    return zip(app, entry, file);
  },
});

async function zip(app: App, entry: Entry, file: vscode.Uri): Promise<{ written: string; files: number }> {
  const folder = vscode.Uri.parse(entry.folder);
  const base = vscode.Uri.joinPath(folder, exportFolder(folder), entry.slug);
  const { asFileName, zipOf } = await app.documents();
  const files = await filesBelow(base, `${asFileName(clientOf(entry))} - handover`);
  if (files.size === 0) throw new UserError("nothing was exported yet, so there is nothing to pack", "offboarding");
  try {
    await vscode.workspace.fs.writeFile(file, zipOf(files));
  } catch (error) {
    throw toDiskError(error, file);
  }
  return { written: file.toString(), files: files.size };
}

/** Links are left out: they may lead anywhere. */
async function filesBelow(folder: vscode.Uri, path: string): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const [name, type] of await entriesOf(folder)) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.File) found.set(`${path}/${name}`, await vscode.workspace.fs.readFile(uri));
    if (type === vscode.FileType.Directory)
      for (const [inner, bytes] of await filesBelow(uri, `${path}/${name}`)) found.set(inner, bytes);
  }
  return found;
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return [];
    throw error;
  }
}
