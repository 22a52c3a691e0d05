import * as vscode from "vscode";
import * as z from "zod/mini";
import type { Offboarding } from "../core/offboarding.js";
import { textHolds } from "../core/goodbyeText.js";
import { goodbyeHolds, type Hold } from "../core/holds.js";
import { visibleCharacter } from "../core/primitives.js";
import type { App } from "../host/app.js";
import { readDraft } from "../host/draftFiles.js";
import { holdsMode } from "../host/settings.js";
import type { Entry } from "../store/store.js";
import { askHolds } from "./holdsDialog.js";
import { documentOf } from "./which.js";

/** The argument with which a script sends in spite of a hold: why, in words that stay private. */
export const anyway = z.exactOptional(
  z.string({ error: "expected why, in words" }).check(z.regex(visibleCharacter, { error: "must say why" })),
);

/**
 * What still keeps the goodbye back, its text included if there is one, and whether it may go out: nothing holds it, it is sent
 * anyway, or holds only warn.
 */
export async function mayGoOut(
  app: App,
  entry: Entry,
  why: string | undefined,
): Promise<{ holds: Hold[]; go: boolean }> {
  const document = documentOf(entry);
  const holds = [...goodbyeHolds(document), ...(await holdsOfText(app, entry, document))];
  const isHeld = holds.length > 0 && holdsMode(vscode.Uri.parse(entry.folder)) === "strict";
  return { holds, go: !isHeld || why !== undefined };
}

async function holdsOfText(app: App, entry: Entry, document: Offboarding): Promise<readonly Hold[]> {
  const draft = await readDraft(entry, "email");
  if (!draft) return [];
  const { splitFrontMatter, toPlainText } = await app.documents();
  return textHolds(document, toPlainText(splitFrontMatter(draft.text).body));
}

/** The dialog before a goodbye goes out; see `askHolds`. */
export function beforeSending(app: App, entry: Entry, sendAnyway: string): Promise<string | undefined> {
  return askHolds(app, entry, {
    title: vscode.l10n.t("Before you send"),
    anyway: sendAnyway,
    read: (current) => mayGoOut(app, current, undefined),
  });
}
