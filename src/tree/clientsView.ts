import * as vscode from "vscode";
import type { App } from "../host/app.js";
import { balanceText } from "../host/balanceText.js";
import { Row } from "../host/row.js";
import { watchDay } from "../host/watchDay.js";
import { followUpsOf, type KnownClient, knownClients } from "../private/clients.js";
import { dayText } from "./words.js";

/** The view “Clients”: everything that was ever started on this machine, with what is still to come below it. */
export function createClientsView(app: App): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const rows = new Map<string, Row>();
  const known = (): ReadonlyMap<string, KnownClient> =>
    new Map(knownClients(app.keyValues).map((client) => [client.id, client]));
  const rowFor = (made: Row): Row => {
    const row = rows.get(made.id) ?? made;
    rows.set(row.id, row);
    return row;
  };
  const view = vscode.window.createTreeView<Row>("sendoff.clients", {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (parent) => {
        const clients = [...known().values()];
        if (!parent) return clients.map(({ id, uri }) => rowFor(new Row(uri, { kind: "client", id })));
        const client = clients.find(({ id }) => parent.what.kind === "client" && parent.what.id === id);
        return (client ? followUpsOf(client) : []).map(({ item }) =>
          rowFor(new Row(parent.uri, { kind: "followUp", id: item, client: client?.id ?? "" })),
        );
      },
      getParent: ({ uri, what }) =>
        what.kind === "followUp" ? rowFor(new Row(uri, { kind: "client", id: what.client })) : undefined,
      getTreeItem: (row) => treeItem(row, known(), app.context().today),
    },
  });
  return vscode.Disposable.from(
    view,
    changed,
    app.clientsChanged.event(() => {
      changed.fire();
    }),
    // A follow-up becomes due at midnight.
    watchDay(
      () => app.context().today,
      () => {
        changed.fire();
      },
    ),
    // Nobody tells one window what another one wrote.
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) changed.fire();
    }),
  );
}

function treeItem(row: Row, known: ReadonlyMap<string, KnownClient>, today: string): vscode.TreeItem {
  const { what } = row;
  const client = known.get(what.kind === "client" ? what.id : what.kind === "followUp" ? what.client : "");
  if (!client) return new vscode.TreeItem("");
  return what.kind === "followUp" ? followUpTreeItem(client, row, what.id, today) : clientTreeItem(client, row, today);
}

function clientTreeItem(client: KnownClient, row: Row, today: string): vscode.TreeItem {
  const [next] = followUpsOf(client);
  const collapsible = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(client.client, next ? collapsible.Collapsed : collapsible.None);
  const due = next && isPast(next.due, today) ? [vscode.l10n.t("follow-up due")] : [];
  const notes = [...due, statusWord(client), dayText(client.lastDay, today), balanceText(client.balance)];
  item.id = row.id;
  item.description = notes.join(" · ");
  item.iconPath = new vscode.ThemeIcon(client.archived ? "archive" : due.length > 0 ? "bell-dot" : "briefcase");
  item.contextValue = client.archived ? "client.archived" : "client";
  const folder = vscode.Uri.parse(client.folder).fsPath;
  item.tooltip = [client.client, client.project, folder].join("\n\n");
  item.accessibilityInformation = { label: [client.client, ...notes].join(", ") };
  return item;
}

function followUpTreeItem(client: KnownClient, row: Row, id: string, today: string): vscode.TreeItem {
  const followUp = followUpsOf(client).find(({ item }) => item === id);
  if (!followUp) return new vscode.TreeItem("");
  const { title, due } = followUp;
  const day = dayText(due, today);
  const when = isPast(due, today) ? vscode.l10n.t("due since {0}", day) : vscode.l10n.t("due {0}", day);
  const item = new vscode.TreeItem(title);
  item.id = row.id;
  item.description = when;
  item.iconPath = new vscode.ThemeIcon("heart");
  item.contextValue = "followUp";
  item.tooltip = title;
  item.accessibilityInformation = { label: [title, when].join(", ") };
  return item;
}

function isPast(day: string, today: string): boolean {
  return day <= today;
}

function statusWord({ status, archived, sentOn }: KnownClient): string {
  if (archived) return vscode.l10n.t("archived");
  if (status === "closed") return vscode.l10n.t("closed");
  return sentOn === undefined ? vscode.l10n.t("open") : vscode.l10n.t("goodbye sent");
}
