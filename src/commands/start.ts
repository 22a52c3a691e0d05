import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../core/errors.js";
import { slugFor } from "../core/names.js";
import { type Reason, reasons, sizes } from "../core/offboarding.js";
import { day, line, visibleCharacter } from "../core/primitives.js";
import { type Beginning, newText, startOffboarding } from "../core/start.js";
import type { App } from "../host/app.js";
import { createOffboardingFile, takenSlugs } from "../host/createFiles.js";
import { excludeFromGit } from "../host/gitExclude.js";
import { Row } from "../host/row.js";
import { exportFolder } from "../host/settings.js";
import { providerFrom, readMyDetails } from "../private/myDetails.js";
import { command } from "./command.js";
import { askText, by, pick } from "./prompts.js";
import { refuseSecrets } from "./refuseSecrets.js";

const argument = z.strictObject({
  client: z.string({ error: "expected a name" }).check(z.regex(visibleCharacter, { error: "must not be empty" })),
  reason: z.enum(reasons),
  lastDay: day,
  project: z.exactOptional(line),
  startedOn: z.exactOptional(day),
  flavor: z.exactOptional(line),
  size: z.exactOptional(z.enum(sizes)),
  contacts: z.exactOptional(z.array(z.record(z.string(), z.unknown()), { error: "expected a list of contacts" })),
  folder: z.exactOptional(z.string({ error: "expected a workspace folder" })),
  share: z.exactOptional(z.boolean({ error: "expected true or false" })),
});
type Argument = z.infer<typeof argument>;

/** `sendoff.start`: a new offboarding, kept out of git unless it is shared with the team. */
export const start = command({
  argument,
  run: startIn,
  byHand: async (app, { uri }) => {
    const folder = await folderByHand(uri);
    const title = vscode.l10n.t("Start Offboarding");
    const client = await askText({
      title,
      prompt: vscode.l10n.t("Who is the client?"),
      problem: by(argument.shape.client),
    });
    const reason = await pick(reasonChoices(), vscode.l10n.t("Why does it end?"));
    const prompt = vscode.l10n.t("Which is the last day of the work? Everything counts from it.");
    const { today } = app.context();
    const lastDay = await askText({ title, prompt, value: today, placeHolder: "2026-12-11", problem: by(day) });
    const share = await pick(keepChoices(), vscode.l10n.t("Where shall Sendoff keep the checklist?"));
    const started = await startIn(app, { client, reason, lastDay, share, folder: folder.uri.toString() });
    app.reveal.fire({ row: new Row(started.uri, { kind: "offboarding" }), focus: false });
    return started;
  },
});

async function startIn(app: App, given: Argument): Promise<{ slug: string; uri: string }> {
  refuseSecrets(given);
  const folder = folderFor(given.folder);
  const slug = slugFor(given.client, await takenSlugs(folder.uri));
  // Asked before anything is written, since a broken setting shall stop the start, too.
  const exports = exportFolder(folder.uri);
  const offboarding = startOffboarding(await beginningOf(app, folder, given), app.context());
  // First, since git must never see a file that was to stay out of it.
  if (given.share !== true) await excludeFromGit(folder.uri, [`.sendoff/${slug}`, `${exports}/${slug}`]);
  const uri = (await createOffboardingFile(folder.uri, slug, newText(offboarding))).toString();
  await app.store.reload();
  app.focus.set(uri);
  return { slug, uri };
}

/** The rest is guessed, and can be changed: the project from the folder, the start from the first commit, My Details as they are. */
async function beginningOf(app: App, folder: vscode.WorkspaceFolder, given: Argument): Promise<Beginning> {
  const { folder: _folder, share: _share, ...told } = given;
  const provider = providerFrom(readMyDetails(app.keyValues));
  const first = told.startedOn ?? (await app.history.firstDay(folder.uri));
  return {
    project: visibleCharacter.test(folder.name) ? folder.name : given.client,
    ...told,
    // A name that was pasted with line breaks is still one name.
    client: told.client.replace(/\s+/gu, " ").trim(),
    ...(first !== undefined && { startedOn: first }),
    ...(provider && { provider }),
  };
}

function folderFor(name: string | undefined): vscode.WorkspaceFolder {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [first] = folders;
  if (!first) throw new UserError("open the client's folder first", "folder");
  const found = folders.find(
    ({ uri, name: called }) => name === uri.toString() || name === uri.fsPath || name === called,
  );
  if (found ?? (name === undefined && folders.length === 1)) return found ?? first;
  const names = folders.map((folder) => folder.name).join(", ");
  throw new UserError(`say which of the open folders: ${names}`, "folder");
}

async function folderByHand(uri: vscode.Uri | undefined): Promise<vscode.WorkspaceFolder> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const active = uri ?? vscode.window.activeTextEditor?.document.uri;
  const found =
    (active && vscode.workspace.getWorkspaceFolder(active)) ?? (folders.length === 1 ? folders[0] : undefined);
  if (found) return found;
  if (folders.length === 0)
    throw new UserError("Open the client's folder first (File > Open Folder…), then start the offboarding.");
  const choices = folders.map((folder) => ({ label: folder.name, description: folder.uri.fsPath, value: folder }));
  return pick(choices, vscode.l10n.t("In which folder?"));
}

function reasonChoices(): { label: string; description?: string; value: Reason }[] {
  return [
    { label: vscode.l10n.t("The project is complete"), value: "complete" },
    { label: vscode.l10n.t("The contract ends"), value: "contract-end" },
    { label: vscode.l10n.t("The client cancelled"), value: "client-cancelled" },
    { label: vscode.l10n.t("We end it"), value: "we-cancelled" },
    { label: vscode.l10n.t("It is paused"), value: "paused" },
    { label: vscode.l10n.t("Something else"), value: "other" },
  ];
}

function keepChoices(): { label: string; detail: string; value: boolean }[] {
  return [
    {
      label: vscode.l10n.t("Only in this clone"),
      detail: vscode.l10n.t("Git does not see it; nothing in the client's tree changes."),
      value: false,
    },
    {
      label: vscode.l10n.t("Share with the team through git"),
      detail: vscode.l10n.t("It is committed like any file. The client can read it."),
      value: true,
    },
  ];
}
