import * as vscode from "vscode";
import * as z from "zod/mini";
import { addItem as operation, type NewItem } from "../../core/items.js";
import { item } from "../../core/offboarding.js";
import { line } from "../../core/primitives.js";
import type { App } from "../../host/app.js";
import { Row } from "../../host/row.js";
import { askPiece } from "./askItems.js";
import { command, fields } from "../command.js";
import { askText, by } from "../prompts.js";
import { refuseSecrets } from "../refuseSecrets.js";
import { entryByHand, entryFor } from "../which.js";

const { need, due, owner, note, link, indent } = item.shape;

const argument = z.strictObject({
  offboarding: fields.offboarding,
  piece: fields.id,
  title: line,
  before: z.exactOptional(fields.id),
  need: z.exactOptional(need),
  due,
  owner,
  note,
  link,
  indent,
});

/** `sendoff.addItem`: a new item at the end of a piece, or before another. */
export const addItem = command({
  argument,
  run: async (app, { offboarding, ...added }) => {
    const entry = await entryFor(app, offboarding);
    return add(app, entry.uri, added);
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const { uri } = entry;
    const piece = await askPiece(entry, given);
    const title = await askText({
      title: vscode.l10n.t("Add Item"),
      prompt: vscode.l10n.t("What is to be done?"),
      problem: by(line),
    });
    const added = await add(app, uri, { piece, title });
    app.reveal.fire({ row: new Row(uri, { kind: "item", id: added.item, piece }), focus: false });
    return added;
  },
});

async function add(app: App, uri: string, added: NewItem): Promise<{ item: string }> {
  refuseSecrets(added);
  return app.store.update(uri, vscode.l10n.t("add {0}", added.title), operation(added));
}
