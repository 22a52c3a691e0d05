import * as vscode from "vscode";
import * as z from "zod/mini";
import { itemOf } from "../../core/items.js";
import { type App, clientOf } from "../../host/app.js";
import { keepNote, readNote } from "../../private/privateWords.js";
import type { Entry } from "../../store/store.js";
import { command, fields } from "../command.js";
import { askText } from "../prompts.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  item: z.exactOptional(fields.id),
  text: z.exactOptional(z.string({ error: "expected a text" })),
});

/** `sendoff.privateNote`: reads, sets or (with an empty text) removes the note on the client or on an item that only you can read. */
export const privateNote = command({
  argument,
  run: async (app, { offboarding, item, text }) => note(app, await entryFor(app, offboarding), item, text),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const document = documentOf(entry);
    const [row] = given.row ? [given.row] : await given.selection();
    const item = row?.what.kind === "item" ? row.what.id : undefined;
    const text = await askText({
      title: vscode.l10n.t("Only you: {0}", item === undefined ? clientOf(entry) : itemOf(document, item).item.title),
      prompt: vscode.l10n.t("This note stays on your machine. Leave it empty to remove it."),
      value: readNote(app.keyValues, document.id, item),
    });
    return note(app, entry, item, text);
  },
});

async function note(
  app: App,
  entry: Entry,
  item: string | undefined,
  text: string | undefined,
): Promise<{ text: string }> {
  const document = documentOf(entry);
  if (item !== undefined) itemOf(document, item);
  if (text !== undefined) {
    await keepNote(app.keyValues, document.id, item, text);
    app.privateChanged.fire(entry.uri);
  }
  return { text: readNote(app.keyValues, document.id, item) };
}
