import * as vscode from "vscode";
import { isFrozen, nextDue } from "../core/flow.js";
import type { Item, Offboarding } from "../core/offboarding.js";
import { recordsOf } from "../core/recordOperations.js";
import { clientOf } from "../host/app.js";
import type { Row } from "../host/row.js";
import type { Entry, Store } from "../store/store.js";
import { itemTreeItem } from "./itemTreeItem.js";
import { pieceTreeItem } from "./pieceTreeItem.js";
import { recordTreeItem } from "./recordTreeItem.js";
import { documentOf, mostRecords, pickNth, pieceAt } from "./rows.js";
import { dayText, progressText } from "./words.js";

/** What a row is drawn from, besides the row itself. */
export interface Drawing {
  readonly store: Store;
  /** ISO day. */
  readonly today: string;
  /** The document with My Details, if they were entered only after its start. */
  readonly asReadHere: (document: Offboarding) => Offboarding;
  /** The private note on an item of a document, or without one on its client; empty if there is none. */
  readonly noteOf: (offboarding: string, item?: string) => string;
  /** What the last self-check says against an item, in words. */
  readonly against: (uri: string, item: string) => string | undefined;
}

/** A fresh tree item for a row; VS Code writes into what it is given. */
export function treeItem({ store, today, asReadHere, noteOf, against }: Drawing, row: Row): vscode.TreeItem {
  const entry = store.get(row.uri);
  const document = documentOf(entry);
  // A row can be asked for in the moment in which its file goes; the refresh that takes it away is on its way.
  if (!entry) return new vscode.TreeItem("");
  const { what } = row;
  if (what.kind === "offboarding") {
    const item = offboardingTreeItem(entry, row, store.list().length <= fewClients, today);
    return document ? withNote(item, noteOf(document.id)) : item;
  }
  if (!document) return new vscode.TreeItem("");
  if (what.kind === "piece") return pieceTreeItem(document, row, pieceAt(document, what), today);
  if (what.kind === "item") {
    const item = itemTreeItem(document, row, itemAt(document, what), { today, isFrozen: isFrozenAt(document, what) });
    return withWarning(withNote(item, noteOf(document.id, what.id)), against(row.uri, what.id));
  }
  if (what.kind === "more") return moreTreeItem(row, recordsOf(document, what.record).length - mostRecords);
  // The list of clients draws its own rows.
  if (what.kind !== "record") return new vscode.TreeItem("");
  const value = pickNth(recordsOf(document, what.record), what);
  return recordTreeItem(asReadHere(document), row, { kind: what.record, value }, today);
}

/** How many records there are besides those that have rows. */
function moreTreeItem(row: Row, count: number): vscode.TreeItem {
  const label = vscode.l10n.t("{0} more, in the details", new Intl.NumberFormat(vscode.env.language).format(count));
  const item = new vscode.TreeItem(label);
  item.id = row.id;
  item.iconPath = new vscode.ThemeIcon("ellipsis");
  item.command = { command: "sendoff.openDetails", title: vscode.l10n.t("Open Details"), arguments: [row] };
  return item;
}

/** A lock says that there is a note for you alone; the note itself is in the tooltip. */
function withNote(item: vscode.TreeItem, note: string): vscode.TreeItem {
  if (note === "") return item;
  const description = typeof item.description === "string" ? item.description : "";
  item.description = [description, "\u{1F512}"].filter((part) => part !== "").join(" · ");
  item.tooltip = withParagraph(item.tooltip, vscode.l10n.t("Only you: {0}", note));
  const label = item.accessibilityInformation?.label ?? "";
  item.accessibilityInformation = {
    ...item.accessibilityInformation,
    label: [label, vscode.l10n.t("has a note for you alone")].join(", "),
  };
  return item;
}

