import * as vscode from "vscode";
import { next } from "../core/flow.js";
import { type App, clientOf } from "../host/app.js";
import type { Entry } from "../store/store.js";

/** The status bar: the next step of the only offboarding, or of the one last looked at. */
export function createStatusBar(app: App): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("sendoff.next", vscode.StatusBarAlignment.Left, 0);
  item.name = "Sendoff";
  // VS Code draws it anew whenever it is told anything, and is told only what changed.
  let shown: { readonly text: string; readonly uri: string } | undefined;
  const update = (): void => {
    const entry = shownEntry(app);
    const step = entry?.offboarding && next(entry.offboarding);
    if (!entry || !step) {
      shown = undefined;
      item.hide();
      return;
    }
    const text = `${clientOf(entry)}: ${step.title}`;
    const { uri } = entry;
    if (shown?.text === text && shown.uri === uri) return;
    shown = { text, uri };
    // It leads where it says, whatever is selected in the sidebar.
    item.command = {
      command: "sendoff.next",
      title: vscode.l10n.t("Show Next Step"),
      arguments: [vscode.Uri.parse(uri)],
    };
    item.text = `$(checklist) ${shorten(plain(text), 60)}`;
    item.tooltip = vscode.l10n.t("Next step for {0}", text);
    item.accessibilityInformation = { label: vscode.l10n.t("Sendoff, next step for {0}", text), role: "button" };
    item.show();
  };
  return vscode.Disposable.from(item, app.store.onDidChange(update), app.focus.onDidChange(update));
}

function shownEntry(app: App): Entry | undefined {
  const open = app.store.list().filter((entry) => entry.offboarding?.status === "open");
  return open.find((entry) => entry.uri === app.focus.uri) ?? (open.length === 1 ? open[0] : undefined);
}

/** The status bar would draw `$(name)` as an icon; in a title it is only text. */
function plain(text: string): string {
  return text.replaceAll("$(", "$ (");
}

function shorten(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}
