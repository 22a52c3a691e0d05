import { type Git, GitError, orElse } from "./git.js";

/*
 * Where a folder is: in its repository, and its repository on the web. Who asks for it early loads nothing else.
 */

/**
 * What leads to a folder from the root of its repository: empty, or ending with `/`. Rejects with a GitError where there is none, or
 * where its configuration has git look elsewhere: what lies there is not what was opened.
 */
export async function folderInRepository(git: Git, folder: string, signal?: AbortSignal): Promise<string> {
  const asked = await git.run(folder, ["rev-parse", "--is-inside-work-tree", "--show-prefix"], signal);
  const [isInside, ...prefix] = asked.split("\n");
  if (isInside !== "true")
    throw new GitError(
      "Its configuration names another folder for the files (core.worktree). Open that folder instead.",
      "failed",
    );
  return prefixOf(prefix);
}

/** What `--show-prefix` printed, from the lines that it printed last: a folder's name may hold line ends of its own. */
export function prefixOf(lines: readonly string[]): string {
  return lines.join("\n").replace(/\n$/, "");
}

/** What `origin` is set to, as it is written there; null where there is none, or git cannot tell. */
export async function readRemote(git: Git, folder: string, signal?: AbortSignal): Promise<string | null> {
  const remote = await orElse(git.run(folder, ["config", "--get", "remote.origin.url"], signal), null);
  return remote?.trim() ?? null;
}
