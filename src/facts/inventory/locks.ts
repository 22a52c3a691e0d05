import type { RepoFacts } from "../../core/facts.js";
import { type Dependency, manifestKinds } from "./dependencies.js";

/** Whether a file pins packages. */
export function isLock(path: string): boolean {
  return /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|composer\.lock|yarn\.lock|pnpm-lock\.yaml|bun\.lock|uv\.lock|poetry\.lock|Pipfile\.lock|Gemfile\.lock|Cargo\.lock|go\.sum|mix\.lock|pubspec\.lock|pdm\.lock|Podfile\.lock|deno\.lock|gradle\.lockfile|packages\.lock\.json|Package\.resolved)$/.test(
    path,
  );
}

/** The manifests that ask for packages, each with what pins them: a file of its own, or the manifest itself. */
export function lockedManifests(
  read: readonly { readonly path: string; readonly dependencies: readonly Dependency[] | undefined }[],
  paths: ReadonlySet<string>,
): RepoFacts["manifests"] {
  return read.flatMap(({ path, dependencies }) => {
    const asked = (dependencies ?? []).filter(({ name }) => !/^(node|npm|php|python|ruby|ext-.*)$/.test(name));
    if (asked.length === 0) return [];
    const kind = manifestKinds.find(({ name }) => name.test(path));
    const isPinned =
      kind?.locks.includes("self") === true &&
      asked.every(({ version }) => kind.ecosystem !== "pip" || /^={2,3}/.test(version));
    return [{ evidence: { file: path }, lock: isPinned ? path : lockFor(path, kind?.locks ?? [], paths) }];
  });
}

/** A lock file beside the manifest or in a folder above it: workspaces share one. */
function lockFor(path: string, locks: readonly string[], paths: ReadonlySet<string>): string | null {
  const folders = path.split("/").slice(0, -1);
  for (let count = folders.length; count >= 0; count--) {
    const prefix = folders
      .slice(0, count)
      .map((folder) => `${folder}/`)
      .join("");
    const found = locks.find((lock) => lock !== "self" && lock !== "requirements.txt" && paths.has(`${prefix}${lock}`));
    if (found !== undefined) return `${prefix}${found}`;
  }
  return null;
}
