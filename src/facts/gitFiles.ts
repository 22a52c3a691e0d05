import { type Git, orElse } from "./git.js";
import { foreignFolders } from "./files.js";
import { type Above, nothingAbove, upsOf, waysUp } from "./inventory/above.js";
import { pipelineFolders } from "./inventory/pipelines.js";

/** What belongs to a folder, as git sees it. */
export interface GitFiles {
  /** The files that git follows or would, seen from the folder. */
  readonly listed: readonly string[];
  readonly above: Above;
}

/** The files of a folder; `prefix` is what `folderInRepository` says of it. Rejects with a GitError. */
export async function gitFiles(git: Git, folder: string, prefix: string, signal?: AbortSignal): Promise<GitFiles> {
  const own = git.run(
    folder,
    ["ls-files", "-z", "--cached", "--deduplicate", "--others", "--exclude-standard"],
    signal,
  );
  const [listed, above] = await Promise.all([own, filesAbove(git, folder, prefix, signal)]);
  return { listed: pathsIn(listed).filter((path) => !foreignFolders.test(path)), above };
}

/**
 * The files of the folders above, each without the folders in it, and the pipelines at the root. From the newest commit, since git's
 * index cannot be asked for one level alone; what is there only since then is not missed much.
 */
async function filesAbove(git: Git, folder: string, prefix: string, signal?: AbortSignal): Promise<Above> {
  const ups = waysUp(prefix);
  const root = ups.at(-1);
  if (root === undefined) return nothingAbove;
  const ask = async (...args: string[]): Promise<readonly string[]> =>
    pathsIn(await orElse(git.run(folder, ["ls-tree", "-z", "--name-only", "HEAD", ...args], signal), ""));
  const [levels, pipelines] = await Promise.all([
    ask("--", ...ups),
    ask("-r", "--", ...pipelineFolders.map((name) => `${root}${name}/`)),
  ]);
  const files = [...levels.filter((path) => path !== "./"), ...pipelines];
  return { prefix, files: files.sort((a, b) => upsOf(a).length - upsOf(b).length) };
}

function pathsIn(listed: string): readonly string[] {
  return listed.split("\0").filter((path) => path !== "");
}
