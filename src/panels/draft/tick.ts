import * as vscode from "vscode";
import { itemOf, setItemState } from "../../core/items.js";
import type { Offboarding } from "../../core/offboarding.js";
import type { App } from "../../host/app.js";

/** Ticks the items that a finished draft does; resolves with the title of the first, undefined if there is none. */
export async function tick(
  app: App,
  { uri, offboarding }: { readonly uri: string; readonly offboarding: Offboarding },
  items: string[],
): Promise<string | undefined> {
  const [first] = items;
  if (first === undefined) return undefined;
  const { title } = itemOf(offboarding, first).item;
  await app.store.update(uri, vscode.l10n.t("tick {0}", title), setItemState(items, { state: "done" }));
  return title;
}
