import * as vscode from "vscode";
import * as z from "zod/mini";
import { addCards as operation, cardIds, cards, type CardId } from "../../core/cards.js";
import { type App, clientOf } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { Cancelled, command, fields } from "../command.js";
import { offerUndo } from "../offboarding/undo.js";
import { entryByHand, entryFor } from "../which.js";

const card = z.enum(cardIds);

interface Added {
  readonly access: string[];
  readonly tasks: string[];
}

/** `sendoff.addCards`: the usual accounts and jobs of a stack, in one go. Not part of the contract. */
export const addCards = command({
  argument: z.strictObject({
    offboarding: fields.offboarding,
    cards: z.array(card, { error: "expected a list of cards" }).check(z.minLength(1, { error: "name at least one" })),
  }),
  run: async (app, { offboarding, cards: chosen }) => add(app, await entryFor(app, offboarding), chosen),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const title = vscode.l10n.t("What is it? Its usual accounts and jobs are added");
    const choices = cardIds.map((id) => ({ label: cards[id].title, detail: preview(id), value: id }));
    const picked = await vscode.window.showQuickPick(choices, {
      title,
      placeHolder: title,
      canPickMany: true,
      ignoreFocusOut: true,
    });
    if (!picked || picked.length === 0) throw new Cancelled();
    const added = await add(
      app,
      entry,
      picked.map(({ value }) => value),
    );
    offerUndo(
      app,
      vscode.l10n.t("{0}: {1} accounts and {2} jobs added.", clientOf(entry), added.access.length, added.tasks.length),
    );
    return added;
  },
});

function add(app: App, entry: Entry, chosen: readonly CardId[]): Promise<Added> {
  const titles = chosen.map((id) => cards[id].title).join(", ");
  return app.store.update(entry.uri, vscode.l10n.t("add the usual of {0}", titles), operation(chosen));
}

function preview(id: CardId): string {
  const { detail, tasks } = cards[id];
  return `${detail}: ${tasks.map(({ name }) => name).join(", ")}`;
}
