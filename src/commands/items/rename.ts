import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import { itemOf, pieceOf } from "../../core/items.js";
import { client as clientSchema, item as itemSchema, type Offboarding } from "../../core/offboarding.js";
import { renamePiece as operation } from "../../core/pieces.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { askItems } from "./askItems.js";
import { command, fields, type Given } from "../command.js";
import { edit } from "./editItem.js";
import { editEntry } from "../offboarding/edit.js";
import { askText, by } from "../prompts.js";
import { refuseSecrets } from "../refuseSecrets.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const { title } = itemSchema.shape;

interface Changed {
  readonly changed: string[];
}

/**
 * `sendoff.rename`: F2, as in every tree: another title for an item or a part, another name for a client; a record is edited. Not part of
 * the contract.
 */
export const rename = command({
  argument: z.strictObject({
    offboarding: fields.offboarding,
    item: z.exactOptional(fields.id),
    piece: z.exactOptional(fields.id),
    title,
  }),
  run: async (app, { offboarding, item, piece, title: name }): Promise<Changed> => {
    const entry = await entryFor(app, offboarding);
    if (piece !== undefined) return renamePiece(app, entry, piece, name);
    if (item === undefined) throw new UserError("is required, or a piece", "item");
    return edit(app, entry, item, { title: name });
  },
  byHand: async (app, given): Promise<Changed | undefined> => {
    const [row] = given.row ? [given.row] : await given.selection();
    if (row?.what.kind === "record") return vscode.commands.executeCommand<Changed>("sendoff.editRecord", row);
    const entry = await entryByHand(app, given);
    const document = documentOf(entry);
    if (row?.what.kind === "piece") {
      const { id } = row.what;
      return renamePiece(app, entry, id, await askTitle(pieceOf(document, id).title));
    }
    if (row?.what.kind === "offboarding") {
      const { name } = document.client;
      const problem = by(clientSchema.shape.name);
      const set = { "client.name": await askText({ title: vscode.l10n.t("Client"), value: name, problem }) };
      return editEntry(app, entry.uri, set);
    }
    return renameItem(app, entry, given);
  },
});

async function renameItem(app: App, entry: Entry, given: Given): Promise<Changed> {
  const [id = ""] = await askItems(entry, given);
  return edit(app, entry, id, { title: await askTitle(itemOf(documentOf(entry), id).item.title) });
}

function askTitle(value: string): Promise<string> {
  return askText({ title: vscode.l10n.t("Title"), value, problem: by(title) });
}

async function renamePiece(app: App, entry: Entry, piece: string, name: string): Promise<Changed> {
  refuseSecrets({ title: name });
  const label = (document: Offboarding): string => vscode.l10n.t("rename {0}", pieceOf(document, piece).title);
  return app.store.update(entry.uri, label, operation(piece, name));
}
