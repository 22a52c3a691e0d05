import * as vscode from "vscode";
import type { App } from "../../host/app.js";
import { keys } from "../../private/keys.js";
import { readMyDetails } from "../../private/myDetails.js";

/**
 * Offers to enter My Details, once on a machine, while there are none: one message that can be ignored, never a row of prompts. Nobody
 * waits for the answer; what is entered later stands in the drafts all the same.
 */
export async function offerMyDetails(app: App): Promise<void> {
  const { keyValues } = app;
  if (readMyDetails(keyValues).name !== undefined || keyValues.get(keys.offeredMyDetails) !== undefined) return;
  await keyValues.set(keys.offeredMyDetails, true);
  const enter = vscode.l10n.t("My Details…");
  const message = vscode.l10n.t(
    "Every draft says who it is from and how to pay you. Enter that once, and it stands in all of them; it stays on your machine.",
  );
  vscode.window
    .showInformationMessage(message, enter)
    .then((picked) => (picked === enter ? vscode.commands.executeCommand("sendoff.myDetails") : undefined))
    .then(undefined, app.report.quietly);
}
