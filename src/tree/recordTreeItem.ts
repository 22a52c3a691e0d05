import * as vscode from "vscode";
import { openOf, totalOf } from "../core/balance.js";
import { formatMoney } from "../core/money.js";
import type { Offboarding } from "../core/offboarding.js";
import { type AnyRecord, recordName } from "../core/recordOperations.js";
import type { RecordKind } from "../core/records.js";
import type { Row } from "../host/row.js";

/** A record below its piece, with its state in words. */
export function recordTreeItem(
  document: Offboarding,
  row: Row,
  kind: RecordKind,
  record: AnyRecord | undefined,
): vscode.TreeItem {
  if (!record) return new vscode.TreeItem("");
  const name = recordName(kind, record);
  const treeItem = new vscode.TreeItem(name);
  const notes = kind === "invoice" ? invoiceNotes(document, record.id) : simpleNotes(kind, record);
  treeItem.id = row.id;
  treeItem.description = notes.join(" · ");
  treeItem.iconPath = new vscode.ThemeIcon(icons[kind] ?? "circle-small");
  treeItem.command = { command: "sendoff.openDetails", title: vscode.l10n.t("Open Details"), arguments: [row] };
  treeItem.contextValue = `record.${kind}`;
  treeItem.tooltip = new vscode.MarkdownString().appendText([name, ...notes].join(" · "));
  treeItem.accessibilityInformation = { label: [kindWord(kind), name, ...notes].join(", ") };
  return treeItem;
}

function invoiceNotes(document: Offboarding, id: string): readonly string[] {
  const invoice = document.invoices?.find((candidate) => candidate.id === id);
  if (!invoice) return [];
  const money = (minor: number): string => formatMoney(minor, invoice.currency, vscode.env.language);
  const open = openOf(invoice);
  if (open === 0)
    return [
      money(totalOf(invoice)),
      invoice.state === "written-off" ? vscode.l10n.t("written off") : vscode.l10n.t("settled"),
    ];
  return [vscode.l10n.t("{0} open", money(open)), ...(invoice.state ? [stateWord(invoice.state)] : [])];
}

function simpleNotes(kind: RecordKind, record: Readonly<Record<string, unknown>>): readonly string[] {
  if (kind === "access") return [stateWord(typeof record.state === "string" ? record.state : "to-move")];
  if (kind === "deliverable") return typeof record.state === "string" ? [stateWord(record.state)] : [];
  if (kind === "task") return typeof record.every === "string" ? [rhythmWord(record.every)] : [];
  return [];
}

function stateWord(state: string): string {
  const words: Readonly<Record<string, string>> = {
    "to-move": vscode.l10n.t("to move"),
    moved: vscode.l10n.t("moved"),
    confirmed: vscode.l10n.t("confirmed by the client"),
    "mine-removed": vscode.l10n.t("your access is removed"),
    done: vscode.l10n.t("done"),
    partly: vscode.l10n.t("partly done"),
    dropped: vscode.l10n.t("dropped"),
    draft: vscode.l10n.t("not sent yet"),
    sent: vscode.l10n.t("sent"),
    agreed: vscode.l10n.t("agreed in writing"),
    "in-goodbye": vscode.l10n.t("mentioned in the goodbye"),
    disputed: vscode.l10n.t("disputed"),
  };
  return words[state] ?? state;
}

function rhythmWord(every: string): string {
  if (every === "needed") return vscode.l10n.t("when needed");
  return every === "release" ? vscode.l10n.t("with every release") : vscode.l10n.t("every {0}", every);
}

function kindWord(kind: RecordKind): string {
  const words: Readonly<Partial<Record<RecordKind, string>>> = {
    deliverable: vscode.l10n.t("Deliverable"),
    task: vscode.l10n.t("Job"),
    access: vscode.l10n.t("Access"),
    invoice: vscode.l10n.t("Invoice"),
    issue: vscode.l10n.t("Known issue"),
  };
  return words[kind] ?? kind;
}

const icons: Readonly<Partial<Record<RecordKind, string>>> = {
  deliverable: "package",
  task: "tools",
  access: "key",
  invoice: "credit-card",
  issue: "bug",
};
