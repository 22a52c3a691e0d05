import * as vscode from "vscode";
import * as z from "zod/mini";
import { stateOf } from "../../core/flow.js";
import { itemOf, asList } from "../../core/items.js";
import type { App } from "../../host/app.js";
import type { Row } from "../../host/row.js";
import type { Entry } from "../../store/store.js";
import { askItems } from "./askItems.js";
import { command, fields } from "../command.js";
import { setState } from "./setItemState.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

const argument = z.strictObject({ offboarding: fields.offboarding, item: fields.ids });

/**
 * `sendoff.toggleItems`: what a click on a box and the space bar do; not part of the contract. All items follow the one that was clicked:
 * ticked if that was open, else open again. With the keyboard a mixed selection is ticked. What is worked out is not ticked: it opens
 * what does it.
 */
export const toggleItems = command({
  argument,
  run: async (app, { offboarding, item }) => toggle(app, await entryFor(app, offboarding), asList(item)),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const items = await askItems(entry, given);
    const document = documentOf(entry);
    const byHand = items.filter((id) => !itemOf(document, id).item.auto);
    // In a selection, what is worked out is left out; clicked alone, it opens what does it.
    if (byHand.length > 0)
      return toggle(app, entry, byHand, given.row?.what.kind === "item" ? given.row.what.id : undefined);
    const auto = itemOf(document, items[0] ?? "").item;
    if (stateOf(auto, document) !== "done") await openWhatDoesIt(auto.auto, entry, given.row);
    return undefined;
  },
});

function toggle(app: App, entry: Entry, items: readonly string[], clicked?: string): Promise<unknown> {
  const deciding = clicked !== undefined && items.includes(clicked) ? [clicked] : items;
  const isOpen = deciding.some((id) => itemOf(documentOf(entry), id).item.state === "open");
  return setState(app, entry, items, { state: isOpen ? "done" : "open" }, undefined);
}

async function openWhatDoesIt(
  auto: "balance" | "email-sent" | undefined,
  entry: Entry,
  row: Row | undefined,
): Promise<void> {
  const hasInvoices = (documentOf(entry).invoices ?? []).length > 0;
  const balance = hasInvoices ? "sendoff.recordPayment" : "sendoff.edit";
  await vscode.commands.executeCommand(auto === "email-sent" ? "sendoff.markEmailSent" : balance, row);
}
