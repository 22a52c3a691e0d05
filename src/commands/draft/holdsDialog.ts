import * as vscode from "vscode";
import { type Hold, inTwo } from "../../core/holds.js";
import { itemOf, setItemState } from "../../core/items.js";
import type { NotNeeded } from "../../core/offboarding.js";
import { pieceIdFor } from "../../core/recordPieces.js";
import type { App } from "../../host/app.js";
import { Row } from "../../host/row.js";
import type { Entry } from "../../store/store.js";
import { Cancelled } from "../command.js";
import { askText, prompted } from "../prompts.js";
import { documentOf } from "../which.js";

/** What is asked before something that cannot be taken back. */
export interface HoldsQuestion {
  readonly title: string;
  /** What going on in spite of the holds is called. */
  readonly anyway: string;
  /** What holds it as things are, and whether it may go on all the same, because holds only warn. */
  readonly read: (entry: Entry) => Promise<{ readonly holds: readonly Hold[]; readonly go: boolean }>;
}

type Choice = vscode.QuickPickItem & { readonly hold?: Hold };

/**
 * The one dialog for all that holds something: every hold, to do or to mark as not needed, and at the end the way to go on anyway,
 * for which it asks why. Undefined if nothing holds it; throws `Cancelled` when the user goes and does something instead.
 */
export async function askHolds(app: App, entry: Entry, question: HoldsQuestion): Promise<string | undefined> {
  const current = app.store.get(entry.uri) ?? entry;
  const { holds, go } = await question.read(current);
  if (holds.length === 0) return undefined;
  const picked = await pickHold(holds, question);
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
    const id = picked.hold.item;
    const label = vscode.l10n.t("{0}: not needed", itemOf(documentOf(current), id).item.title);
    await app.store.update(entry.uri, label, setItemState(id, { state: "not-needed", because }));
    return askHolds(app, entry, question);
  }
  await showHold(app, current, picked.hold);
  throw new Cancelled();
}

type Picked = "anyway" | { readonly hold: Hold; readonly notNeeded: boolean };

function pickHold(holds: readonly Hold[], { title, anyway }: HoldsQuestion): Promise<Picked> {
  const notNeeded = {
    iconPath: new vscode.ThemeIcon("circle-slash"),
    tooltip: vscode.l10n.t("Not needed: does not apply here"),
  };
  const quickPick = vscode.window.createQuickPick<Choice>();
  quickPick.title = title;
  quickPick.placeholder = vscode.l10n.t("Pick one to do it now");
  quickPick.matchOnDetail = true;
  quickPick.items = [
    ...holds.map((hold): Choice => {
      const { first, second } = inTwo(hold);
      return {
        label: first,
        ...(second !== undefined && { detail: second }),
        hold,
        buttons: hold.item === undefined ? [] : [notNeeded],
      };
    }),
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    { label: anyway },
  ];
  return prompted(quickPick, (give) => {
    quickPick.onDidAccept(() => {
      const [picked] = quickPick.activeItems;
      if (picked) give(picked.hold ? { hold: picked.hold, notNeeded: false } : "anyway");
    });
    quickPick.onDidTriggerItemButton(({ item }) => {
      if (item.hold) give({ hold: item.hold, notNeeded: true });
    });
  });
}

/** Shows where to do it: a record in the details form, as a click on its row does; else the item, or the part that it belongs to. */
async function showHold(app: App, { uri, ...entry }: Entry, { item, record, code }: Hold): Promise<void> {
  const document = documentOf({ uri, ...entry });
  const kind = code === "access" ? "access" : "invoice";
  const piece = pieceIdFor(kind, document) ?? "";
  const inPiece = document.pieces.find((each) => each.items.some(({ id }) => id === item));
  const email = document.pieces.find((each) => each.kind === "email");
  const show = (row: Row): void => {
    app.reveal.fire({ row, focus: true });
  };
  if (record !== undefined) {
    const row = new Row(uri, { kind: "record", record: kind, id: record, piece });
    await vscode.commands.executeCommand("sendoff.openDetails", row);
  } else if (item !== undefined && inPiece) show(new Row(uri, { kind: "item", id: item, piece: inPiece.id }));
  else if (code === "email-not-sent" && email) show(new Row(uri, { kind: "piece", id: email.id }));
  else if (item === undefined) show(new Row(uri, { kind: "piece", id: piece }));
}
