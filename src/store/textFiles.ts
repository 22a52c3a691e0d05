import type { TextEdit } from "./textEdits.js";

/** Where an offboarding.json stands. */
export interface Place {
  /** Identifies the file, and so the offboarding: the same slug may exist in two folders. */
  readonly uri: string;
  readonly slug: string;
  /** URI of the workspace folder. */
  readonly folder: string;
}

/** The text as it is now: the open editor's if there is one, else the disk's. Without a byte order mark. */
export interface Snapshot {
  readonly text: string;
  /** The text is in an editor with unsaved changes. */
  readonly unsaved: boolean;
}

/**
 * The files that the store works on. The adapter knows editors and disks; the store knows documents.
 * Every method rejects with a UserError that says what to do next when the disk refuses.
 */
export interface TextFiles {
  /** The offboardings below the open folders, in a stable order. */
  find(): Promise<readonly Place[]>;
  /** The newest text; undefined if there is no such file. */
  read(uri: string): Promise<Snapshot | undefined>;
  /**
   * Makes the edits if the newest text is still `expected`: saved, or left in the editor if that has unsaved changes.
   * Answers with the text afterwards; undefined means that the text was another one, and nothing was changed.
   */
  write(uri: string, expected: string, edits: readonly TextEdit[]): Promise<Snapshot | undefined>;
  /** The newest bytes, whatever they are: of the unsaved text, else of the disk; undefined if there is no such file. */
  bytes(uri: string): Promise<Uint8Array | undefined>;
  /**
   * Replaces all text, if the newest bytes still are `expected`; saved, or left in the editor if that has unsaved changes. Only
   * for what the user asked to restore or to resolve: the old bytes may be anything. Answers like `write`.
   */
  overwrite(uri: string, expected: Uint8Array, text: string): Promise<Snapshot | undefined>;
  /** Calls back when a file may have changed; without a URI, when files may have come or gone. A hint: read again and compare. */
  onDidChange(listener: (uri: string | undefined) => void): { dispose(): void };
}
