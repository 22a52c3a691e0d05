import * as vscode from "vscode";
import { isOffboardingFile, sendoffFolder } from "./places.js";

/** Events that come within this time (ms) are one: a git checkout sends many. */
const pause = 50;

/**
 * Tells when offboardings may have changed, come or gone. Watchers may send events late, twice or (on some file systems)
 * never, so these are hints, and coming back to the window is one, too.
 */
export function watchPlaces(listener: (uri: string | undefined) => void): vscode.Disposable {
  let pending = new Set<string | undefined>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hint = (uri: string | undefined): void => {
    pending.add(uri);
    timer ??= setTimeout(() => {
      const hints = pending;
      pending = new Set();
      timer = undefined;
      if (hints.has(undefined)) listener(undefined);
      else for (const each of hints) listener(each);
    }, pause);
  };
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${sendoffFolder}{,/*,/*/offboarding.json}`);
  const comesOrGoes = (): void => {
    hint(undefined);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidChange((uri) => {
      if (isOffboardingFile(uri)) hint(uri.toString());
    }),
    watcher.onDidCreate(comesOrGoes),
    watcher.onDidDelete(comesOrGoes),
    vscode.workspace.onDidChangeWorkspaceFolders(comesOrGoes),
    vscode.workspace.onDidRenameFiles(comesOrGoes),
    vscode.workspace.onDidDeleteFiles(comesOrGoes),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) hint(undefined);
    }),
    {
      dispose: () => {
        clearTimeout(timer);
      },
    },
  );
}
