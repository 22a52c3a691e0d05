import * as vscode from "vscode";
import { effectiveDue } from "../core/dueDates.js";
import { stateOf } from "../core/flow.js";
import type { Item, Offboarding } from "../core/offboarding.js";
import { parseOpens } from "../core/opens.js";
import type { Row } from "../host/row.js";
import { dayText } from "./words.js";

/** What an item's row depends on besides the item: the ISO day, and whether it is frozen: then it is not due any more. */
interface Now {
  readonly today: string;
  readonly isFrozen: boolean;
}

/** An item: its box, its title, and when and by whom it is due. */
export function itemTreeItem(document: Offboarding, row: Row, item: Item | undefined, now: Now): vscode.TreeItem {
  if (!item) return new vscode.TreeItem("");
  const state = stateOf(item, document);
  const treeItem = new vscode.TreeItem(`${"\u2003".repeat(item.indent ?? 0)}${item.title}`);
  const notes =
    state === "open" ? openNotes(document, item, now) : state === "not-needed" ? [vscode.l10n.t("not needed")] : [];
  const box = vscode.TreeItemCheckboxState;
  const stateWord = {
    open: vscode.l10n.t("open"),
    done: vscode.l10n.t("done"),
    "not-needed": vscode.l10n.t("not needed"),
  }[state];
  const label = [item.title, stateWord, needWord(item), ...(state === "not-needed" ? [] : notes)].join(", ");
  treeItem.id = row.id;
  treeItem.description = notes.join(" · ");
  treeItem.checkboxState = {
    state: state === "open" ? box.Unchecked : box.Checked,
    tooltip: item.auto ? vscode.l10n.t("Worked out by Sendoff") : stateWord,
    accessibilityInformation: { label, role: "checkbox" },
  };
  // Never by colour alone: the words say it, too, but are cut off first in a narrow sidebar.
  if (state === "open" && isOverdue(document, item, now))
    treeItem.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
  if (parseOpens(item.opens))
    treeItem.command = { command: "sendoff.openItem", title: vscode.l10n.t("Open What Does It"), arguments: [row] };
  treeItem.contextValue = item.auto ? "item.auto" : `item.${state}`;
  treeItem.tooltip = tooltip(item, notes);
  treeItem.accessibilityInformation = { label };
  return treeItem;
}

function isOverdue(document: Offboarding, item: Item, { today, isFrozen }: Now): boolean {
  const due = effectiveDue(item, document);
  return !isFrozen && due !== undefined && due < today;
}

function openNotes(document: Offboarding, item: Item, { today, isFrozen }: Now): readonly string[] {
  const due = effectiveDue(item, document);
  const owner = item.owner === undefined || item.owner === "me" ? [] : [ownerWord(item.owner)];
  if (due === undefined || isFrozen) return owner;
  const day = dayText(due, today);
  return [due < today ? vscode.l10n.t("overdue since {0}", day) : vscode.l10n.t("due {0}", day), ...owner];
}

function ownerWord(owner: string): string {
  if (owner === "client") return vscode.l10n.t("the client");
  return owner === "both" ? vscode.l10n.t("both of you") : owner;
}

function needWord(item: Item): string {
  return item.need === "required" ? vscode.l10n.t("required") : vscode.l10n.t("optional");
}

function tooltip(item: Item, notes: readonly string[]): string {
  const note = item.note === undefined ? [] : [item.note];
  return [item.title, [needWord(item), ...notes].join(" · "), ...note].join("\n\n");
}
