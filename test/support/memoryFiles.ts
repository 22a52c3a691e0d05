import { applyEdits, type TextEdit } from "../../src/store/applyEdits.js";
import type { Backup, Backups, Cause } from "../../src/store/backups.js";
import type { Place, Snapshot, TextFiles } from "../../src/store/textFiles.js";

/** A fake of our own port: files in memory, with other people who write at awkward moments. */
export class MemoryFiles implements TextFiles {
  readonly texts = new Map<string, string>();
  /** Called between reading and writing; what it does to `texts` happens at the worst moment. */
  beforeWrite: (uri: string) => void = () => undefined;
  writes = 0;
  private readonly listeners = new Set<(uri: string | undefined) => void>();

  static place(uri: string): Place {
    return { uri, slug: uri.split("/").at(-2) ?? "", folder: "memory:/" };
  }

  find(): Promise<readonly Place[]> {
    return Promise.resolve([...this.texts.keys()].map((uri) => MemoryFiles.place(uri)));
  }

  read(uri: string): Promise<Snapshot | undefined> {
    const text = this.texts.get(uri);
    return Promise.resolve(text === undefined ? undefined : { text, unsaved: false });
  }

  async write(uri: string, expected: string, edits: readonly TextEdit[]): Promise<Snapshot | undefined> {
    await Promise.resolve();
    this.beforeWrite(uri);
    const text = this.texts.get(uri);
    if (text !== expected) return undefined;
    this.writes++;
    const after = applyEdits(text, edits);
    this.texts.set(uri, after);
    return { text: after, unsaved: false };
  }

  bytes(uri: string): Promise<Uint8Array | undefined> {
    const text = this.texts.get(uri);
    return Promise.resolve(text === undefined ? undefined : new TextEncoder().encode(text));
  }

  async overwrite(uri: string, expected: Uint8Array, text: string): Promise<Snapshot | undefined> {
    await Promise.resolve();
    this.beforeWrite(uri);
    if (this.texts.get(uri) !== new TextDecoder().decode(expected)) return undefined;
    this.writes++;
    this.texts.set(uri, text);
    return { text, unsaved: false };
  }

  onDidChange(listener: (uri: string | undefined) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** What a watcher would say. */
  hint(uri?: string): void {
    for (const listener of this.listeners) listener(uri);
  }
}

/** A fake of our own port: backups in memory. */
export class MemoryBackups implements Backups {
  readonly kept: { readonly uri: string; readonly bytes: Uint8Array; readonly backup: Backup }[] = [];

  keep(uri: string, bytes: Uint8Array, cause: Cause, at: string): Promise<void> {
    this.kept.unshift({ uri, bytes, backup: { id: String(this.kept.length), at, cause } });
    return Promise.resolve();
  }

  list(uri: string): Promise<readonly Backup[]> {
    return Promise.resolve(this.kept.filter((each) => each.uri === uri).map(({ backup }) => backup));
  }

  read(uri: string, id: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.kept.find((each) => each.uri === uri && each.backup.id === id)?.bytes);
  }
}
