import * as vscode from "vscode";
import * as z from "zod/mini";
import { close as toClosed, closingHolds, reopen as toOpen } from "../../core/closing.js";
import type { Hold } from "../../core/holds.js";
import { type App, asReadHere, clientOf } from "../../host/app.js";
import { keepWords } from "../../private/privateWords.js";
import type { Entry } from "../../store/store.js";
import { anyway } from "../draft/beforeSending.js";
import { command, fields } from "../command.js";
import { askHolds } from "../draft/holdsDialog.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

/** `sendoff.close`: closes an offboarding, unless something holds it; `anyway` says why it is closed all the same, in words that stay private. */
export const close = command({
  argument: z.strictObject({ offboarding: fields.offboarding, anyway }),
  run: async (app, { offboarding, anyway: why }) => closeEntry(app, await entryFor(app, offboarding), why),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const why = await askHolds(app, entry, {
      title: vscode.l10n.t("Before you close"),
      anyway: vscode.l10n.t("Close anyway…"),
      read: (current) => Promise.resolve({ holds: closingHolds(asReadHere(app, documentOf(current))), go: false }),
    });
    const closed = await closeEntry(app, entry, why);
    if (closed.closed) offerArchive(app, entry);
    return closed;
  },
});

async function closeEntry(
  app: App,
  entry: Entry,
  why: string | undefined,
): Promise<{ closed: boolean; holds: Hold[] }> {
  const label = vscode.l10n.t("close {0}", clientOf(entry));
  const result = await app.store.update(entry.uri, label, toClosed({ anyway: why !== undefined }));
  if (result.closed && result.holds.length > 0 && why !== undefined)
    await keepWords(app.keyValues, documentOf(entry).id, { closedAnyway: why });
  return result;
}

/** The next step after the last one; nobody waits for the answer. */
function offerArchive(app: App, entry: Entry): void {
  const archive = vscode.l10n.t("Archive…");
  const message = vscode.l10n.t("{0} is closed. The follow-ups go on.", clientOf(entry));
  vscode.window
    .showInformationMessage(message, archive)
    .then((picked) =>
      picked === archive ? vscode.commands.executeCommand("sendoff.archive", vscode.Uri.parse(entry.uri)) : undefined,
    )
    .then(undefined, app.report.show);
}

/** `sendoff.reopen`: goes on with a closed offboarding. */
export const reopen = command({
  argument: z.strictObject({ offboarding: fields.offboarding }),
  run: async (app, { offboarding }) => reopenEntry(app, await entryFor(app, offboarding)),
  byHand: async (app, given) => reopenEntry(app, await entryByHand(app, given)),
});

function reopenEntry(app: App, entry: Entry): Promise<{ status: "open" }> {
  return app.store.update(entry.uri, vscode.l10n.t("reopen {0}", clientOf(entry)), toOpen());
}
