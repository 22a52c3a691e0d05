/** What old bytes were kept for: a change to the whole file or to much of it, or a write that failed half way. */
export const causes = ["import", "size", "reason", "migration", "conflict", "restore", "damage"] as const;
export type Cause = (typeof causes)[number];

/** Old bytes of one file. */
export interface Backup {
  /** Names it among the backups of its file. */
  readonly id: string;
  /** ISO moment in UTC, to the second. */
  readonly at: string;
  readonly cause: Cause;
}

/** Where old bytes go before a risky change: outside the workspace, the newest of each file. */
export interface Backups {
  /** Keeps the bytes of a file; rejects if they cannot be kept, and then nothing may be changed. */
  keep(uri: string, bytes: Uint8Array, cause: Cause, at: string): Promise<void>;
  /** What is kept of a file, newest first. */
  list(uri: string): Promise<readonly Backup[]>;
  /** The bytes; undefined if there is no such backup. */
  read(uri: string, id: string): Promise<Uint8Array | undefined>;
}
