import * as vscode from "vscode";
import type { App } from "../host/app.js";
import { fileName } from "../host/places.js";

/** The offboarding last focused is also the one whose file or draft somebody turns to, in whichever editor. */
export function createEditorFocus(app: App): vscode.Disposable {
  const { tabGroups } = vscode.window;
  let last: string | undefined;
  const follow = (): void => {
    const uri = uriOf(tabGroups.activeTabGroup.activeTab);
    // A tab also changes when what it shows has been edited or saved; then nobody has turned to it.
    if (uri === last) return;
    last = uri;
    const entry = app.store.list().find((each) => uri?.startsWith(each.uri.slice(0, -fileName.length)));
    if (entry) app.focus.set(entry.uri);
  };
  return vscode.Disposable.from(tabGroups.onDidChangeTabs(follow), tabGroups.onDidChangeTabGroups(follow));
}

function uriOf(tab: vscode.Tab | undefined): string | undefined {
  const input = tab?.input;
  const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
  return isFile ? input.uri.toString() : undefined;
}
