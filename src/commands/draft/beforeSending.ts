import * as vscode from "vscode";
import * as z from "zod/mini";
import { textHolds } from "../../core/goodbyeText.js";
import { goodbyeHolds, type Hold } from "../../core/holds.js";
import { visibleCharacter } from "../../core/primitives.js";
import type { DraftKind } from "../../core/drafts.js";
import { type App, asReadHere } from "../../host/app.js";
import { checkDraftText } from "../../host/draftChecks.js";
import { readDraft } from "../../host/draftFiles.js";
import { holdsMode } from "../../host/settings.js";
import { keepWords } from "../../private/privateWords.js";
import type { Entry } from "../../store/store.js";
import { askHolds } from "./holdsDialog.js";
import { documentOf } from "../which.js";

/** The argument with which a script sends in spite of a hold: why, in words that stay private. */
export const anyway = z.exactOptional(
  z.string({ error: "expected why, in words" }).check(z.regex(visibleCharacter, { error: "must say why" })),
);

/**
 * What still keeps the goodbye back, its draft's errors included, and whether it may go out: nothing holds it, it is sent anyway, or
 * holds only warn.
 */
export async function mayGoOut(
  app: App,
  entry: Entry,
  why: string | undefined,
): Promise<{ holds: Hold[]; go: boolean }> {
  const holds = [...goodbyeHolds(documentOf(entry)), ...(await holdsOfDraft(app, entry))];
  const unique = holds.filter(({ message }, index) => holds.findIndex((hold) => hold.message === message) === index);
  const isHeld = unique.length > 0 && holdsMode(vscode.Uri.parse(entry.folder)) === "strict";
  return { holds: unique, go: !isHeld || why !== undefined };
}

/** The errors of the goodbye's text, once there is one; those that an invoice or the balance is held for are said by that hold. */
async function holdsOfDraft(app: App, entry: Entry): Promise<readonly Hold[]> {
  const draft = await readDraft(entry, "email");
  if (!draft) return [];
  const { splitFrontMatter, toPlainText } = await app.documents();
  // As the text was written: with My Details, although they were entered after the start.
  const document = asReadHere(app, documentOf(entry));
  const ofInvoices = textHolds(document, toPlainText(splitFrontMatter(draft.text).body));
  const found = await checkDraftText(app, entry, "email", draft.text);
  const errors = found.filter(
    ({ severity, message }) => severity === "error" && !/\[(?:balance|invoice): /.test(message),
  );
  return [...ofInvoices, ...errors.map(({ message }): Hold => ({ code: "draft", message }))];
}

/** The dialog before a goodbye goes out; see `askHolds`. */
export function beforeSending(app: App, entry: Entry, sendAnyway: string): Promise<string | undefined> {
  return askHolds(app, entry, {
    title: vscode.l10n.t("Before you send"),
    anyway: sendAnyway,
    read: (current) => mayGoOut(app, current, undefined),
  });
}

/** A draft that is about to go out: only the goodbye is ever held, and only it asks. A script says why at once. */
export async function holdsFor(
  app: App,
  entry: Entry,
  kind: DraftKind,
  why: string | undefined,
): Promise<{ holds: Hold[]; go: boolean }> {
  return kind === "email" ? mayGoOut(app, entry, why) : { holds: [], go: true };
}

/** Keeps, on this machine alone, why the goodbye goes out in spite of what holds it. */
export async function keepWhy(app: App, entry: Entry, holds: readonly Hold[], why: string | undefined): Promise<void> {
  if (why !== undefined && holds.length > 0) await keepWords(app.keyValues, documentOf(entry).id, { sentAnyway: why });
}
