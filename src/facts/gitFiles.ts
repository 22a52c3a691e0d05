import type { Git } from "./git.js";
import { foreignFolders } from "./files.js";

/** The files that git follows or would: paths from the folder. Rejects with a GitError where there is no repository. */
export async function gitFileList(git: Git, folder: string, signal?: AbortSignal): Promise<readonly string[]> {
  const listed = await git.run(
    folder,
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"],
    signal,
  );
  return listed.split("\0").filter((path) => path !== "" && !foreignFolders.test(path));
}
