import type * as vscode from "vscode";
import { activate as activateWith } from "./activate.js";
import { nodePlatform } from "./host/node/platform.js";

/** Entry of the Node extension host. */
export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, nodePlatform);
}
