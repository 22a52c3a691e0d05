import * as vscode from "vscode";
import * as z from "zod/mini";
import { markSent } from "../../core/goodbye.js";
import type { Hold } from "../../core/holds.js";
import { refuseIfClosed } from "../../core/operation.js";
import { day } from "../../core/primitives.js";
import type { App } from "../../host/app.js";
import { ensureDraft } from "../../host/draftFiles.js";
import type { Entry } from "../../store/store.js";
import { anyway, beforeSending, keepWhy, mayGoOut } from "./beforeSending.js";
import { command, fields } from "../command.js";
import { askText, by } from "../prompts.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({ offboarding: fields.offboarding, sentOn: z.exactOptional(day), anyway });

/** `sendoff.markEmailSent`: the goodbye went out on that day (default today). Held, it changes nothing and says why. */
export const markEmailSent = command({
  argument,
  run: async (app, { offboarding, sentOn, anyway: why }) => mark(app, await entryFor(app, offboarding), sentOn, why),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const before = documentOf(entry).email?.sentOn;
    const why =
      before === undefined ? await beforeSending(app, entry, vscode.l10n.t("It already went out…")) : undefined;
    const { today } = app.context();
    const sentOn = await askText({
      title: vscode.l10n.t("When did the goodbye go out?"),
      value: before ?? today,
      problem: by(day),
    });
    return mark(app, app.store.get(entry.uri) ?? entry, sentOn, why);
  },
});

async function mark(
  app: App,
  entry: Entry,
  sentOn: string | undefined,
  why: string | undefined,
): Promise<{ sentOn: string | null; holds: Hold[] }> {
  // Before the draft is made: a call that rejects leaves nothing behind.
  refuseIfClosed(documentOf(entry));
  const { holds, go } = await mayGoOut(app, entry, why);
  // Whoever wrote it elsewhere is not held by the gaps of a draft that they have never seen; it is made for next time.
  await ensureDraft(app, entry, "email");
  // What went out cannot be held any more; another day only corrects when that was.
  const isSent = documentOf(entry).email?.sentOn !== undefined;
  if (!go && !isSent) return { sentOn: null, holds };
  const overridden = holds.length > 0 && why !== undefined;
  const said = isSent && why === undefined ? {} : { overridden };
  const sent = markSent({ ...said, ...(sentOn !== undefined && { sentOn }) });
  const result = await app.store.update(entry.uri, vscode.l10n.t("mark the goodbye as sent"), sent);
  await keepWhy(app, entry, holds, why);
  return { sentOn: result.sentOn, holds };
}
