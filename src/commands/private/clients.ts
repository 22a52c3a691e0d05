import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import { itemOf, setItemState } from "../../core/items.js";
import type { Offboarding } from "../../core/offboarding.js";
import type { App } from "../../host/app.js";
import { exists } from "../../host/createFiles.js";
import { writePrivateFile } from "../../host/privateFiles.js";
import { Row } from "../../host/row.js";
import { followedUp, followUpsOf, type KnownClient, knownClients } from "../../private/clients.js";
import { Cancelled, command, fileUri } from "../command.js";
import { pick } from "../prompts.js";

/** `sendoff.openClient`: shows a client of the list: in the sidebar if the folder is open, else the folder in another window. Not part of the contract. */
export const openClient = command({
  argument: z.strictObject({ client: z.string() }),
  run: (app, { client }) => open(app, clientBy(app, client)),
  byHand: async (app, { row }) => {
    if (row?.what.kind === "client") return open(app, clientBy(app, row.what.id));
    const choices = knownClients(app.keyValues).map((each) => ({
      label: each.client,
      description: each.project,
      value: each,
    }));
    return open(app, await pick(choices, vscode.l10n.t("Which client?")));
  },
});

async function open(app: App, client: KnownClient): Promise<void> {
  await app.store.ready();
  const entry = app.store.list().find(({ offboarding }) => offboarding?.id === client.id);
  if (entry) {
    app.reveal.fire({ row: new Row(entry.uri, { kind: "offboarding" }), focus: true });
    return;
  }
  if (client.archived) {
    await vscode.commands.executeCommand("sendoff.openArchive");
    return;
  }
  const folder = vscode.Uri.parse(client.folder);
  if (!(await exists(folder)))
    throw new UserError(
      `${client.client} was last seen in ${folder.fsPath}, which is not there any more. Open the folder where it is now; Sendoff knows it again.`,
      "client",
    );
  await vscode.commands.executeCommand("vscode.openFolder", folder, { forceNewWindow: true });
}

/** `sendoff.followUpDone`: a follow-up of the list is done; in the offboarding, too, if that is open here. Not part of the contract. */
export const followUpDone = command({
  argument: z.strictObject({ client: z.string(), item: z.string() }),
  run: (app, { client, item }) => done(app, clientBy(app, client), item),
  byHand: async (app, { row }) => {
    if (row?.what.kind !== "followUp") throw new Cancelled();
    await done(app, clientBy(app, row.what.client), row.what.id);
  },
});

async function done(app: App, client: KnownClient, item: string): Promise<void> {
  const entry = app.store.list().find(({ offboarding }) => offboarding?.id === client.id);
  const label = (document: Offboarding): string => vscode.l10n.t("tick {0}", itemOf(document, item).item.title);
  if (entry) await app.store.update(entry.uri, label, setItemState(item, { state: "done" }));
  else await followedUp(app.keyValues, client.id, item);
  app.clientsChanged.fire();
}

function clientBy(app: App, id: string): KnownClient {
  const found = knownClients(app.keyValues).find((each) => each.id === id);
  if (!found) throw new UserError("is not in the list of clients on this machine", "client");
  return found;
}

/** `sendoff.followUpCalendar`: what is still to come, of one client or of all, as a file for your own calendar. Not part of the contract. */
export const followUpCalendar = command({
  argument: z.strictObject({ client: z.exactOptional(z.string()), file: fileUri }),
  run: (app, { client, file }) =>
    writeCalendar(
      app,
      client === undefined ? knownClients(app.keyValues) : [clientBy(app, client)],
      vscode.Uri.parse(file),
    ),
  byHand: async (app, { row }) => {
    const clients = row?.what.kind === "client" ? [clientBy(app, row.what.id)] : knownClients(app.keyValues);
    if (clients.every((client) => followUpsOf(client).length === 0))
      throw new UserError("There are no follow-ups. They begin when a goodbye was sent.");
    const title = vscode.l10n.t("Where shall the calendar go?");
    const file = await vscode.window.showSaveDialog({ title, filters: { iCalendar: ["ics"] } });
    if (!file) throw new Cancelled();
    return writeCalendar(app, clients, file);
  },
});

async function writeCalendar(
  app: App,
  clients: readonly KnownClient[],
  file: vscode.Uri,
): Promise<{ written: string; entries: number }> {
  const { calendarText } = await app.documents();
  const days = clients.flatMap((client) =>
    followUpsOf(client).map(({ item, title, due }) => ({
      uid: `${client.id}-${item}@sendoff`,
      day: due,
      title: `${client.client}: ${title}`,
    })),
  );
  // It names clients, so it must not lie where one of them looks.
  await writePrivateFile(file, calendarText(days, { stamp: app.context().now }));
  return { written: file.toString(), entries: days.length };
}
