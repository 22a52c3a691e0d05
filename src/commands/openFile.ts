import * as vscode from "vscode";
import * as z from "zod/mini";
import type { Offboarding } from "../core/offboarding.js";
import { recordKinds } from "../core/records.js";
import type { App } from "../host/app.js";
import type { RowSubject } from "../host/row.js";
import { locate } from "../store/parseText.js";
import type { Path } from "../store/problem.js";
import type { Entry } from "../store/store.js";
import { command, fields } from "./command.js";
import { entryByHand, entryFor } from "./which.js";

/** `sendoff.openFile`: the offboarding.json in an editor, at the row it was called from, else at its first problem. For rows; not part of the contract. */
export const openFile = command({
  argument: z.strictObject({ offboarding: fields.offboarding }),
  run: async (app, { offboarding }) => open(await entryFor(app, offboarding)),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const path = given.row && entry.offboarding && pathOf(entry.offboarding, given.row.what);
    return open(entry, path && locate(app.store.textOf(entry.uri), path));
  },
});

async function open(
  { uri, problems: [problem] }: Entry,
  place: { readonly offset: number; readonly length: number } | undefined = problem,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const at = place && document.positionAt(place.offset);
  await vscode.window.showTextDocument(document, at ? { selection: new vscode.Range(at, at) } : {});
}

/** Where a row stands in the document; undefined for the client's own, which is the document. */
function pathOf({ pieces, ...document }: Offboarding, what: RowSubject): Path | undefined {
  if (what.kind === "piece") return ["pieces", pieces.findIndex(({ id }) => id === what.id)];
  if (what.kind === "item") {
    const piece = pieces.findIndex(({ items }) => items.some(({ id }) => id === what.id));
    return ["pieces", piece, "items", pieces[piece]?.items.findIndex(({ id }) => id === what.id) ?? -1];
  }
  if (what.kind !== "record") return undefined;
  const { list } = recordKinds[what.record];
  const records = list === "contacts" ? document.client.contacts : document[list];
  const at = records?.findIndex(({ id }) => id === what.id) ?? -1;
  return list === "contacts" ? ["client", list, at] : [list, at];
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
