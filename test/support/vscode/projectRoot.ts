import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Sendoff's own folder (the one with its package.json): looked for upwards from this code, then from where we were
 * started, so that it is found from dist/, from a bundle somewhere else and from any sub-folder.
 *
 * @throws Error when neither lies in a checkout of Sendoff.
 */
export function projectRoot(): string {
  const root = rootAbove(dirname(fileURLToPath(import.meta.url))) ?? rootAbove(process.cwd());
  if (root === undefined) throw new Error("Run this from Sendoff's folder: no package.json of Sendoff was found here.");
  return root;
}

function rootAbove(folder: string): string | undefined {
  if (packageName(folder) === "sendoff") return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : rootAbove(parent);
}

function packageName(folder: string): unknown {
  try {
    return manifest(folder).name;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * The id, publisher.name, of the extension in `folder`.
 *
 * @throws Error when there is no extension.
 */
export function extensionId(folder: string): string {
  const { publisher, name } = manifest(folder);
  return `${String(publisher)}.${String(name)}`;
}

function manifest(folder: string): { name?: unknown; publisher?: unknown } {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return typeof parsed === "object" && parsed !== null ? parsed : {};
}

/** Whether `error` says that a file or folder is not there (and nothing worse). */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
