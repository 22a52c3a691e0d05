import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";

/**
 * Where VS Code is kept between runs: $SENDOFF_CACHE, else `sendoff-vscode` in the user's cache folder.
 * The folder may not exist yet.
 */
export function cacheFolder(): string {
  if (process.env.SENDOFF_CACHE) return resolve(process.env.SENDOFF_CACHE);
  const base = process.env.XDG_CACHE_HOME;
  // The XDG specification says to ignore relative paths.
  return join(base && isAbsolute(base) ? base : join(homedir(), ".cache"), "sendoff-vscode");
}
