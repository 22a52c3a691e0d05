import * as vscode from "vscode";
import type { App } from "../host/app.js";
import type * as table from "./index.js";

/**
 * Registers every command of the manifest. What they do is a chunk that is loaded at the first call, so that activation has
 * none of it to read.
 */
export function registerCommands(
  app: App,
  ids: readonly string[],
  load: () => Promise<typeof table>,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...ids.map((id) =>
      vscode.commands.registerCommand(id, async (first: unknown, second: unknown) =>
        (await load()).call(app, id, first, second),
      ),
    ),
  );
}
