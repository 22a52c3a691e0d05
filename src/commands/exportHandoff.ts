import * as vscode from "vscode";
import * as z from "zod/mini";
import { type App, clientOf } from "../host/app.js";
import { type Exported, exportFiles } from "../host/exportFiles.js";
import type { Entry } from "../store/store.js";
import { command, fields } from "./command.js";
import { entryByHand, entryFor } from "./which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  formats: z.exactOptional(
    z.array(z.enum(["markdown", "html"])).check(z.minLength(1, { error: "name at least one format" })),
  ),
  audience: z.exactOptional(z.enum(["owner", "developer", "both"])),
  onConflict: z.exactOptional(z.enum(["keep", "overwrite"])),
});
type How = Omit<z.infer<typeof argument>, "offboarding">;

/** `sendoff.export`: writes the handoff next to the client's code. What the user changed there since is kept unless told. */
export const exportHandoff = command({
  argument,
  run: async (app, { offboarding, ...how }) => exportEntry(app, await entryFor(app, offboarding), how),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const exported = await vscode.window.withProgress(
      { location: { viewId: "sendoff.offboardings" }, title: vscode.l10n.t("Exporting the handoff") },
      () => exportEntry(app, entry, {}),
    );
    tell(app, entry, exported);
    return exported;
  },
});

function exportEntry(
  app: App,
  entry: Entry,
  { formats = ["markdown", "html"], audience = "both", onConflict = "keep" }: How,
): Promise<Exported> {
  return exportFiles(app, entry, { formats, audience, onConflict });
}

/** One message with the next step: look at it, decide about what was kept, or take the secret out. Nobody waits for the answer. */
function tell(app: App, entry: Entry, { written, unchanged, kept, blocked }: Exported): void {
  const [first] = blocked;
  if (first) {
    const places = blocked.map(({ path, rule, masked }) => `${path}: ${rule} (${masked})`).join(", ");
    void vscode.window.showErrorMessage(
      vscode.l10n.t("Nothing was exported: this looks like a secret. Take it out, then export again. {0}", places),
    );
    return;
  }
  const show = vscode.l10n.t("Show");
  const overwrite = vscode.l10n.t("Overwrite Them");
  const message =
    kept.length > 0
      ? vscode.l10n.t("{0}: exported, but for what was changed there by hand: {1}.", clientOf(entry), kept.join(", "))
      : written.length === 0
        ? vscode.l10n.t("{0}: the handoff is up to date.", clientOf(entry))
        : vscode.l10n.t("{0}: the handoff is ready.", clientOf(entry));
  const folder = vscode.Uri.parse(entry.folder);
  const [shown] = [...written, ...unchanged, ...kept];
  vscode.window
    .showInformationMessage(message, ...(kept.length > 0 ? [overwrite] : []), show)
    .then(async (picked) => {
      if (picked === show && shown !== undefined)
        await vscode.commands.executeCommand("revealInExplorer", vscode.Uri.joinPath(folder, shown));
      if (picked !== overwrite) return;
      // The message may have stood there for a while.
      const current = await entryFor(app, entry.uri);
      tell(app, current, await exportEntry(app, current, { onConflict: "overwrite" }));
    })
    .then(undefined, app.report.show);
}
