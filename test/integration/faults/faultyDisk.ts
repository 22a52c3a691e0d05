import * as vscode from "vscode";

/** What may be wrong with the disk. */
export interface Faults {
  /** Nothing can be written. */
  readOnly: boolean;
  /** A write is refused, and what stood there is gone: a disk that empties a file first and is full then. */
  full: "refuses" | "cuts" | "cuts without a word" | undefined;
  /** Neither reads nor writes are answered. */
  away: boolean;
  /** How long (ms) everything takes. */
  slow: number;
  /** Names are found in any case. */
  anyCase: boolean;
}

const none: Faults = { readOnly: false, full: undefined, away: false, slow: 0, anyCase: false };

/** A file system in memory, of a scheme of its own, with the faults that real disks have. It never tells of a change. */
export class FaultyDisk implements vscode.FileSystemProvider {
  readonly faults: Faults = { ...none };
  /** Called before each write. */
  beforeWrite: () => void = () => undefined;
  /** Called before each renaming. */
  beforeRename: () => void = () => undefined;
  private readonly files = new Map<string, Uint8Array>();
  private readonly silent = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.silent.event;

  /** Makes a disk and gives it to VS Code. */
  static register(scheme: string): { readonly disk: FaultyDisk; readonly registration: vscode.Disposable } {
    const disk = new FaultyDisk();
    return { disk, registration: vscode.workspace.registerFileSystemProvider(scheme, disk, { isCaseSensitive: true }) };
  }

  /** An empty disk without faults. */
  reset(): void {
    this.files.clear();
    Object.assign(this.faults, none);
    this.beforeWrite = () => undefined;
    this.beforeRename = () => undefined;
  }

  /** Somebody else changes a file. */
  put(uri: vscode.Uri, text: string): void {
    this.set(uri, new TextEncoder().encode(text));
  }

  /** The paths of all files. */
  get paths(): readonly string[] {
    return [...this.files.keys()].sort();
  }

  text(uri: vscode.Uri): string | undefined {
    const bytes = this.files.get(this.keyOf(uri));
    return bytes && new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    await this.answering(uri);
    const bytes = this.files.get(this.keyOf(uri));
    if (bytes)
      return { type: vscode.FileType.File, ctime: 0, mtime: this.mtimes.get(this.keyOf(uri)) ?? 0, size: bytes.length };
    if (this.below(uri).length === 0) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    await this.answering(uri);
    const inner = this.below(uri);
    const names = new Map<string, vscode.FileType>();
    for (const path of inner) {
      const [name = "", ...rest] = path.split("/");
      names.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...names];
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    await this.answering(uri);
    const bytes = this.files.get(this.keyOf(uri));
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes.slice();
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    await this.answering(uri);
    this.beforeWrite();
    const { readOnly, full } = this.faults;
    if (readOnly) throw vscode.FileSystemError.NoPermissions(uri);
    if (full === "refuses") throw new Error("ENOSPC: no space left on device, open");
    if (full !== undefined) this.set(uri, content.slice(0, content.length / 2));
    if (full === "cuts") throw new Error("ENOSPC: no space left on device, write");
    if (full === undefined) this.set(uri, content.slice());
  }

  async rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    this.beforeRename();
    await this.answering(from);
    if (this.faults.readOnly) throw vscode.FileSystemError.NoPermissions(from);
    const bytes = this.files.get(this.keyOf(from));
    if (!bytes) throw vscode.FileSystemError.FileNotFound(from);
    this.files.delete(this.keyOf(from));
    this.set(to, bytes);
  }

  async delete(uri: vscode.Uri): Promise<void> {
    await this.answering(uri);
    if (this.faults.readOnly) throw vscode.FileSystemError.NoPermissions(uri);
    this.files.delete(this.keyOf(uri));
    for (const path of this.below(uri)) this.files.delete(this.keyOf(vscode.Uri.joinPath(uri, path)));
  }

  createDirectory(uri: vscode.Uri): void {
    if (this.faults.readOnly) throw vscode.FileSystemError.NoPermissions(uri);
  }

  private readonly mtimes = new Map<string, number>();

  private set(uri: vscode.Uri, bytes: Uint8Array): void {
    const key = this.keyOf(uri);
    this.files.set(key, bytes);
    this.mtimes.set(key, Math.max(Date.now(), (this.mtimes.get(key) ?? 0) + 1));
  }

  private async answering(uri: vscode.Uri): Promise<void> {
    if (this.faults.slow > 0) await new Promise((resolve) => setTimeout(resolve, this.faults.slow));
    if (this.faults.away) throw vscode.FileSystemError.Unavailable(uri);
  }

  /** The paths of all files below a folder, from there. */
  private below(uri: vscode.Uri): readonly string[] {
    const inside = `${this.keyOf(uri).replace(/\/$/, "")}/`;
    return [...this.files.keys()].flatMap((path) => (path.startsWith(inside) ? [path.slice(inside.length)] : []));
  }

  private keyOf({ path }: vscode.Uri): string {
    return this.faults.anyCase ? path.toLowerCase() : path;
  }
}
