import type { Missing } from "../../core/facts.js";
import { type Git, orElse } from "../git.js";
import { prefixOf, readRemote } from "../repositoryPlace.js";

/** A repository as it is checked out. */
export interface Repository {
  /** Path of the folder that was asked for, and what leads to it from the root: empty, or ending with `/`. */
  readonly folder: string;
  readonly prefix: string;
  /** Empty where there is no commit yet. */
  readonly head: string;
  /** null for a detached HEAD. */
  readonly branch: string | null;
  readonly remote: string | null;
  readonly missing: readonly Missing[];
}

/** Looks at what is checked out. Rejects with a GitError where there is no git, or no repository. */
export async function openRepository(git: Git, folder: string, signal?: AbortSignal): Promise<Repository> {
  const [found, remote] = await Promise.all([checkedOut(git, folder, signal), readRemote(git, folder, signal)]);
  const { isShallow, ...rest } = found;
  const missing: Missing[] = [];
  if (found.head === "")
    missing.push({ what: "history", why: "There is no commit yet, or the newest one cannot be read." });
  if (isShallow)
    missing.push({
      what: "older history",
      why: "This is a shallow clone. Run “git fetch --unshallow” to get all of it.",
    });
  return { folder, ...rest, remote, missing };
}

/**
 * The top of a repository, with `/`, given a folder in it and what leads there. Where a link leads to the folder, its path does not say
 * where the top is: it stands with its way up, which no other folder has.
 */
export function rootOf(folder: string, prefix: string): string {
  const path = `${folder.replaceAll("\\", "/").replace(/\/+$/, "")}/`;
  return path.endsWith(`/${prefix}`) ? path.slice(0, path.length - prefix.length) : `${path} ^ ${prefix}`;
}

async function checkedOut(
  git: Git,
  folder: string,
  signal?: AbortSignal,
): Promise<Pick<Repository, "head" | "branch" | "prefix"> & { isShallow: boolean }> {
  const ask = (...args: string[]): Promise<string> => git.run(folder, ["rev-parse", ...args], signal);
  const all = await orElse(
    ask("--is-shallow-repository", "HEAD", "--symbolic-full-name", "HEAD", "--show-prefix"),
    undefined,
  );
  if (all === undefined) {
    // Without a commit git cannot answer all at once. What it says to this may be that there is no repository.
    const [shallow = "", ...prefix] = (await ask("--is-shallow-repository", "--show-prefix")).split("\n");
    const branch = await orElse(git.run(folder, ["symbolic-ref", "--quiet", "HEAD"], signal), "HEAD");
    return { isShallow: shallow === "true", head: "", branch: branchOf(branch), prefix: prefixOf(prefix) };
  }
  const [shallow = "", head = "", name = "", ...prefix] = all.split("\n");
  return { isShallow: shallow === "true", head, branch: branchOf(name), prefix: prefixOf(prefix) };
}

function branchOf(name: string): string | null {
  const clean = name.trim();
  return clean.startsWith("refs/heads/") ? clean.slice("refs/heads/".length) : null;
}
