import * as vscode from "vscode";
import type { App } from "../host/app.js";
import { isRow, type Row } from "../host/row.js";
import { Cancelled, type Command, type Given } from "./command.js";

/**
 * The edge that all commands are behind. An argument is a script's: no prompts, and errors reject. Rows, URIs and nothing are a
 * hand's: errors are shown here, once, and the promise resolves, since VS Code would show a rejection a second time.
 */
export async function callCommand(app: App, command: Command, first: unknown, second: unknown): Promise<unknown> {
  const given = givenBy(app, first, second);
  if (!given) return command.run(app, first);
  try {
    return await command.byHand(app, given);
  } catch (error) {
    if (command.hasNoArgument) throw error;
    if (!(error instanceof Cancelled)) app.report.show(error);
    return undefined;
  }
}

function givenBy(app: App, first: unknown, second: unknown): Given | undefined {
  if (first === undefined || first === null) return { rows: [], selection: () => app.focus.rows() };
  if (first instanceof vscode.Uri) return { rows: [], selection: nothing, uri: first };
  if (!isRow(first)) return undefined;
  const selected = Array.isArray(second) ? second.filter(isRow) : [];
  // A click on a row outside the selection is about that row alone.
  const rows = selected.includes(first) ? [first, ...selected.filter((row) => row !== first)] : [first];
  return { row: first, rows, selection: nothing };
}

function nothing(): Promise<readonly Row[]> {
  return Promise.resolve([]);
}
