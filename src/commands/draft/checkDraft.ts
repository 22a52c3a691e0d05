import * as vscode from "vscode";
import * as z from "zod/mini";
import type { DraftKind } from "../../core/drafts.js";
import type { App } from "../../host/app.js";
import { checkDraftText } from "../../host/draftChecks.js";
import { ensureDraft } from "../../host/draftFiles.js";
import { openDraft } from "../../host/openDraft.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { draftByHand, draftKind, refuseKind } from "./draft.js";
import { entryFor } from "../which.js";

interface Finding {
  rule: string;
  severity: "error" | "warning";
  message: string;
  line: number;
}

/** `sendoff.checkDraft`: what in a draft should be looked at; a draft that does not exist is made first. */
export const checkDraft = command({
  argument: z.strictObject({ offboarding: fields.offboarding, kind: draftKind }),
  run: async (app, { offboarding, kind }) => check(app, await entryFor(app, offboarding), kind),
  byHand: async (app, given) => {
    const { entry, kind } = await draftByHand(app, given, vscode.l10n.t("What shall be checked?"));
    const found = await check(app, entry, kind);
    if (found.length === 0) void vscode.window.showInformationMessage(vscode.l10n.t("Nothing to mend was found."));
    else {
      // The list stands in Problems as soon as the draft is open.
      await openDraft((await ensureDraft(app, entry, kind)).uri);
      await vscode.commands.executeCommand("workbench.actions.view.problems");
    }
    return found;
  },
});

async function check(app: App, entry: Entry, kind: DraftKind): Promise<Finding[]> {
  refuseKind(entry, kind);
  const { text } = await ensureDraft(app, entry, kind);
  const found = await checkDraftText(app, entry, kind, text);
  return found.map(({ rule, severity, message, line }) => ({ rule, severity, message, line }));
}
