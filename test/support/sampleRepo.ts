import { mkdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fastImport, newestOfMain } from "./sample/fastImport.js";
import { firstCustomers } from "./sample/firstCustomers.js";
import { firstPages } from "./sample/firstPages.js";
import { firstRelease } from "./sample/firstRelease.js";
import { leaving } from "./sample/leaving.js";
import { standingOrders } from "./sample/standingOrders.js";
import { vouchers } from "./sample/vouchers.js";
import { run } from "./vscode/commands.js";
import { ensureGit } from "./vscode/systemPackages.js";

/**
 * Makes a small client's repository in `folder`: "Brot & Butter", the web shop of a bakery, a year old, with two
 * developers and one person of the client, releases, merged and open branches, and loose ends to find. The bare
 * repository `<folder>-origin.git` beside it is its remote, where all but the newest commit is pushed. The commits are
 * the same each time, down to their ids.
 *
 * @param folder is made, and must not hold a repository yet
 * @throws CommandError when git fails
 */
export async function makeSampleRepo(folder: string): Promise<void> {
  await ensureGit();
  const path = resolve(folder);
  const origin = join(dirname(path), `${basename(path)}-origin.git`);
  await mkdir(path, { recursive: true });
  const git = async (args: readonly string[], input?: string): Promise<void> => {
    await run("git", args, { cwd: path, env: gitEnvironment(), ...(input === undefined ? {} : { input }) });
  };
  await git(["init", "--quiet", "--initial-branch=main"]);
  // The user of this repository is one of the developers, so that "our" commits are known.
  await git(["config", "user.name", "Mara Vos"]);
  await git(["config", "user.email", "mara@studio-noord.example"]);
  const commits = [...firstPages, ...firstRelease, ...firstCustomers, ...vouchers, ...standingOrders, ...leaving];
  await git(["fast-import", "--quiet"], fastImport(commits));
  await git(["reset", "--quiet", "--hard", "main"]);
  await git(["init", "--quiet", "--bare", "--initial-branch=main", origin]);
  await git(["remote", "add", "origin", origin]);
  const branches = [...new Set(commits.map(({ branch }) => branch))].filter((name) => name !== undefined);
  const mergedBranches = commits.map(({ merges }) => merges);
  const open = branches.filter((name) => !mergedBranches.includes(name));
  await git(["push", "--quiet", "origin", `${newestOfMain}~1:refs/heads/main`, "--tags", ...open]);
  await git(["branch", "--quiet", "--set-upstream-to=origin/main", "main"]);
}

/** git without the settings of this machine and user, and outside of any repository we may be called from. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  return { ...Object.fromEntries(inherited), GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
}
