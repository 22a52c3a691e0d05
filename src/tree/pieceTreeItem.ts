import * as vscode from "vscode";
import { carriedBy, carrierOf } from "../core/carriers.js";
import { nextDue, stateOf } from "../core/flow.js";
import { hoursAMonth } from "../core/jobs.js";
import type { Offboarding, Piece, PieceKind } from "../core/offboarding.js";
import type { Row } from "../host/row.js";
import { dayText, progressText } from "./words.js";

/** A part of the flow: its progress and the next due day among its open items. */
export function pieceTreeItem(
  document: Offboarding,
  row: Row,
  piece: Piece | undefined,
  today: string,
): vscode.TreeItem {
  if (!piece) return new vscode.TreeItem("");
  const due = nextDue(document, [piece]);
  // What is folded away should have nothing open in it, in the parts that it carries neither.
  const items = [piece, ...carriedBy(piece, document)].flatMap((each) => each.items);
  const isDone = items.length > 0 && items.every((item) => stateOf(item, document) !== "open");
  const collapsible = vscode.TreeItemCollapsibleState;
  const treeItem = new vscode.TreeItem(piece.title, isDone ? collapsible.Collapsed : collapsible.Expanded);
  const count = piece.items.length > 0 ? [progressText(document, [piece])] : [];
  const notes = [
    ...count,
    ...(due === undefined ? [] : [vscode.l10n.t("due {0}", dayText(due, today))]),
    ...takenOver(document, piece),
  ];
  treeItem.id = row.id;
  treeItem.description = notes.join(" · ");
  treeItem.iconPath = new vscode.ThemeIcon(isDone ? "pass" : icons[piece.kind]);
  treeItem.contextValue = `piece.${piece.kind}${carrierOf(piece, document) ? ".inside" : ""}`;
  treeItem.tooltip = [piece.title, ...notes].join(" · ");
  treeItem.accessibilityInformation = { label: [piece.title, ...notes].join(", ") };
  return treeItem;
}

/** How much work the client takes over with the jobs below the training. */
function takenOver({ tasks = [] }: Offboarding, { kind }: Piece): readonly string[] {
  const hours = kind === "training" ? hoursAMonth(tasks) : 0;
  if (hours === 0) return [];
  const format = new Intl.NumberFormat(vscode.env.language, { maximumFractionDigits: 1 });
  return [vscode.l10n.t("{0} h a month for the client", format.format(Math.max(hours, 0.1)))];
}

const icons: Readonly<Record<PieceKind | "custom", string>> = {
  plan: "map",
  summary: "note",
  training: "mortar-board",
  access: "key",
  repo: "repo",
  invoices: "credit-card",
  meeting: "comment-discussion",
  feedback: "feedback",
  referrals: "organization",
  email: "mail",
  aftercare: "heart",
  custom: "list-unordered",
};
