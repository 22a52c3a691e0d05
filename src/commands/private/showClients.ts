import * as vscode from "vscode";
import * as z from "zod/mini";
import type { App } from "../../host/app.js";
import { type KnownClient, knownClients } from "../../private/clients.js";
import { command } from "../command.js";

/** `sendoff.showClients`: everything ever started on this machine, the newest last day first; by hand the view that shows them. */
export const showClients = command({
  argument: z.strictObject({}),
  run: (app) => list(app),
  byHand: async (app) => {
    await vscode.commands.executeCommand("sendoff.clients.focus");
    return list(app);
  },
});

async function list(app: App): Promise<KnownClient[]> {
  await app.store.ready();
  return [...knownClients(app.keyValues)];
}
