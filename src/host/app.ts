import type * as vscode from "vscode";
import type { Context } from "../core/operation.js";
import type * as documents from "../exports/documents.js";
import type { KeyValues } from "../private/keyValues.js";
import { readMyDetails } from "../private/myDetails.js";
import { type Entry, Store } from "../store/store.js";
import { Emitter } from "../store/emitter.js";
import { lazyModule } from "./lazyModule.js";
import type { Platform } from "./platform.js";
import { Report } from "./report.js";
import type { Row } from "./row.js";
import { VscodeTextFiles } from "./vscodeTextFiles.js";

/** What the parts that a user touches share. They know this, and not each other. */
export interface App {
  readonly extensionUri: vscode.Uri;
  readonly store: Store;
  readonly platform: Platform;
  readonly keyValues: KeyValues;
  readonly report: Report;
  readonly focus: Focus;
  /** Day, moment, ids and user, as they are now. */
  readonly context: () => Context;
  /** Templates, Markdown and HTML: loaded when a document is first made. */
  readonly documents: () => Promise<typeof documents>;
  /** Asks the sidebar to show a row and select it; with `focus`, the keyboard goes there, too. */
  readonly reveal: Emitter<{ readonly row: Row; readonly focus: boolean }>;
}

/** The offboarding that the user last looked at: selected in the sidebar, edited, or started. */
export class Focus {
  private last: string | undefined;
  private selected: readonly Row[] = [];
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;

  get uri(): string | undefined {
    return this.last;
  }

  /** The rows that are selected in the sidebar. */
  get rows(): readonly Row[] {
    return this.selected;
  }

  /** The selection changed; looking at a row is looking at its offboarding. */
  select(rows: readonly Row[]): void {
    this.selected = rows;
    if (rows[0]) this.set(rows[0].uri);
  }

  set(uri: string): void {
    if (uri === this.last) return;
    this.last = uri;
    this.changed.fire();
  }
}

/** Builds the app object; whoever calls it disposes it with the extension. */
export function createApp(context: vscode.ExtensionContext, platform: Platform): App & { dispose(): void } {
  const report = new Report();
  const keyValues: KeyValues = {
    get: (key) => context.globalState.get(key),
    set: async (key, value) => {
      await context.globalState.update(key, value);
    },
  };
  const now = (): Context => clock(keyValues);
  const store = new Store(new VscodeTextFiles(platform), now, report.quietly);
  return {
    extensionUri: context.extensionUri,
    store,
    platform,
    keyValues,
    report,
    focus: new Focus(),
    context: now,
    documents: lazyModule(platform, context.extensionUri, "documents.js"),
    reveal: new Emitter(),
    dispose: () => {
      store.dispose();
      report.dispose();
    },
  };
}

function clock(keyValues: KeyValues): Context {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  const who = readMyDetails(keyValues).name;
  return {
    // The user's own calendar day, which is what "today" means to them.
    today: `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    now: `${now.toISOString().slice(0, 19)}Z`,
    newId: () => crypto.randomUUID(),
    ...(who !== undefined && { who }),
  };
}

/** A short name for an entry that may be broken. */
export function clientOf(entry: Entry): string {
  return (entry.offboarding ?? entry.lastGood)?.client.name ?? entry.slug;
}
