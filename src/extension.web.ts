import type * as vscode from "vscode";
import { activate as activateWith } from "./activate.js";
import { webPlatform } from "./host/web/platform.js";

/** Entry of the browser's web worker extension host. */
export function activate(context: vscode.ExtensionContext): void {
  activateWith(context, webPlatform);
}
