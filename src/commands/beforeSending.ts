import * as vscode from "vscode";
import * as z from "zod/mini";
import type { NotNeeded, Offboarding } from "../core/offboarding.js";
import { goodbyeHolds, type Hold, textHolds } from "../core/holds.js";
import { setItemState } from "../core/items.js";
import { pieceIdFor } from "../core/recordPieces.js";
import { visibleCharacter } from "../core/primitives.js";
import type { App } from "../host/app.js";
import { readDraft } from "../host/draftFiles.js";
import { Row } from "../host/row.js";
import { holdsMode } from "../host/settings.js";
import type { Entry } from "../store/store.js";
import { Cancelled } from "./command.js";
import { askText } from "./prompts.js";
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

type Choice = vscode.QuickPickItem & { readonly hold?: Hold };

/**
 * The one dialog before a goodbye goes out: every hold, to do or to mark as not needed, and at the end the way to send it anyway,
 * for which it asks why. Undefined if nothing holds it; throws `Cancelled` when the user goes and does something instead.
 */
export async function beforeSending(app: App, entry: Entry, sendAnyway: string): Promise<string | undefined> {
  const current = app.store.get(entry.uri) ?? entry;
  const { holds, go } = await mayGoOut(app, current, undefined);
  if (holds.length === 0) return undefined;
  const picked = await pickHold(holds, sendAnyway);
  // Where holds only warn, they are shown, and nobody has to say why.
  if (picked === "anyway" && go) return undefined;
  if (picked === "anyway") {
    const prompt = vscode.l10n.t("These words stay on your machine.");
    return askText({
      title: vscode.l10n.t("Why? (only you)"),
      prompt,
      problem: (text) => (text === "" ? prompt : undefined),
    });
  }
  if (picked.notNeeded && picked.hold.item !== undefined) {
    const because: NotNeeded = "not-applicable";
    const label = vscode.l10n.t("{0}: not needed", picked.hold.item);
    await app.store.update(entry.uri, label, setItemState(picked.hold.item, { state: "not-needed", because }));
    return beforeSending(app, entry, sendAnyway);
  }
  showHold(app, current, picked.hold);
  throw new Cancelled();
}

type Picked = "anyway" | { readonly hold: Hold; readonly notNeeded: boolean };

function pickHold(holds: readonly Hold[], sendAnyway: string): Promise<Picked> {
  return new Promise((resolve, reject) => {
    const notNeeded = {
      iconPath: new vscode.ThemeIcon("circle-slash"),
      tooltip: vscode.l10n.t("Not needed: does not apply here"),
    };
    const quickPick = vscode.window.createQuickPick<Choice>();
    quickPick.title = vscode.l10n.t("Before you send");
    quickPick.placeholder = vscode.l10n.t("Pick one to do it now");
    quickPick.items = [
      ...holds.map((hold) => ({ label: hold.message, hold, buttons: hold.item === undefined ? [] : [notNeeded] })),
      { label: "", kind: vscode.QuickPickItemKind.Separator },
      { label: sendAnyway },
    ];
    quickPick.onDidAccept(() => {
      const [picked] = quickPick.activeItems;
      if (!picked) return;
      resolve(picked.hold ? { hold: picked.hold, notNeeded: false } : "anyway");
      quickPick.dispose();
    });
    quickPick.onDidTriggerItemButton(({ item }) => {
      if (item.hold) resolve({ hold: item.hold, notNeeded: true });
      quickPick.dispose();
    });
    quickPick.onDidHide(() => {
      reject(new Cancelled());
      quickPick.dispose();
    });
    quickPick.show();
  });
}

/** Shows where to do it: the item, the invoice, or the invoices. */
function showHold(app: App, entry: Entry, hold: Hold): void {
  const document = documentOf(entry);
  const invoices = pieceIdFor("invoice", document) ?? "";
  if (hold.record !== undefined)
    app.reveal.fire({
      row: new Row(entry.uri, { kind: "record", record: "invoice", id: hold.record, piece: invoices }),
      focus: true,
    });
  else if (hold.item === undefined)
    app.reveal.fire({ row: new Row(entry.uri, { kind: "piece", id: invoices }), focus: true });
  else {
    const piece = document.pieces.find((each) => each.items.some((item) => item.id === hold.item));
    if (piece)
      app.reveal.fire({ row: new Row(entry.uri, { kind: "item", id: hold.item, piece: piece.id }), focus: true });
  }
}