/** A ticked item whose self-check failed stays ticked, and says what was found. */
function withWarning(item: vscode.TreeItem, against: string | undefined): vscode.TreeItem {
  if (against === undefined || item.contextValue !== "item.done") return item;
  const description = typeof item.description === "string" ? item.description : "";
  item.description = [vscode.l10n.t("check failed"), description].filter((part) => part !== "").join(" · ");
  item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("list.warningForeground"));
  const words = vscode.l10n.t("The self-check says: {0}", against);
  item.tooltip = withParagraph(item.tooltip, words);
  const label = item.accessibilityInformation?.label ?? "";
  item.accessibilityInformation = { ...item.accessibilityInformation, label: [label, words].join(", ") };
  return item;
}

/**
 * Tooltips are plain text, since what is in them may come from a file that somebody else wrote, and since VS Code reads Markdown for
 * each row that it draws, which takes longer than a tick should.
 */
function withParagraph(tooltip: vscode.TreeItem["tooltip"], words: string): string {
  return typeof tooltip === "string" ? `${tooltip}\n\n${words}` : words;
}

/** Up to so many clients are shown unfolded; more would be a wall of rows, and slow to draw. */
const fewClients = 3;

function offboardingTreeItem(entry: Entry, row: Row, unfold: boolean, today: string): vscode.TreeItem {
  const document = documentOf(entry);
  const broken = !entry.offboarding;
  const collapsible = vscode.TreeItemCollapsibleState;
  const unfolded = unfold && !broken ? collapsible.Expanded : collapsible.Collapsed;
  const state = document ? unfolded : collapsible.None;
  const item = new vscode.TreeItem(clientOf(entry), state);
  item.id = row.id;
  if (broken) return brokenTreeItem(item, entry);
  const due = document && nextDue(document);
  const notes = [
    ...folderNote(entry),
    ...(document ? [progressText(document)] : []),
    ...(due === undefined ? [] : [vscode.l10n.t("due {0}", dayText(due, today))]),
    ...(document?.status === "closed" ? [vscode.l10n.t("closed")] : []),
    ...(entry.unsaved ? [vscode.l10n.t("unsaved")] : []),
    ...(entry.problems.length > 0 ? [vscode.l10n.t("{0} problems", entry.problems.length)] : []),
  ];
  item.description = notes.join(" · ");
  item.iconPath = new vscode.ThemeIcon(document?.status === "closed" ? "archive" : "briefcase");
  item.command = { command: "sendoff.openDetails", title: vscode.l10n.t("Open Details"), arguments: [row] };
  item.contextValue = document?.status === "closed" ? "closed" : "offboarding";
  const lastDay = vscode.l10n.t("Last day {0}", document?.project.lastDay ?? "");
  item.tooltip = [clientOf(entry), document?.project.name, lastDay].join("\n\n");
  item.accessibilityInformation = { label: [clientOf(entry), ...notes].join(", ") };
  return item;
}

/** With several folders open, which of them: they may hold clients of the same name. */
function folderNote({ folder }: Entry): readonly string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = folders.find(({ uri }) => uri.toString() === folder);
  return folders.length > 1 && found ? [found.name] : [];
}

/** A file that cannot be read is a row that says why, and opens the file at the spot. */
function brokenTreeItem(item: vscode.TreeItem, entry: Entry): vscode.TreeItem {
  const [problem] = entry.problems;
  const message = problem?.message ?? vscode.l10n.t("The file cannot be read.");
  item.description = message;
  item.iconPath = new vscode.ThemeIcon("error", new vscode.ThemeColor("problemsErrorIcon.foreground"));
  item.contextValue = `broken.${problem?.code ?? "shape"}`;
  item.tooltip = message;
  item.accessibilityInformation = { label: vscode.l10n.t("{0}, cannot be read: {1}", clientOf(entry), message) };
  item.command = {
    command: "sendoff.openFile",
    title: vscode.l10n.t("Open File"),
    arguments: [vscode.Uri.parse(entry.uri)],
  };
  return item;
}

function isFrozenAt(document: Offboarding, { piece: id }: { readonly piece: string }): boolean {
  const piece = document.pieces.find((each) => each.id === id);
  return piece !== undefined && isFrozen(piece, document);
}

function itemAt({ pieces }: Offboarding, what: { id: string; nth?: number }): Item | undefined {
  return pickNth(
    pieces.flatMap((piece) => piece.items),
    what,
  );
}
