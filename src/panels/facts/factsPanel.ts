import * as vscode from "vscode";
import { isDay } from "../../core/dueDates.js";
import { UserError } from "../../core/errors.js";
import type { App } from "../../host/app.js";
import { exists } from "../../host/createFiles.js";
import type { FolderProgress } from "../../host/repoFacts.js";
import { allowSecret, disallowSecret, readAllowedSecrets } from "../../private/allowedSecrets.js";
import type { FactAction, FactsMessage, FactsState, PanelAction } from "../../protocol/facts.js";
import { addDeliverable, addItem, targetsFor, useInSummary } from "./adding.js";
import type { KnownFact } from "./known.js";
import { toState } from "./toState.js";

/** What one panel of facts knows, reads and does. */
export class FactsPanel implements vscode.Disposable {
  private folders: readonly FolderProgress[] = [];
  private stop: AbortController | undefined;
  private problem: string | undefined;
  private notice: FactsState["notice"];
  private readonly ids = new Map<string, string>();
  private readonly facts = new Map<string, KnownFact>();
  private readonly listening: vscode.Disposable;
  /** Resolves when the first facts are known, or there will be none. */
  readonly begun: Promise<void>;
  private begin = (): void => undefined;

  constructor(
    private readonly app: App,
    private readonly push: () => void,
  ) {
    this.begun = new Promise((resolve) => {
      this.begin = resolve;
    });
    this.listening = vscode.Disposable.from(
      app.store.onDidChange(push),
      app.privateChanged.event(push),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.read();
      }),
    );
  }

  /** Nobody waits any more for what is still being read. */
  dispose(): void {
    this.stop?.abort();
    this.listening.dispose();
  }

  state(): FactsState {
    const { app } = this;
    return toState(this.folders, {
      isReading: this.stop !== undefined,
      ...(this.problem !== undefined && { problem: this.problem }),
      ...(this.notice && { notice: this.notice }),
      idOf: (fact) => this.idOf(fact),
      documents: (folder) => targetsFor(app, folder).flatMap(({ offboarding }) => offboarding ?? []),
      allowed: (folder) => {
        const offboarding = app.facts.keeperOf(folder);
        return offboarding && readAllowedSecrets(app.keyValues, offboarding.id);
      },
    });
  }

  received(message: FactsMessage): void {
    if (message.type === "ready") return;
    const doing = message.type === "act" ? this.act(message.action) : this.actOn(message.id, message.action);
    doing.catch(this.app.report.show);
  }

  /** Reads everything anew; what is known of the last time stays until it is replaced. */
  read(): void {
    this.stop?.abort();
    const stop = new AbortController();
    this.stop = stop;
    this.problem = undefined;
    this.reading(stop.signal)
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        this.problem = error instanceof Error ? error.message : String(error);
        this.app.report.quietly(error);
      })
      .finally(() => {
        if (this.stop !== stop) return;
        this.begin();
        this.stop = undefined;
        this.push();
      })
      .catch(this.app.report.quietly);
    this.push();
  }

  private async reading(signal: AbortSignal): Promise<void> {
    await this.app.store.ready();
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0)
      throw new UserError(vscode.l10n.t("No folder is open. Open the client's folder, then read again."));
    await this.app.facts.readEach({
      folders,
      signal,
      onProgress: (known) => {
        if (signal.aborted) return;
        this.folders = known;
        if (known.some(({ facts }) => facts.repositories.length > 0)) this.begin();
        this.push();
      },
    });
  }

  private async act(action: PanelAction): Promise<void> {
    switch (action) {
      case "refresh":
        this.notice = undefined;
        this.read();
        return;
      case "stop":
        this.stop?.abort();
        this.stop = undefined;
        this.push();
        return;
      case "undo":
        this.notice = undefined;
        await vscode.commands.executeCommand("sendoff.undo");
        this.push();
        return;
      case "start":
        await vscode.commands.executeCommand("sendoff.start");
        return;
      case "chooseOurs":
        await vscode.commands.executeCommand("sendoff.chooseOurs");
        this.read();
    }
  }

  private async actOn(id: string, action: FactAction): Promise<void> {
    const fact = this.facts.get(id);
    // It was shown a moment ago, and is no fact any more.
    if (!fact) return;
    switch (action) {
      case "open":
        await openPlace(fact);
        return;
      case "deliverable":
        if (await addDeliverable(this.app, fact))
          this.say(vscode.l10n.t("Added as a deliverable: {0}", fact.text), true);
        return;
      case "item":
        if (await addItem(this.app, fact))
          this.say(vscode.l10n.t("Added to the list: {0}", fact.item?.title ?? ""), true);
        return;
      case "summary":
        if (await useInSummary(this.app, fact))
          this.say(vscode.l10n.t("Added to the summary: {0}", fact.line ?? ""), false);
        return;
      case "fine":
        await this.allow(fact, { because: "fine", on: this.app.context().today });
        return;
      case "changed": {
        const on = await askDay(this.app.context().today);
        if (on !== undefined) await this.allow(fact, { because: "changed", on });
        return;
      }
      case "takeBack":
        await this.allow(fact, undefined);
    }
  }

  /** Remembers what was said of a secret, on this machine; the checks hear of it when they are run next. */
  private async allow(
    { folder, secret }: KnownFact,
    allowed: Parameters<typeof allowSecret>[3] | undefined,
  ): Promise<void> {
    const { app } = this;
    const offboarding = app.facts.keeperOf(folder);
    if (!offboarding || secret === undefined) return;
    if (allowed) await allowSecret(app.keyValues, offboarding.id, secret, allowed);
    else await disallowSecret(app.keyValues, offboarding.id, secret);
    app.privateChanged.fire(undefined);
  }

  private say(text: string, canUndo: boolean): void {
    this.notice = { text, canUndo };
    this.push();
  }

  private idOf(fact: KnownFact): string {
    const id = this.ids.get(fact.key) ?? `fact-${String(this.ids.size)}`;
    this.ids.set(fact.key, id);
    this.facts.set(id, fact);
    return id;
  }
}

async function openPlace({ place }: KnownFact): Promise<void> {
  if (!place) return;
  if ("address" in place) {
    await vscode.env.openExternal(vscode.Uri.parse(place.address));
    return;
  }
  const { file, line = 1 } = place.evidence;
  const uri = vscode.Uri.joinPath(place.folder, file);
  if (!(await exists(uri)))
    throw new UserError(vscode.l10n.t("{0} is not there any more; it is only in the history.", file));
  const at = new vscode.Position(Math.max(line - 1, 0), 0);
  await vscode.commands.executeCommand("vscode.open", uri, { selection: new vscode.Range(at, at) });
}

/** The day on which a secret was changed, today unless one says otherwise; undefined if the prompt was closed. */
async function askDay(today: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("On which day was it changed?"),
    prompt: vscode.l10n.t("Only you see this. The old one must not work any more."),
    value: today,
    validateInput: (text) =>
      isDay(text.trim()) && text.trim() <= today ? undefined : vscode.l10n.t("A day up to today, such as {0}", today),
  });
  return typed?.trim();
}
