import * as vscode from "vscode";
import type { Platform } from "./platform.js";

/** A bundle of ours that is loaded when it is first needed, once. */
export function lazyModule<T>(platform: Platform, extensionUri: vscode.Uri, name: string): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    // What our own build put there; the type is that of its entry.
    loaded ??= platform.loadModule(vscode.Uri.joinPath(extensionUri, "dist", name)) as Promise<T>;
    return loaded;
  };
}
