import * as vscode from "vscode";
import * as z from "zod/mini";
import type { App } from "../host/app.js";
import { detailsTab } from "../protocol/details.js";
import type { Entry } from "../store/store.js";
import { Cancelled, command, fields } from "./command.js";
import { entryByHand, entryFor } from "./which.js";

/** `sendoff.openDetails`: the details form, on a tab. */
export const openDetails = command({
  argument: z.strictObject({ offboarding: fields.offboarding, tab: z.exactOptional(detailsTab) }),
  run: async (app, { offboarding, tab }) => open(app, await entryFor(app, offboarding), tab),
  byHand: async (app, given) => {
    if (given.row && (await app.focus.isKeyPressed())) throw new Cancelled();
    const entry = await entryByHand(app, given);
    const { row } = given;
    return open(app, entry, row?.what.kind === "record" ? tabOf[row.what.record] : undefined);
  },
});

async function open(app: App, { uri }: Entry, tab: z.infer<typeof detailsTab> | undefined): Promise<{ uri: string }> {
  app.focus.set(uri);
  if (tab !== undefined) app.detailsTab.ask(uri, tab);
  await vscode.commands.executeCommand("vscode.openWith", vscode.Uri.parse(uri), "sendoff.details");
  return { uri };
}

/** Where the records of a kind are edited. */
const tabOf = {
  contact: "client",
  deliverable: "deliverables",
  result: "results",
  task: "tasks",
  access: "access",
  invoice: "invoices",
  issue: "issues",
  decision: "decisions",
  need: "needs",
} as const;
