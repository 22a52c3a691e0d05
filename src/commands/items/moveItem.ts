import * as vscode from "vscode";
import * as z from "zod/mini";
import { flow } from "../../core/flow.js";
import { itemOf, asList, moveItem as operation, type Target } from "../../core/items.js";
import type { Offboarding } from "../../core/offboarding.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { askItems } from "./askItems.js";
import { command, fields } from "../command.js";
import { type Choice, pick } from "../prompts.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  item: fields.ids,
  before: z.exactOptional(fields.id),
  piece: z.exactOptional(fields.id),
});

/** `sendoff.moveItem`: moves items before another, or to the end of a piece; answers with the piece's new order. */
export const moveItem = command({
  argument,
  run: async (app, { offboarding, item, ...target }) =>
    move(app, await entryFor(app, offboarding), asList(item), target),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const items = await askItems(entry, given);
    return move(app, entry, items, await pick(targets(entry, items), vscode.l10n.t("Where to?")));
  },
});

function move(app: App, entry: Entry, items: readonly string[], target: Target): Promise<{ items: string[] }> {
  const label = (document: Offboarding): string =>
    vscode.l10n.t("move {0}", itemOf(document, items[0] ?? "").item.title);
  return app.store.update(entry.uri, label, operation(items, target));
}

function targets(entry: Entry, [first = ""]: readonly string[]): readonly Choice<Target>[] {
  const document = documentOf(entry);
  const { piece } = itemOf(document, first);
  const at = piece.items.findIndex((item) => item.id === first);
  const above = piece.items[at - 1];
  const below = piece.items[at + 2];
  return [
    ...(above ? [{ label: vscode.l10n.t("Up"), value: { before: above.id } }] : []),
    ...(at < piece.items.length - 1
      ? [{ label: vscode.l10n.t("Down"), value: below ? { before: below.id } : { piece: piece.id } }]
      : []),
    ...flow(document)
      .filter((each) => each.id !== piece.id)
      .map((each) => ({ label: each.title, description: vscode.l10n.t("to its end"), value: { piece: each.id } })),
  ];
}
