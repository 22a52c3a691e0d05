import * as vscode from "vscode";
import { filtered, type ItemFilter } from "../core/filters.js";
import { findItem, overdue, stateOf } from "../core/flow.js";
import type { Offboarding } from "../core/offboarding.js";
import { type App, asReadHere } from "../host/app.js";
import { draftAt } from "../host/draftFiles.js";
import type { Row } from "../host/row.js";
import { watchDay } from "../host/watchDay.js";
import { readNote } from "../private/privateWords.js";
import { createDragAndDrop } from "./dragAndDrop.js";
import { documentOf, Rows } from "./rows.js";
import { treeItem } from "./treeItem.js";

/** The view “Offboardings”: clients, their pieces, items and records. */
export function createOffboardingsView(app: App): vscode.Disposable {
  const rows = new Rows(app.store, (document) =>
    app.filter.value === undefined ? undefined : filtered(document, app.filter.value, app.context().today),
  );
  const changed = new vscode.EventEmitter<Row | undefined>();
  // VS Code lets one change through at once and gathers those of the next 200 ms: a tick is one event, and that of its client, whose
  // count changes, too.
  const refresh = (uri: string | undefined): void => {
    const isKnown = uri !== undefined && app.store.get(uri) !== undefined;
    changed.fire(isKnown ? rows.row(uri, { kind: "offboarding" }) : undefined);
  };
  const against = (uri: string, item: string): string | undefined => app.checks.against(uri, item);
  const here = (document: Offboarding): Offboarding => asReadHere(app, document);
  const noteOf = (offboarding: string, item?: string): string => readNote(app.keyValues, offboarding, item);
  const view = vscode.window.createTreeView<Row>("sendoff.offboardings", {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (row) => {
        // Only the very first look waits for the disk.
        if (!row) await app.store.ready();
        return [...rows.children(row)];
      },
      getParent: (row) => rows.parent(row),
      getTreeItem: (row) =>
        treeItem({ store: app.store, today: app.context().today, asReadHere: here, noteOf, against }, row),
    },
    canSelectMany: true,
    manageCheckboxStateManually: true,
    showCollapseAll: true,
    dragAndDropController: createDragAndDrop(app),
  });
  app.focus.selectionFrom(() => view.selection);
  const update = (): void => {
    const now = badge(app);
    // Setting it makes VS Code draw the whole bar of icons anew.
    if (now?.value !== view.badge?.value) view.badge = now;
  };
  const showFilter = (): void => {
    const { value } = app.filter;
    // Not `delete`: that would take away VS Code's setter, and the title would never change again.
    view.description = value === undefined ? "" : filterWord(value);
    vscode.commands
      .executeCommand("setContext", "sendoff.filtered", value !== undefined)
      .then(undefined, app.report.quietly);
  };
  showFilter();
  const checkAgain = (uri: string): void => {
    app.checks.renew(uri).catch(app.report.quietly);
  };
  /** The row that we show ourselves: VS Code tells of it when it is drawn, and by then somebody may have turned to another. */
  let revealed: Row | undefined;
  return vscode.Disposable.from(
    view,
    changed,
    app.store.onDidChange((uri) => {
      refresh(uri);
      update();
      if (uri !== undefined) checkAgain(uri);
    }),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      const draft = draftAt(uri);
      if (draft) checkAgain(draft.entry);
    }),
    app.filter.onDidChange(() => {
      showFilter();
      changed.fire(undefined);
    }),
    app.privateChanged.event(refresh),
    app.checks.onDidChange(refresh),
    // What is overdue, and the words for a day, change at midnight.
    watchDay(
      () => app.context().today,
      () => {
        changed.fire(undefined);
        update();
      },
    ),
    view.onDidChangeCheckboxState(({ items }) => {
      tick(app, view, changed, items).catch(app.report.show);
    }),
    view.onDidChangeSelection(({ selection: [selected] }) => {
      const isOurs = selected === revealed;
      revealed = undefined;
      if (selected && !isOurs) app.focus.set(selected.uri);
    }),
    app.reveal.event(({ row, focus }) => {
      app.focus.set(row.uri);
      revealed = rows.row(row.uri, row.what);
      reveal(app, view, { rows, row: revealed, focus }).catch(app.report.quietly);
    }),
  );
}

/** Opens the sidebar on a row. A row that is gone by then is nothing to complain about; it is written down. */
async function reveal(
  app: App,
  view: vscode.TreeView<Row>,
  { rows, row, focus }: { readonly rows: Rows; readonly row: Row; readonly focus: boolean },
): Promise<void> {
  await app.store.ready();
  // What somebody asks to see, or has just added, is worth more than the filter that hides it.
  if (app.filter.value !== undefined && !rows.isShown(row)) await app.filter.set(undefined);
  await view.reveal(row, { select: true, focus, expand: true });
}

/** Ticks what was clicked, and, if that is part of a selection, the rest of it, too. */
async function tick(
  app: App,
  view: vscode.TreeView<Row>,
  changed: vscode.EventEmitter<Row | undefined>,
  clicked: readonly (readonly [Row, vscode.TreeItemCheckboxState])[],
): Promise<void> {
  const [first] = clicked;
  if (!first) return;
  const [row, box] = first;
  try {
    await vscode.commands.executeCommand("sendoff.toggleItems", row, [...view.selection]);
  } finally {
    // VS Code has ticked the box already; if nothing was written, this takes it back.
    if (boxOf(app, row) !== box) changed.fire(row);
  }
}

/** How the box of an item's row should be; undefined for what is gone. */
function boxOf(app: App, { uri, what }: Row): vscode.TreeItemCheckboxState | undefined {
  const document = documentOf(app.store.get(uri));
  const item = document && what.kind === "item" ? findItem(document, what.id)?.item : undefined;
  if (!document || !item) return undefined;
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  return stateOf(item, document) === "open" ? Unchecked : Checked;
}

function badge(app: App): vscode.ViewBadge | undefined {
  const { today } = app.context();
  const counts = app.store.list().map(({ offboarding }) => (offboarding ? overdueCount(offboarding, today) : 0));
  const count = counts.reduce((sum, each) => sum + each, 0);
  return count === 0 ? undefined : { value: count, tooltip: vscode.l10n.t("{0} items are overdue", count) };
}

/** By document and day: a tick changes one of them, and the others need not be counted again. */
const overdueCounts = new WeakMap<Offboarding, { readonly today: string; readonly count: number }>();

function overdueCount(offboarding: Offboarding, today: string): number {
  const found = overdueCounts.get(offboarding);
  if (found?.today === today) return found.count;
  const count = overdue(offboarding, today).length;
  overdueCounts.set(offboarding, { today, count });
  return count;
}

function filterWord(filter: ItemFilter): string {
  return {
    mine: vscode.l10n.t("mine"),
    client: vscode.l10n.t("the client's"),
    overdue: vscode.l10n.t("overdue"),
    open: vscode.l10n.t("open"),
  }[filter];
}
