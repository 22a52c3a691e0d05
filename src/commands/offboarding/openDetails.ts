import * as vscode from "vscode";
import * as z from "zod/mini";
import type { App } from "../../host/app.js";
import type { DetailsPlace } from "../../host/detailsTab.js";
import { detailsTab } from "../../protocol/details.js";
import type { Entry } from "../../store/store.js";
import { Cancelled, command, fields } from "../command.js";
import { entryByHand, entryFor } from "../which.js";

/** `sendoff.openDetails`: the details form, on a tab; from the row of a record, with the keyboard on its row there. */
export const openDetails = command({
  argument: z.strictObject({ offboarding: fields.offboarding, tab: z.exactOptional(detailsTab) }),
  run: async (app, { offboarding, tab }) =>
    open(app, await entryFor(app, offboarding), tab === undefined ? undefined : { tab }),
  byHand: async (app, given) => {
    if (given.row && app.focus.isCalledByKey(given.row)) throw new Cancelled();
    const entry = await entryByHand(app, given);
    const what = given.row?.what;
    if (what?.kind === "record") return open(app, entry, { tab: tabOf[what.record], row: what.id });
    return open(app, entry, what?.kind === "more" ? { tab: tabOf[what.record] } : undefined);
  },
});

async function open(app: App, { uri }: Entry, place: DetailsPlace | undefined): Promise<{ uri: string }> {
  app.focus.set(uri);
  if (place) app.detailsTab.ask(uri, place);
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
