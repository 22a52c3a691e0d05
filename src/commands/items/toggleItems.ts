import * as vscode from "vscode";
import * as z from "zod/mini";
import { stateOf } from "../../core/flow.js";
import { itemOf, asList } from "../../core/items.js";
import type { App } from "../../host/app.js";
import type { Row } from "../../host/row.js";
import type { Entry } from "../../store/store.js";
import { askItems, itemId } from "./askItems.js";
import { command, fields } from "../command.js";
import { editEntry } from "../offboarding/edit.js";
import { pick } from "../prompts.js";
import { addByHand } from "../records/addRecord.js";
import { ofOthers, type Part } from "../selected.js";
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
  run: async (app, { offboarding, item }) =>
    toggle(app, [{ entry: await entryFor(app, offboarding), ids: asList(item) }]),
  byHand: async (app, given) => {
    const entry = await entryByHand(app, given);
    const items = await askItems(entry, given);
    const document = documentOf(entry);
    const parts = [{ entry, ids: items }, ...(await ofOthers(app, entry, given, itemId))].flatMap((part) => {
      const byHand = part.ids.filter((id) => !itemOf(documentOf(part.entry), id).item.auto);
      return byHand.length > 0 ? [{ entry: part.entry, ids: byHand }] : [];
    });
    // In a selection, what is worked out is left out; clicked alone, it opens what does it.
    if (parts.length > 0) return toggle(app, parts, given.row?.what.kind === "item" ? given.row.what.id : undefined);
    const auto = itemOf(document, items[0] ?? "").item;
    if (stateOf(auto, document) !== "done") await openWhatDoesIt(app, auto.auto, entry, given.row);
    return undefined;
  },
});

/** Ticks or opens all of them: a change, and a step to undo, for each offboarding. */
async function toggle(app: App, parts: readonly Part[], clicked?: string): Promise<void> {
  const all = parts.flatMap(({ entry, ids }, index) => ids.map((id) => ({ id, document: documentOf(entry), index })));
  // The first part is the one that was clicked in.
  const own = all.filter(({ id, index }) => index === 0 && id === clicked);
  const isOpen = (own.length > 0 ? own : all).some(({ id, document }) => itemOf(document, id).item.state === "open");
  for (const { entry, ids } of parts) await setState(app, entry, ids, { state: isOpen ? "done" : "open" }, undefined);
}

async function openWhatDoesIt(
  app: App,
  auto: "balance" | "email-sent" | undefined,
  entry: Entry,
  row: Row | undefined,
): Promise<void> {
  const { invoices = [] } = documentOf(entry);
  if (auto === "email-sent") await vscode.commands.executeCommand("sendoff.markEmailSent", row);
  else if (invoices.length > 0) await vscode.commands.executeCommand("sendoff.recordPayment", row);
  else await askBalance(app, entry);
}

/** Without an invoice nobody knows yet what is owed: nothing, or what an invoice says. */
async function askBalance(app: App, entry: Entry): Promise<void> {
  const choices = [
    {
      label: vscode.l10n.t("Nothing is owed"),
      detail: vscode.l10n.t("All is paid; the goodbye says so"),
      value: "none" as const,
    },
    {
      label: vscode.l10n.t("There is an invoice…"),
      detail: vscode.l10n.t("Add it; it counts until it is paid, agreed or written off"),
      value: "invoice" as const,
    },
  ];
  const balance = await pick(choices, vscode.l10n.t("What does the client still owe?"));
  if (balance === "none") await editEntry(app, entry.uri, { "billing.outstanding": "none" });
  else await addByHand(app, entry, "invoice");
}
