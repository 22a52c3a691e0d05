import * as vscode from "vscode";
import type { App } from "../host/app.js";
import { secretPlaces } from "../secrets/looksLikeSecret.js";
import { locator } from "../store/parseText.js";
import { positionsIn } from "./positions.js";

/** How long (ms) after a change a file is searched: it can wait until what the user waits for is done. */
const pause = 300;

/**
 * Shows in Problems what looks like a secret in an offboarding.json, without repeating it: commands and the form refuse one, but
 * nobody keeps a person from typing it into the file.
 */
export function createSecretProblems(app: App): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection("sendoff secrets");
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // One file at a time, so that many of them never keep the extension host busy.
  const look = (): void => {
    const [uri] = waiting;
    timer = undefined;
    if (uri === undefined) return;
    waiting.delete(uri);
    collection.set(vscode.Uri.parse(uri), secretsOf(app, uri));
    schedule(0);
  };
  const schedule = (delay: number): void => {
    timer ??= setTimeout(look, delay);
  };
  return vscode.Disposable.from(
    collection,
    app.store.onDidChange((uri) => {
      const known = app.store.list().map((entry) => entry.uri);
      collection.forEach((each) => {
        if (!known.includes(each.toString())) collection.delete(each);
      });
      for (const each of uri === undefined ? known : [uri]) waiting.add(each);
      schedule(pause);
    }),
    {
      dispose: () => {
        clearTimeout(timer);
      },
    },
  );
}

function secretsOf(app: App, uri: string): vscode.Diagnostic[] {
  const document = app.store.get(uri)?.offboarding;
  const places = document ? secretPlaces(document) : [];
  if (places.length === 0) return [];
  const text = app.store.textOf(uri);
  const [at, positionAt] = [locator(text), positionsIn(text)];
  return places.map(({ path, rule }) => {
    const { offset, length } = at(path);
    const message = vscode.l10n.t(
      "This looks like a secret ({0}). Your client's repository is no place for it: pass it on by a vault or a one-time link, change it if it was ever committed, and name only the account here.",
      rule,
    );
    const range = new vscode.Range(positionAt(offset), positionAt(offset + length));
    const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
    diagnostic.source = "sendoff";
    diagnostic.code = "secret";
    return diagnostic;
  });
}
