import * as vscode from "vscode";
import * as z from "zod/mini";
import type { App } from "../host/app.js";
import type { Entry } from "../store/store.js";
import { command, fields } from "./command.js";
import { entryByHand, entryFor } from "./which.js";

/** `sendoff.openFile`: the offboarding.json in an editor, at its first problem if it has one. For rows; not part of the contract. */
export const openFile = command({
  argument: z.strictObject({ offboarding: fields.offboarding }),
  run: async (app, { offboarding }) => open(await entryFor(app, offboarding)),
  byHand: async (app, given) => open(await entryByHand(app, given)),
});

async function open({ uri, problems: [problem] }: Entry): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const at = problem && document.positionAt(problem.offset);
  await vscode.window.showTextDocument(document, at ? { selection: new vscode.Range(at, at) } : {});
}

/** `sendoff.refresh`: reads all files again, for file systems that tell nobody when something changes. */
export const refresh = command({
  argument: z.strictObject({}),
  run: reload,
  byHand: reload,
});

function reload(app: App): Promise<void> {
  return app.store.reload();
}
