import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import type { App } from "../../host/app.js";
import { unpackArchive } from "../../host/archiveFiles.js";
import { excludeFromGit } from "../../host/gitExclude.js";
import { readPrivateFile } from "../../host/privateFiles.js";
import { Row } from "../../host/row.js";
import { type Archive, archive as schema, keepArchive, readArchives } from "../../private/archives.js";
import { rememberClient } from "../../private/clients.js";
import { Cancelled, command } from "../command.js";
import { pick } from "../prompts.js";
import { gitFolders } from "./setShare.js";
import { documentOf } from "../which.js";
import { folderByHand, folderFor } from "../workspaceFolders.js";

const argument = z.strictObject({
  /** The id of an archived offboarding, or the URI of an archive's file: what `sendoff.archive` answered. */
  archive: z.string({ error: "expected what sendoff.archive answered" }),
  folder: z.exactOptional(z.string({ error: "expected a workspace folder" })),
});

/** `sendoff.openArchive`: puts an archived offboarding back into a repository, to be worked on again. Not part of the contract. */
export const openArchive = command({
  argument,
  run: async (app, { archive, folder }) => open(app, await find(app, archive), folderFor(folder)),
  byHand: async (app, { uri }) => {
    const folder = await folderByHand(uri);
    const choices = readArchives(app.keyValues).map((archive) => ({
      label: archive.client,
      description: archive.archivedAt.slice(0, 10),
      value: archive,
    }));
    const fromFile = { label: vscode.l10n.t("From a file…"), value: undefined };
    const picked = await pick<Archive | undefined>([...choices, fromFile], vscode.l10n.t("Open Archived Offboarding"));
    const opened = await open(app, picked ?? (await fromFileByHand()), folder);
    app.reveal.fire({ row: new Row(opened.uri, { kind: "offboarding" }), focus: true });
    return opened;
  },
});

async function open(
  app: App,
  archive: Archive,
  folder: vscode.WorkspaceFolder,
): Promise<{ slug: string; uri: string }> {
  await app.store.ready();
  const already = app.store.list().find((entry) => entry.offboarding?.id === archive.id);
  if (already) throw new UserError(`this offboarding is open already, as ${already.slug}`, "archive");
  const home = folder.uri.toString();
  const { slug, uri } = await unpackArchive(app.platform, folder.uri, archive, async (name) => {
    if (!archive.shared) await excludeFromGit(app.platform, folder.uri, gitFolders({ slug: name, folder: home }));
  });
  const place = { slug, uri: uri.toString(), folder: home };
  await app.store.reload();
  const entry = app.store.get(place.uri);
  // Only what was brought back whole may go from the archive.
  if (entry?.offboarding) {
    await rememberClient(app.keyValues, { ...place, offboarding: documentOf(entry) });
    await keepArchive(app.keyValues, archive.id, undefined);
  }
  app.clientsChanged.fire();
  app.focus.set(place.uri);
  return { slug: place.slug, uri: place.uri };
}

async function find(app: App, name: string): Promise<Archive> {
  const known = readArchives(app.keyValues).find(({ id }) => id === name);
  if (known) return known;
  if (/^[a-z][a-z0-9+.-]+:/i.test(name)) return parse(await readPrivateFile(vscode.Uri.parse(name)));
  throw new UserError("there is no such archive on this machine", "archive");
}

function parse(text: string): Archive {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UserError("this is not an archived offboarding", "archive");
    throw error;
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UserError("this is not an archived offboarding", "archive");
}

async function fromFileByHand(): Promise<Archive> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Open Archived Offboarding"),
      filters: { [vscode.l10n.t("Archived offboarding")]: ["json"] },
    })) ?? [];
  if (!file) throw new Cancelled();
  return parse(await readPrivateFile(file));
}
