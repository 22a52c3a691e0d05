import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { replaceOnDisk } from "../../src/host/node/replaceOnDisk.js";
import { applyEdits, type TextEdit } from "../../src/store/applyEdits.js";
import type { Place, Snapshot, TextFiles } from "../../src/store/textFiles.js";

/** The store's files on a real disk, written as the Node extension host writes a file that no editor has open. */
export class DiskFiles implements TextFiles {
  /** @param uri the `file:` URI of the one offboarding.json */
  constructor(private readonly uri: string) {}

  find(): Promise<readonly Place[]> {
    return Promise.resolve([{ uri: this.uri, slug: "acme", folder: this.uri }]);
  }

  async read(uri: string): Promise<Snapshot> {
    return { text: await readFile(fileURLToPath(uri), "utf8"), unsaved: false };
  }

  bytes(uri: string): Promise<Uint8Array> {
    return readFile(fileURLToPath(uri));
  }

  write(uri: string, expected: string, edits: readonly TextEdit[]): Promise<Snapshot | undefined> {
    return this.overwrite(uri, Buffer.from(expected), applyEdits(expected, edits));
  }

  async overwrite(uri: string, expected: Uint8Array, text: string): Promise<Snapshot | undefined> {
    const isWritten = await replaceOnDisk(fileURLToPath(uri), expected, Buffer.from(text));
    return isWritten ? { text, unsaved: false } : undefined;
  }

  onDidChange(): { dispose(): void } {
    return { dispose: () => undefined };
  }
}
