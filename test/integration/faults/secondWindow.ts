import * as vscode from "vscode";
import type { Context } from "../../../src/core/operation.js";
import { setItemState } from "../../../src/core/items.js";
import type { Platform } from "../../../src/host/platform.js";
import { VscodeTextFiles } from "../../../src/host/vscodeTextFiles.js";
import { webPlatform } from "../../../src/host/web/platform.js";
import type { TextEdit } from "../../../src/store/applyEdits.js";
import { Store } from "../../../src/store/store.js";
import type { Place, Snapshot } from "../../../src/store/textFiles.js";
import { MemoryBackups } from "../../support/memoryFiles.js";
import { inNodeHost } from "../inNodeHost.js";

type Listener = (uri: string | undefined) => void;

/** The real files of VS Code, with a place where somebody else can come in between, and with watchers as they may be. */
class InterruptedFiles extends VscodeTextFiles {
  /** Awaited between reading and writing: the worst moment. */
  beforeWrite: () => Promise<void> = () => Promise.resolve();
  /** How often each event is passed on, and whether at once. */
  watchers: "as they are" | "held back" | "doubled" | "missing" = "as they are";
  private held: (() => void)[] = [];

  constructor(
    platform: Platform,
    private readonly place: Place,
  ) {
    super(platform);
  }

  override find(): Promise<readonly Place[]> {
    return Promise.resolve([this.place]);
  }

  override async write(uri: string, expected: string, edits: readonly TextEdit[]): Promise<Snapshot | undefined> {
    await this.beforeWrite();
    return super.write(uri, expected, edits);
  }

  override onDidChange(listener: Listener): vscode.Disposable {
    return super.onDidChange((uri) => {
      if (this.watchers === "held back")
        this.held.push(() => {
          listener(uri);
        });
      else if (this.watchers !== "missing") listener(uri);
      if (this.watchers === "doubled") listener(uri);
    });
  }

  /** The events that were held back come now. */
  release(): void {
    const late = this.held;
    this.held = [];
    for (const each of late) each();
  }
}

/** A store of its own on one offboarding, as a second window has it, over the same editors, disks and watchers. */
export class SecondWindow implements vscode.Disposable {
  private constructor(
    readonly files: InterruptedFiles,
    readonly store: Store,
    readonly backups: MemoryBackups,
    private readonly uri: string,
  ) {}

  static async open(uri: vscode.Uri, report: (error: unknown) => void): Promise<SecondWindow> {
    const slug = uri.path.split("/").at(-2) ?? "";
    const place = { uri: uri.toString(), slug, folder: vscode.Uri.joinPath(uri, "..", "..", "..").toString() };
    const platform = inNodeHost() ? (await import("../../../src/host/node/platform.js")).nodePlatform : webPlatform;
    const files = new InterruptedFiles(platform, place);
    const backups = new MemoryBackups();
    const context = (): Context => {
      const now = `${new Date().toISOString().slice(0, 19)}Z`;
      return { today: now.slice(0, 10), now, newId: () => crypto.randomUUID() };
    };
    const store = new Store({ files, backups, context }, report);
    await store.ready();
    return new SecondWindow(files, store, backups, place.uri);
  }

  /** Ticks an item, as the sidebar of that window would. */
  async tick(item: string): Promise<void> {
    await this.store.update(this.uri, `tick ${item}`, setItemState(item, { state: "done" }));
  }

  /** What that window's sidebar shows of an item. */
  shows(item: string): string | undefined {
    const entry = this.store.get(this.uri);
    const items = (entry?.offboarding ?? entry?.lastGood)?.pieces.flatMap((piece) => piece.items);
    return items?.find(({ id }) => id === item)?.state;
  }

  /** Somebody comes in between once. */
  interruptOnce(by: () => Promise<void>): void {
    this.files.beforeWrite = () => {
      this.files.beforeWrite = () => Promise.resolve();
      return by();
    };
  }

  dispose(): void {
    this.store.dispose();
  }
}
