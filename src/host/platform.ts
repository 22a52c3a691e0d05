import type * as vscode from "vscode";
import type { Git } from "../facts/git.js";
import type { PlainFile } from "../facts/scan/plainFile.js";
import type { ScannedFile, ScanRequest } from "../facts/scan/scanFiles.js";

/** What differs between the Node host and the browser's web worker host; each entry brings its own. */
export interface Platform {
  /** The bytes of a file. Where the host has the disk itself, VS Code is not asked: that takes a message to the window and back. */
  readFile(uri: vscode.Uri): Promise<Uint8Array>;
  /**
   * Reads plain files of a folder by their paths seen from there (with `/`); without VS Code where the host has the disk, and then also
   * those of its repository that lie above it (`../`). One of more than `largest` bytes, or of no text, has its size alone. Undefined for
   * what is none, is not there, lies behind a link, or is not ours to read.
   */
  plainFiles(folder: vscode.Uri): (path: string, largest: number) => Promise<PlainFile | undefined>;
  /**
   * Replaces the bytes of a file if they still are `before`; false if they are others. Where the host can do that, at every
   * moment either the old or the new bytes are there, and no other window comes in between.
   */
  replaceFile(uri: vscode.Uri, before: Uint8Array, after: Uint8Array): Promise<boolean>;
  /** Creates a file in a folder that is there, whole or not at all; false if there is one already. */
  createFile(uri: vscode.Uri, bytes: Uint8Array): Promise<boolean>;
  /** Removes what a window that was killed in the middle of writing this file left beside it; answers whether there was anything. */
  clearUnfinished(uri: vscode.Uri): Promise<boolean>;
  /** Git, or why there is none here. */
  readonly git: Git | { readonly missing: string };
  /** Scans the files of a folder (a path) in a thread of its own, with our own script; missing where there are no threads. */
  readonly scanInWorker?: (
    script: string,
    folder: string,
    request: ScanRequest,
    onBatch: (files: readonly ScannedFile[]) => void,
    signal?: AbortSignal,
  ) => Promise<void>;
  /** Evaluates a CommonJS bundle of ours that was left out at activation. */
  loadModule(uri: vscode.Uri): Promise<unknown>;
}
