import * as vscode from "vscode";
import * as z from "zod/mini";
import { UserError } from "../../core/errors.js";
import { itemStates, type NotNeeded, notNeededCodes, type Offboarding } from "../../core/offboarding.js";
import { itemOf, asList, type NewState, setItemState as operation } from "../../core/items.js";
import type { Progress } from "../../core/flow.js";
import type { App } from "../../host/app.js";
import { keepWhyNotNeeded } from "../../private/privateWords.js";
import type { Entry } from "../../store/store.js";
import { askItems } from "./askItems.js";
import { command, fields } from "../command.js";
import { askText, type Choice, pick } from "../prompts.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({
  offboarding: fields.offboarding,
  item: fields.ids,
  state: z.enum(itemStates),
  because: z.exactOptional(z.enum(notNeededCodes)),
  why: z.exactOptional(z.string({ error: "expected a text" })),
});

/** `sendoff.setItemState`: ticks, unticks, or marks as not needed. The words for “other” stay on this machine. */
export const setItemState = command({
  argument,
  run: async (app, { offboarding, item, why, ...state }) => {
    const entry = await entryFor(app, offboarding);
    if (why !== undefined && state.because !== "other") throw new UserError("goes with because: other only", "why");
    return setState(app, entry, asList(item), state, why);
  },
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const items = await askItems(entry, given);
    const { why, ...state } = await askState();
    return setState(app, entry, items, state, why);
  },
});

/** Sets the state of items, with its label for undo; the words for “other” go to the private store. */
export async function setState(
  app: App,
  entry: Entry,
  items: readonly string[],
  state: NewState,
  why: string | undefined,
): Promise<{ progress: Progress }> {
  const result = await app.store.update(
    entry.uri,
    (document) => labelFor(document, items, state),
    operation(items, state),
  );
  if (why !== undefined) await keepWhyNotNeeded(app.keyValues, documentOf(entry).id, items, why);
  return result;
}

function labelFor(document: Offboarding, [first = "", ...more]: readonly string[], { state }: NewState): string {
  const { title } = itemOf(document, first).item;
  const what = more.length === 0 ? title : vscode.l10n.t("{0} and {1} more", title, more.length);
  if (state === "done") return vscode.l10n.t("tick {0}", what);
  return state === "open" ? vscode.l10n.t("untick {0}", what) : vscode.l10n.t("{0}: not needed", what);
}

async function askState(): Promise<NewState & { why?: string }> {
  const because = (code: NotNeeded, label: string): Choice<NewState> => ({
    label,
    description: vscode.l10n.t("not needed"),
    value: { state: "not-needed", because: code },
  });
  const state = await pick<NewState>(
    [
      { label: vscode.l10n.t("Done"), value: { state: "done" } },
      { label: vscode.l10n.t("Open"), value: { state: "open" } },
      because("not-applicable", vscode.l10n.t("Does not apply here")),
      because("already-theirs", vscode.l10n.t("They have it already")),
      because("not-in-contract", vscode.l10n.t("Not in the contract")),
      because("other", vscode.l10n.t("Another reason…")),
    ],
    vscode.l10n.t("How does it stand?"),
  );
  if (state.because !== "other") return state;
  const title = vscode.l10n.t("Why is it not needed? (only you)");
  return { ...state, why: await askText({ title, prompt: vscode.l10n.t("These words stay on your machine.") }) };
}
