import * as vscode from "vscode";
import * as z from "zod/mini";
import { clientSafeView } from "../../core/clientSafeView.js";
import { type App, asReadHere } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

/** `sendoff.exportChecklist`: the list as Markdown with boxes, which imports back to the same list; by hand in an editor. */
export const exportChecklist = command({
  argument: z.strictObject({ offboarding: fields.offboarding }),
  run: async (app, { offboarding }) => ({ text: await textOf(app, await entryFor(app, offboarding)) }),
  byHand: async (app, given) => {
    const text = await textOf(app, await entryByHand(app, given));
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content: text });
    await vscode.window.showTextDocument(document);
    return { text };
  },
});

async function textOf(app: App, entry: Entry): Promise<string> {
  const { writeChecklist } = await app.documents();
  return writeChecklist(clientSafeView(asReadHere(app, documentOf(entry))));
}
