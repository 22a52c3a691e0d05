import * as vscode from "vscode";

/** How often (ms) the calendar is looked at: a timer for midnight would be late after a laptop slept. */
const pause = 60_000;

/** Calls back when another day has begun. `today` is asked for the ISO day. */
export function watchDay(today: () => string, onNewDay: () => void): vscode.Disposable {
  let known = today();
  const look = (): void => {
    const now = today();
    if (now === known) return;
    known = now;
    onNewDay();
  };
  const timer = setInterval(look, pause);
  return vscode.Disposable.from(vscode.window.onDidChangeWindowState(look), {
    dispose: () => {
      clearInterval(timer);
    },
  });
}
