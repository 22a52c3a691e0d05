import * as vscode from "vscode";
import * as z from "zod/mini";
import type { App } from "../../host/app.js";
import { readPrivateFile, writePrivateFile } from "../../host/privateFiles.js";
import { importPrivateFile, privateFileText } from "../../private/privateFile.js";
import { Cancelled, command, fileUri } from "../command.js";

const argument = z.strictObject({ file: fileUri });

/** `sendoff.exportPrivate`: all that is kept on this machine as one file, outside any workspace. Not part of the contract. */
export const exportPrivate = command({
  argument,
  run: (app, { file }) => write(app, vscode.Uri.parse(file, true)),
  byHand: async (app) => {
    const title = vscode.l10n.t("Where shall your private notes go?");
    const file = await vscode.window.showSaveDialog({ title, filters: { JSON: ["json"] } });
    if (!file) throw new Cancelled();
    return write(app, file);
  },
});

/** `sendoff.importPrivate`: takes over such a file; what is here already stays. Not part of the contract. */
export const importPrivate = command({
  argument,
  run: (app, { file }) => read(app, vscode.Uri.parse(file, true)),
  byHand: async (app) => {
    const title = vscode.l10n.t("Import private notes");
    const [file] = (await vscode.window.showOpenDialog({ title, filters: { JSON: ["json"] } })) ?? [];
    if (!file) throw new Cancelled();
    const result = await read(app, file);
    const message = vscode.l10n.t("{0} private notes and entries were imported.", result.imported);
    void vscode.window.showInformationMessage(message);
    return result;
  },
});

async function write(app: App, file: vscode.Uri): Promise<{ exported: string }> {
  await writePrivateFile(file, privateFileText(app.keyValues));
  return { exported: file.toString() };
}

async function read(app: App, file: vscode.Uri): Promise<{ imported: number }> {
  const result = await importPrivateFile(app.keyValues, await readPrivateFile(file));
  app.privateChanged.fire(undefined);
  app.clientsChanged.fire();
  return result;
}
