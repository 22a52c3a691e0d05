import * as vscode from "vscode";
import * as z from "zod/mini";
import { type Next, next as nextStep } from "../../core/flow.js";
import { type App, clientOf } from "../../host/app.js";
import { Row } from "../../host/row.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { openWhatDoes } from "../items/openItem.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({ offboarding: fields.offboarding });

/** `sendoff.next`: the next step, shown in the sidebar, with what does it; null when nothing is left. */
export const next = command({
  argument,
  run: async (app, { offboarding }) => show(app, await entryFor(app, offboarding)),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const step = await show(app, entry, "asks");
    if (!step) void vscode.window.showInformationMessage(vscode.l10n.t("{0}: nothing is left to do.", clientOf(entry)));
    return step;
  },
});

async function show(app: App, entry: Entry, asks?: "asks"): Promise<Next | null> {
  const step = nextStep(documentOf(entry));
  app.focus.set(entry.uri);
  if (!step) return null;
  app.reveal.fire({ row: new Row(entry.uri, { kind: "item", id: step.item, piece: step.piece }), focus: true });
  // The step is the answer, whether or not there is a window in which something can be opened.
  await openWhatDoes(entry, step.item, asks).catch(app.report.quietly);
  return step;
}
