import type { RepoFacts } from "../../core/facts.js";
import type { Files } from "../files.js";
import { fromRoot } from "./above.js";
import { type Dependency, manifestKinds } from "./dependencies.js";
import type { Lock } from "./licences.js";

/** Whether a file pins packages. */
export function isLock(path: string): boolean {
  return /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|composer\.lock|yarn\.lock|pnpm-lock\.yaml|bun\.lock|uv\.lock|poetry\.lock|Pipfile\.lock|Gemfile\.lock|Cargo\.lock|go\.sum|mix\.lock|pubspec\.lock|pdm\.lock|Podfile\.lock|deno\.lock|gradle\.lockfile|packages\.lock\.json|Package\.resolved)$/.test(
    path,
  );
}

/** The names of files that may pin the packages of a manifest below them. */
export const lockFiles: readonly string[] = [
  ...new Set(
    manifestKinds.flatMap(({ locks }) => locks).filter((lock) => lock !== "self" && lock !== "requirements.txt"),
  ),
];

/**
 * The manifests that ask for packages, each with what pins them: the manifest itself, or a file beside it or in a folder above, since
 * workspaces share one. `above`: files above the folder that was opened, as `gitFiles` has them.
 */
export function lockedManifests(
  read: readonly { readonly path: string; readonly dependencies: readonly Dependency[] | undefined }[],
  paths: readonly string[],
  above: readonly string[],
): RepoFacts["manifests"] {
  const known = new Set([...paths, ...above]);
  const highest = Math.max(0, ...above.map((path) => path.lastIndexOf("../") + "../".length));
  const ups = Array.from({ length: highest / "../".length }, (_, nth) => "../".repeat(nth + 1));
  const lockFor = (path: string, locks: readonly string[]): string | null => {
    const names = locks.filter((lock) => lockFiles.includes(lock));
    const places = [...foldersOf(path), ...ups].flatMap((folder) => names.map((name) => `${folder}${name}`));
    return places.find((place) => known.has(place)) ?? null;
  };
  return read.flatMap(({ path, dependencies }) => {
    const asked = (dependencies ?? []).filter(({ name }) => !/^(node|npm|php|python|ruby|ext-.*)$/.test(name));
    if (asked.length === 0) return [];
    const kind = manifestKinds.find(({ name }) => name.test(path));
    const isPinned =
      kind?.locks.includes("self") === true &&
      asked.every(({ version }) => kind.ecosystem !== "pip" || /^={2,3}/.test(version));
    return [{ evidence: { file: path }, lock: isPinned ? path : lockFor(path, kind?.locks ?? []) }];
  });
}

/**
 * The lock files above the folder that `prefix` leads to which pin its manifests, with the folders of those manifests, seen from the lock
 * file: of all that it pins only what these reach is the folder's.
 */
export async function readLocksAbove(
  files: Files,
  manifests: RepoFacts["manifests"],
  prefix: string,
): Promise<readonly Lock[]> {
  const above = new Set(manifests.flatMap(({ lock }) => (lock?.startsWith("../") === true ? [lock] : [])));
  const locks: Lock[] = [];
  for (const path of above) {
    const text = await files.read(path);
    const from = folderOf(fromRoot(prefix, path)).length;
    const parts = manifests.filter(({ lock }) => lock === path).map(({ evidence }) => evidence.file);
    if (text !== undefined)
      locks.push({
        path,
        text,
        parts: parts.map((file) => folderOf(fromRoot(prefix, file)).slice(from).replace(/\/$/, "")),
      });
  }
  return locks;
}

/** The folder of a file: empty, or ending with `/`. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** The folders that a file is in, the nearest first and the opened one last; each is empty or ends with `/`. */
function foldersOf(path: string): readonly string[] {
  const folders = path.split("/").slice(0, -1);
  return [...folders.map((_, nth) => `${folders.slice(0, folders.length - nth).join("/")}/`), ""];
}
