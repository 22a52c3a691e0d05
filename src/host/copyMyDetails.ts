import * as vscode from "vscode";
import { keepProvider } from "../core/provider.js";
import { isKnownClient } from "../private/clients.js";
import { type MyDetails, providerFrom, readMyDetails } from "../private/myDetails.js";
import type { App } from "./app.js";

/**
 * Copies My Details into the open offboardings of this window that were started on this machine without them, so that a teammate's Sendoff
 * says the same of them. `before`: as they were before the fields that are new.
 */
export async function copyMyDetails(app: App, before: MyDetails): Promise<void> {
  const details = readMyDetails(app.keyValues);
  const mine = providerFrom(details);
  const entered = Object.keys(details).filter((field) => !Object.hasOwn(before, field));
  if (!mine || entered.length === 0) return;
  await app.store.ready();
  for (const { uri, offboarding } of app.store.list())
    if (offboarding && isKnownClient(app.keyValues, offboarding.id))
      await app.store
        .update(uri, vscode.l10n.t("copy of My Details"), keepProvider(mine, entered))
        // It is read with My Details here all the same.
        .catch(app.report.quietly);
}
