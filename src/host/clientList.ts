import * as vscode from "vscode";
import { isKnownClient, rememberClient } from "../private/clients.js";
import type { App } from "./app.js";

/** Keeps the list of clients up to date while their files change. One that was forgotten, or that a teammate started, stays off it. */
export function createClientList(app: App): vscode.Disposable {
  const remember = async (uri: string | undefined): Promise<boolean> => {
    let isChanged = false;
    for (const entry of app.store.list()) {
      const { offboarding } = entry;
      const isCopy = entry.problems.some(({ code }) => code === "same-document");
      if (
        offboarding &&
        !isCopy &&
        (uri === undefined || entry.uri === uri) &&
        isKnownClient(app.keyValues, offboarding.id)
      )
        isChanged = (await rememberClient(app.keyValues, { ...entry, offboarding })) || isChanged;
    }
    return isChanged;
  };
  return vscode.Disposable.from(
    app.store.onDidChange((uri) => {
      remember(uri).then((isChanged) => {
        if (isChanged) app.clientsChanged.fire();
      }, app.report.quietly);
    }),
  );
}
