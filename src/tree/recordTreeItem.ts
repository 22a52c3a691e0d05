import * as vscode from "vscode";
import type { Offboarding } from "../core/offboarding.js";
import { type AnyRecord, recordName } from "../core/recordOperations.js";
import type { RecordKind } from "../core/records.js";
import type { Row } from "../host/row.js";
import { recordNotes } from "./recordNotes.js";

/** A record below its piece, with its state in words and what comes next. */
export function recordTreeItem(
  document: Offboarding,
  row: Row,
  record: { readonly kind: RecordKind; readonly value: AnyRecord | undefined },
  today: string,
): vscode.TreeItem {
  const { kind, value } = record;
  if (!value) return new vscode.TreeItem("");
  const name = recordName(kind, value);
  const { notes, details = [], context, isOverdue = false } = recordNotes(document, kind, value, today);
  const treeItem = new vscode.TreeItem(name);
  treeItem.id = row.id;
  treeItem.description = notes.join(" · ");
  // Never by colour alone: the words say it, too.
  treeItem.iconPath = isOverdue
    ? new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"))
    : new vscode.ThemeIcon(icons[kind] ?? "circle-small");
  treeItem.contextValue = ["record", kind, ...(context === undefined ? [] : [context])].join(".");
  treeItem.tooltip = [[name, ...notes].join(" · "), ...details].join("\n\n");
  treeItem.command = { command: "sendoff.openDetails", title: vscode.l10n.t("Open Details"), arguments: [row] };
  treeItem.accessibilityInformation = { label: [kindWord(kind), name, ...notes].join(", ") };
  return treeItem;
}

function kindWord(kind: RecordKind): string {
  const words: Readonly<Partial<Record<RecordKind, string>>> = {
    deliverable: vscode.l10n.t("Deliverable"),
    task: vscode.l10n.t("Job"),
    access: vscode.l10n.t("Access"),
    invoice: vscode.l10n.t("Invoice"),
    issue: vscode.l10n.t("Known issue"),
    need: vscode.l10n.t("Need"),
  };
  return words[kind] ?? kind;
}

const icons: Readonly<Partial<Record<RecordKind, string>>> = {
  deliverable: "package",
  task: "tools",
  access: "key",
  invoice: "credit-card",
  issue: "bug",
  need: "lightbulb",
};
