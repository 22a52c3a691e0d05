import * as vscode from "vscode";
import * as z from "zod/mini";
import type { DraftKind } from "../../core/drafts.js";
import type { App } from "../../host/app.js";
import { refreshDraft as refresh } from "../../host/draftRefresh.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { draftByHand, draftKind, refuseKind } from "./draft.js";
import { entryFor } from "../which.js";

/** `sendoff.refreshDraft`: brings what is known now into a draft; what the user wrote stays. Conflicts are kept, marked and counted. */
export const refreshDraft = command({
  argument: z.strictObject({ offboarding: fields.offboarding, kind: draftKind }),
  run: async (app, { offboarding, kind }) => bringIn(app, await entryFor(app, offboarding), kind),
  byHand: async (app, given) => {
    const { entry, kind } = await draftByHand(app, given, vscode.l10n.t("What shall be refreshed?"));
    const result = await bringIn(app, entry, kind);
    vscode.window.setStatusBarMessage(words(result), 8000);
    return result;
  },
});

async function bringIn(app: App, entry: Entry, kind: DraftKind): Promise<{ changed: boolean; conflicts: number }> {
  refuseKind(entry, kind);
  return refresh(app, entry, kind);
}

function words({ changed, conflicts }: { changed: boolean; conflicts: number }): string {
  if (conflicts > 0)
    return vscode.l10n.t(
      "In {0} places your text and the new one contradict each other; both are kept, marked.",
      conflicts,
    );
  return changed
    ? vscode.l10n.t("The draft is up to date; your words are kept.")
    : vscode.l10n.t("The draft was up to date.");
}
