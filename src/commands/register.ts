import * as vscode from "vscode";
import type { App } from "../host/app.js";
import { Row } from "../host/row.js";
import { Cancelled, type Command, type Given } from "./command.js";
import { commands } from "./index.js";

/** Registers every command of the table, each behind the same edge. */
export function registerCommands(app: App): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, definition]) =>
      vscode.commands.registerCommand(id, (first: unknown, second: unknown) => call(app, definition, first, second)),
    ),
  );
}

/**
 * An argument is a script's: no prompts, and errors reject. Rows, URIs and nothing are a hand's: errors are shown here, once,
 * and the promise resolves, since VS Code would show a rejection a second time.
 */
async function call(app: App, definition: Command, first: unknown, second: unknown): Promise<unknown> {
  const given = givenBy(app, first, second);
  if (!given) return definition.run(app, first);
  try {
    return await definition.byHand(app, given);
  } catch (error) {
    if (definition.hasNoArgument) throw error;
    if (!(error instanceof Cancelled)) app.report.show(error);
    return undefined;
  }
}

function givenBy(app: App, first: unknown, second: unknown): Given | undefined {
  if (first === undefined || first === null) return { rows: [], selection: () => app.focus.rows() };
  if (first instanceof vscode.Uri) return { rows: [], selection: nothing, uri: first };
  if (!(first instanceof Row)) return undefined;
  const selected = Array.isArray(second) ? second.filter((row) => row instanceof Row) : [];
  // A click on a row outside the selection is about that row alone.
  const rows = selected.includes(first) ? [first, ...selected.filter((row) => row !== first)] : [first];
  return { row: first, rows, selection: nothing };
}

function nothing(): Promise<readonly Row[]> {
  return Promise.resolve([]);
}
