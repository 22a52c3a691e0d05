import { quotePattern } from "../../core/quotePattern.js";

/** What a repository has above a folder in it. */
export interface Above {
  /** What leads to the folder from the root: empty, or ending with `/`. */
  readonly prefix: string;
  /** The files of each folder above it, and the pipelines of the root; seen from the folder (`../../yarn.lock`), the nearest first. */
  readonly files: readonly string[];
}

/** Of a folder that is the whole repository, or is in none. */
export const nothingAbove: Above = { prefix: "", files: [] };

/** What leads up from a folder to where a file lies that is seen from it: empty, or some `../`. */
export function upsOf(path: string): string {
  return /^(?:\.\.\/)*/.exec(path)?.[0] ?? "";
}

/** What leads from a folder to those above it, the nearest first, up to the root of the repository; `prefix` leads from there to the folder. */
export function waysUp(prefix: string): readonly string[] {
  return prefix
    .split("/")
    .slice(0, -1)
    .map((_, nth) => "../".repeat(nth + 1));
}

/** Where a file is, from the root of the repository; `path` is seen from the folder that `prefix` leads to. */
export function fromRoot(prefix: string, path: string): string {
  const ups = upsOf(path);
  const folders = prefix.split("/").slice(0, -1);
  const kept = folders.slice(0, Math.max(0, folders.length - ups.length / "../".length));
  return [...kept, path.slice(ups.length)].join("/");
}

/** Whether a text names the folder that `prefix` leads to, as files of hosts and Compose do. */
export function namesFolder(prefix: string, text: string): boolean {
  return new RegExp(`(?<![\\w.-])(?:\\.?/)?${quotePattern(prefix.replace(/\/$/, ""))}(?![\\w-])`).test(text);
}
