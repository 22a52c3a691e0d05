import { applyEdits, type TextEdit } from "../../src/store/applyEdits.js";
import type { Place, Snapshot, TextFiles } from "../../src/store/textFiles.js";
import { MemoryFiles } from "./memoryFiles.js";

interface Editor {
  text: string;
  isDirty: boolean;
  /** What stood on the disk when it was loaded or saved last: it is not saved over anything else. */
  base: string;
}

/**
 * A fake of our own port: one file on a disk and in an editor, as VS Code has them. Whatever takes time there lets everybody else come
 * first, by the `pause` that it is given; an editor that is clean shows what is on the disk only after a while.
 */
export class EditorFiles implements TextFiles {
  editor: Editor | undefined;
  private readonly listeners = new Set<(uri: string | undefined) => void>();

  constructor(
    readonly uri: string,
    public disk: string,
    private readonly pause: () => Promise<void>,
  ) {}

  async find(): Promise<readonly Place[]> {
    await this.pause();
    return [MemoryFiles.place(this.uri)];
  }

  async read(): Promise<Snapshot> {
    if (!this.editor?.isDirty) await this.pause();
    return this.now();
  }

  async bytes(): Promise<Uint8Array> {
    return new TextEncoder().encode((await this.read()).text);
  }

  async write(_uri: string, expected: string, edits: readonly TextEdit[]): Promise<Snapshot | undefined> {
    await this.pause();
    const { editor } = this;
    if (!editor) {
      // Comparing and renaming have a lock around them, and nobody who knows none comes between the last look and the renaming.
      if (this.disk !== expected) return undefined;
      this.disk = applyEdits(expected, edits);
      return this.now();
    }
    const wasDirty = editor.isDirty;
    this.catchUp();
    if (editor.text !== expected) return undefined;
    editor.text = applyEdits(expected, edits);
    editor.isDirty = true;
    if (wasDirty) return this.now();
    await this.pause();
    this.save();
    return this.now();
  }

  overwrite(): Promise<Snapshot | undefined> {
    return Promise.reject(new Error("Nobody restores anything in these tests."));
  }

  onDidChange(listener: (uri: string | undefined) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  /** What a watcher would say, sooner or later. */
  hint(uri?: string): void {
    for (const listener of this.listeners) listener(uri);
  }

  open(): void {
    this.editor ??= { text: this.disk, isDirty: false, base: this.disk };
  }

  /** Somebody types. What is typed into an editor that lags behind the disk cannot be saved over it. */
  type(change: (text: string) => string): void {
    if (!this.editor) return;
    const text = change(this.editor.text);
    this.editor.isDirty ||= text !== this.editor.text;
    this.editor.text = text;
  }

  /** Saves, if nobody else wrote the file meanwhile; else the text stays in the editor, unsaved. */
  save(): void {
    const { editor } = this;
    if (!editor?.isDirty || editor.base !== this.disk) return;
    this.disk = editor.text;
    Object.assign(editor, { isDirty: false, base: this.disk });
  }

  /** Closes an editor that has nothing unsaved. */
  close(): void {
    if (!this.editor?.isDirty) this.editor = undefined;
  }

  /** A clean editor loads what is on the disk. */
  catchUp(): void {
    if (this.editor && !this.editor.isDirty) Object.assign(this.editor, { text: this.disk, base: this.disk });
  }

  /** All that would be found by whoever looks: on the disk, and typed and not saved. */
  everywhere(): readonly string[] {
    return this.editor?.isDirty ? [this.disk, this.editor.text] : [this.disk];
  }

  private now(): Snapshot {
    return this.editor?.isDirty ? { text: this.editor.text, unsaved: true } : { text: this.disk, unsaved: false };
  }
}
