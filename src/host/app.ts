import type * as vscode from "vscode";
import type { Offboarding } from "../core/offboarding.js";
import type { Context } from "../core/operation.js";
import { withProvider } from "../core/provider.js";
import type * as documents from "../exports/documents.js";
import type * as pdf from "../exports/pdf/pdf.js";
import type * as factsChunk from "../facts/facts.js";
import type { KeyValues } from "../private/keyValues.js";
import { providerFrom, readMyDetails } from "../private/myDetails.js";
import { type Entry, Store } from "../store/store.js";
import { Emitter } from "../store/emitter.js";
import type { TextFiles } from "../store/textFiles.js";
import { BackupFiles } from "./backupFiles.js";
import { DetailsTab } from "./detailsTab.js";
import { FieldNews } from "./fieldNews.js";
import { Filter } from "./filter.js";
import { GlobalKeyValues } from "./globalKeyValues.js";
import { History } from "./history.js";
import { OwnTemplates } from "./ownTemplates.js";
import { lazyModule } from "./lazyModule.js";
import type { Platform } from "./platform.js";
import { RepoFactsReader } from "./repoFacts.js";
import { Report } from "./report.js";
import { RichClipboard } from "./richClipboard.js";
import type { Row } from "./row.js";
import { SelfChecks } from "./selfChecks.js";
import { VscodeTextFiles } from "./vscodeTextFiles.js";

/** Templates, Markdown and HTML, as one chunk. */
export type DocumentsModule = typeof documents;

/** What the parts that a user touches share. They know this, and not each other. */
export interface App {
  readonly extensionUri: vscode.Uri;
  readonly platform: Platform;
  /** The extension's own folder, outside of all workspaces. */
  readonly storage: vscode.Uri;
  readonly store: Store;
  /** Files as the user has them, whether in an editor or on the disk. */
  readonly files: TextFiles;
  readonly backups: BackupFiles;
  readonly history: History;
  readonly facts: RepoFactsReader;
  /** Parsers and self-checks: loaded when facts are first read. */
  readonly factsChunk: () => Promise<typeof factsChunk>;
  readonly checks: SelfChecks;
  readonly keyValues: KeyValues;
  readonly report: Report;
  readonly focus: Focus;
  readonly filter: Filter;
  readonly detailsTab: DetailsTab;
  readonly fieldNews: FieldNews;
  readonly richClipboard: RichClipboard;
  /** Day, moment, ids and user, as they are now. */
  readonly context: () => Context;
  /** The templates that people wrote in place of built-in ones. */
  readonly templates: OwnTemplates;
  /** Asks for the panel of facts. */
  readonly factsAsked: Emitter<void>;
  /** Templates, Markdown and HTML: loaded when a document is first made. */
  readonly documents: () => Promise<DocumentsModule>;
  /** What lays out PDFs: loaded when one is first made. */
  readonly pdf: () => Promise<typeof pdf>;
  /** Private words of the offboarding at this URI changed; without one, of any. */
  readonly privateChanged: Emitter<string | undefined>;
  /** The list of clients changed. */
  readonly clientsChanged: Emitter<void>;
  /** Asks the sidebar to show a row and select it; with `focus`, the keyboard goes there, too. */
  readonly reveal: Emitter<{ readonly row: Row; readonly focus: boolean }>;
}

/** How long (ms) the call of a row's command may take to arrive after the key that caused it. */
const keyCounts = 3_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The offboarding that the user last looked at: selected in the sidebar, edited, or started. */
export class Focus {
  private last: string | undefined;
  private key: { readonly at: number; rows?: readonly string[] } | undefined;
  private selected: () => readonly Row[] = () => [];
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;

  get uri(): string | undefined {
    return this.last;
  }

  /**
   * The rows that are selected in the sidebar. While a refresh is under way VS Code cannot tell them for a moment, so an empty
   * answer is asked for again.
   */
  async rows(): Promise<readonly Row[]> {
    for (let waited = 0; waited < 300 && this.selected().length === 0; waited += 30) await sleep(30);
    const rows = this.selected();
    if (this.key) this.key.rows = rows.map(({ id }) => id);
    return rows;
  }

  /**
   * One of our keys was pressed on a row. VS Code tells an extension what is selected, not what the keyboard is on, so our keys
   * select first (`list.select`); to VS Code that is as good as a click, and it calls the row's command as well.
   */
  keyPressed(): void {
    this.key = { at: Date.now() };
  }

  /** Whether the row's command was called because of such a key, and not by a click or the Enter key; each key counts once. */
  isCalledByKey(row: Row): boolean {
    const { key } = this;
    if (!key || Date.now() - key.at > keyCounts || key.rows?.includes(row.id) === false) return false;
    this.key = undefined;
    return true;
  }

  /** Where the selection is to be asked for. */
  selectionFrom(selected: () => readonly Row[]): void {
    this.selected = selected;
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
  const keyValues = new GlobalKeyValues(context.globalState);
  const now = (): Context => clock(keyValues);
  const backups = new BackupFiles(context.globalStorageUri);
  const files = new VscodeTextFiles(platform);
  const store = new Store({ files, backups, context: now }, report.quietly);
  const facts = lazyModule<typeof factsChunk>(platform, context.extensionUri, "facts.js");
  const history = new History(platform);
  return {
    extensionUri: context.extensionUri,
    platform,
    storage: context.globalStorageUri,
    store,
    files,
    backups,
    history,
    factsChunk: facts,
    factsAsked: new Emitter(),
    checks: new SelfChecks(),
    facts: new RepoFactsReader({
      extensionUri: context.extensionUri,
      platform,
      store,
      history,
      keyValues,
      chunk: facts,
    }),
    keyValues,
    report,
    focus: new Focus(),
    filter: new Filter(context.workspaceState),
    detailsTab: new DetailsTab(),
    fieldNews: new FieldNews(),
    richClipboard: new RichClipboard(),
    context: now,
    templates: new OwnTemplates(
      platform,
      context.globalStorageUri,
      lazyModule(platform, context.extensionUri, "compiler.js"),
    ),
    documents: lazyModule(platform, context.extensionUri, "documents.js"),
    pdf: lazyModule(platform, context.extensionUri, "pdf.js"),
    privateChanged: new Emitter(),
    clientsChanged: new Emitter(),
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
  const details = readMyDetails(keyValues);
  const who = details.name;
  return {
    // The user's own calendar day, which is what "today" means to them.
    today: `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    now: `${now.toISOString().slice(0, 19)}Z`,
    newId: () => crypto.randomUUID(),
    ...(who !== undefined && { who }),
    // Few ask for it, and a logo takes a while to check.
    get provider() {
      return providerFrom(details);
    },
  };
}

/** The document of an offboarding with My Details, if they were entered only after its start. */
export function asReadHere(app: App, offboarding: Offboarding): Offboarding {
  return offboarding.provider ? offboarding : withProvider(offboarding, app.context().provider);
}

/** A short name for an entry that may be broken. */
export function clientOf(entry: Entry): string {
  return (entry.offboarding ?? entry.lastGood)?.client.name ?? entry.slug;
}
