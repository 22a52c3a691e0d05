import type * as vscode from "vscode";
import type { Git } from "../facts/git.js";

/** What differs between the Node host and the browser's web worker host; each entry brings its own. */
export interface Platform {
  /** Writes a file that exists, so that at every moment either the old or the new bytes are there, where the host can do that. */
  replaceFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void>;
  /** Git, or why there is none here. */
  readonly git: Git | { readonly missing: string };
  /** Evaluates a CommonJS bundle of ours that was left out at activation. */
  loadModule(uri: vscode.Uri): Promise<unknown>;
}
