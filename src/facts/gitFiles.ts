import { type Git, GitError } from "./git.js";
import { foreignFolders } from "./files.js";
import { pipelinePlaces } from "./inventory/disabledJobs.js";
import { lockFiles } from "./inventory/locks.js";

/** What belongs to a folder, as git sees it. */
export interface GitFiles {
  /** The files that git follows or would, seen from the folder. */
  readonly listed: readonly string[];
  /** Of the folders above it, up to the root of the repository: what pins its packages, and the pipelines. Seen from it, too (`../../yarn.lock`). */
  readonly above: readonly string[];
}

/** The files of a folder. Rejects with a GitError where there is no repository, or it keeps its files elsewhere. */
export async function gitFiles(git: Git, folder: string, signal?: AbortSignal): Promise<GitFiles> {
  const prefix = await folderInRepository(git, folder, signal);
  const ask = async (...args: string[]): Promise<readonly string[]> => {
    const listed = await git.run(folder, ["ls-files", "-z", "--cached", "--deduplicate", ...args], signal);
    return listed.split("\0").filter((path) => path !== "" && !foreignFolders.test(path));
  };
  const ups = prefix
    .split("/")
    .slice(0, -1)
    .map((_, nth) => "../".repeat(nth + 1));
  const root = ups.at(-1);
  const places = [
    ...ups.flatMap((up) => lockFiles.map((name) => `${up}${name}`)),
    ...(root === undefined ? [] : pipelinePlaces.map((name) => `${root}${name}`)),
  ];
  const [listed, above] = await Promise.all([
    ask("--others", "--exclude-standard"),
    places.length === 0 ? [] : ask("--", ...places),
  ]);
  return { listed, above };
}

/**
 * What leads to a folder from the root of its repository: empty, or ending with `/`. Rejects with a GitError where there is none, or
 * where its configuration has git look elsewhere: what lies there is not what was opened.
 */
export async function folderInRepository(git: Git, folder: string, signal?: AbortSignal): Promise<string> {
  const [isInside, ...prefix] = (
    await git.run(folder, ["rev-parse", "--is-inside-work-tree", "--show-prefix"], signal)
  ).split("\n");
  if (isInside !== "true")
    throw new GitError("Its configuration names another folder for the files (core.worktree).", "failed");
  // A folder's name may hold line ends of its own.
  return prefix.join("\n").replace(/\n$/, "");
}
