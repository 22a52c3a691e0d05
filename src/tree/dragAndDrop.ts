import * as vscode from "vscode";
import { carrierOf } from "../core/carriers.js";
import { withChildren } from "../core/indents.js";
import type { App } from "../host/app.js";
import { isRow, type Row } from "../host/row.js";
import { documentOf } from "./rows.js";

const mime = "application/vnd.code.tree.sendoff.offboardings";

/**
 * Moving by drag and drop. VS Code tells the row that something was dropped on, not a place between rows: on an item means before
 * it, on a part means at its end; parts go before the part that they were dropped on, and on their client to the end of the flow.
 */
export function createDragAndDrop(app: App): vscode.TreeDragAndDropController<Row> {
  return {
    dragMimeTypes: [mime],
    dropMimeTypes: [mime],
    handleDrag: (rows, data) => {
      const movable = rows.filter(({ what }) => what.kind === "item" || what.kind === "piece");
      if (movable.length > 0) data.set(mime, new vscode.DataTransferItem(movable));
    },
    handleDrop: async (target, data) => {
      const dragged: unknown = data.get(mime)?.value;
      if (!target || !Array.isArray(dragged)) return;
      try {
        await drop(app, dragged.filter(isRow), target);
      } catch (error) {
        app.report.show(error);
      }
    },
  };
}

async function drop(app: App, dragged: readonly Row[], target: Row): Promise<void> {
  // What is dropped on another client stays where it is: its records and dates would mean something else there.
  const rows = dragged.filter(({ uri }) => uri === target.uri);
  const items = rows.flatMap(({ what }) => (what.kind === "item" ? [what.id] : []));
  const pieces = rows.flatMap(({ what }) => (what.kind === "piece" ? [what.id] : []));
  const { uri: offboarding, what } = target;
  const run = async (command: string, argument: object): Promise<void> => {
    await vscode.commands.executeCommand(`sendoff.${command}`, { offboarding, ...argument });
  };
  const document = app.store.get(offboarding)?.offboarding;
  if (items.length > 0) {
    // Who takes hold of an item takes along what is indented below it.
    const item = document ? withChildren(document, items) : items;
    if (what.kind === "item") await run("moveItem", { item, before: what.id });
    else if (what.kind === "piece") await run("moveItem", { item, piece: what.id });
    else if (what.kind === "record") await run("moveItem", { item, piece: what.piece });
    return;
  }
  if (pieces.length === 0) return;
  if (what.kind === "offboarding") await run("movePiece", { piece: pieces, before: null });
  else if (what.kind === "piece" && !pieces.includes(what.id))
    await run("movePiece", { piece: pieces, before: topOf(app, target) });
  else if (what.kind === "item" || what.kind === "record")
    await run("movePiece", { piece: pieces, before: what.piece });
}

/** Before a part that is inside another means: before the one that carries it. */
function topOf(app: App, { uri, what }: Row): string {
  const id = what.kind === "piece" ? what.id : "";
  const document = documentOf(app.store.get(uri));
  const piece = document?.pieces.find((each) => each.id === id);
  return (document && piece && carrierOf(piece, document)?.id) ?? id;
}
