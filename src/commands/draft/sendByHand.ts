import * as vscode from "vscode";
import type { DraftKind } from "../../core/drafts.js";
import type { App } from "../../host/app.js";
import type { Entry } from "../../store/store.js";
import { beforeSending } from "./beforeSending.js";
import type { Given } from "../command.js";
import { draftByHand } from "./draft.js";

/** The draft that a hand sends; for the goodbye, “Before you send” comes first, and may end with why it goes out all the same. */
export async function sendByHand(
  app: App,
  given: Given,
  anyway: string,
): Promise<{ readonly entry: Entry; readonly kind: DraftKind; readonly why: string | undefined }> {
  const { entry, kind } = await draftByHand(app, given, vscode.l10n.t("What shall be sent?"));
  const why = kind === "email" ? await beforeSending(app, entry, anyway) : undefined;
  return { entry: app.store.get(entry.uri) ?? entry, kind, why };
}
