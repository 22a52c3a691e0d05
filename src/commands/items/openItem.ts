import * as vscode from "vscode";
import * as z from "zod/mini";
import { itemOf } from "../../core/items.js";
import { type Opens, parseOpens } from "../../core/opens.js";
import { draftUri } from "../../host/draftFiles.js";
import { editedIn } from "../../host/isShown.js";
import type { Entry } from "../../store/store.js";
import { askItems } from "./askItems.js";
import { Cancelled, command, fields } from "../command.js";
import { documentOf, entryByHand, entryFor } from "../which.js";

/** `sendoff.openItem`: what a click on an item opens, namely what does it. Not part of the contract. */
export const openItem = command({
  argument: z.strictObject({ offboarding: fields.offboarding, item: fields.id }),
  run: async (app, { offboarding, item }) => openWhatDoes(await entryFor(app, offboarding), item),
  byHand: async (app, given) => {
    if (given.row && app.focus.isCalledByKey(given.row)) throw new Cancelled();
    const entry = await entryByHand(app, given);
    const [item = ""] = await askItems(entry, given);
    // The goodbye is sent from its draft; where that is open, all that is left is to say that it went out.
    const { opens } = itemOf(documentOf(entry), item).item;
    if (opens === "send" && documentOf(entry).email?.sentOn === undefined && !isOpen(draftUri(entry, "email")))
      await vscode.commands.executeCommand("sendoff.draft", { offboarding: entry.uri, kind: "email" });
    else await openWhatDoes(entry, item, "asks");
  },
});

function isOpen(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => editedIn(input)?.toString() === uri.toString());
}

/**
 * Opens what does an item; nothing for one that is done outside of Sendoff. Without `asks` it opens nothing that would ask or tell
 * (the sending of the goodbye, the progress of reading a history), so that scripts can call it.
 */
export async function openWhatDoes(entry: Entry, item: string, asks?: "asks"): Promise<void> {
  const opens = parseOpens(itemOf(documentOf(entry), item).item.opens);
  if (!opens || (!asks && (opens.what === "send" || opens.what === "facts"))) return;
  const [id, argument] = commandFor(opens, entry.uri);
  await vscode.commands.executeCommand(id, argument);
}

function commandFor(opens: Opens, offboarding: string): readonly [id: string, argument: unknown] {
  switch (opens.what) {
    case "details":
      return ["sendoff.openDetails", { offboarding, tab: opens.tab }];
    case "draft":
      return ["sendoff.draft", { offboarding, kind: opens.kind }];
    case "facts":
      return ["sendoff.facts", vscode.Uri.parse(offboarding)];
    case "send":
      return ["sendoff.markEmailSent", vscode.Uri.parse(offboarding)];
  }
}
