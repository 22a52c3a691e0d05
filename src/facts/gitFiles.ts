import { type Git, GitError } from "./git.js";
import { foreignFolders } from "./files.js";

/** The files that git follows or would: paths from the folder. Rejects with a GitError where there is no repository. */
export async function gitFileList(git: Git, folder: string, signal?: AbortSignal): Promise<readonly string[]> {
  await folderInRepository(git, folder, signal);
  const listed = await git.run(
    folder,
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"],
    signal,
  );
  return listed.split("\0").filter((path) => path !== "" && !foreignFolders.test(path));
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
