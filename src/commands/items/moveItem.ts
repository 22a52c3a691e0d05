import * as vscode from "vscode";
import * as z from "zod/mini";
import { flow } from "../../core/flow.js";
import { withChildren } from "../../core/indents.js";
import { itemOf, asList, moveItem as operation, type Target } from "../../core/items.js";
import { targetOfMoveDown, targetOfMoveUp } from "../../core/neighbours.js";
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

/**
 * `sendoff.moveItem`: moves items before another, or to the end of a piece; answers with the piece's new order. By hand, what is indented
 * below them comes along; a script names all that it moves.
 */
export const moveItem = command({
  argument,
  run: async (app, { offboarding, item, ...target }) =>
    move(app, await entryFor(app, offboarding), asList(item), target),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const items = withChildren(documentOf(entry), await askItems(entry, given));
    return move(app, entry, items, await pick(targets(entry, items), vscode.l10n.t("Where to?")));
  },
});

function move(app: App, entry: Entry, items: readonly string[], target: Target): Promise<{ items: string[] }> {
  const label = (document: Offboarding): string =>
    vscode.l10n.t("move {0}", itemOf(document, items[0] ?? "").item.title);
  return app.store.update(entry.uri, label, operation(items, target));
}

function targets(entry: Entry, items: readonly string[]): readonly Choice<Target>[] {
  const document = documentOf(entry);
  const { piece } = itemOf(document, items[0] ?? "");
  const [up, down] = [targetOfMoveUp(document, items)?.target, targetOfMoveDown(document, items)?.target];
  return [
    ...(up ? [{ label: vscode.l10n.t("Up"), value: up }] : []),
    ...(down ? [{ label: vscode.l10n.t("Down"), value: down }] : []),
    ...flow(document)
      .filter((each) => each.id !== piece.id)
      .map((each) => ({ label: each.title, description: vscode.l10n.t("to its end"), value: { piece: each.id } })),
  ];
}
