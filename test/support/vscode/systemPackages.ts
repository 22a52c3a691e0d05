import { join } from "node:path";
import { cacheFolder } from "./cacheFolder.js";
import { findOnPath, run } from "./commands.js";
import { step } from "./say.js";
import { withLock } from "./lock.js";

/**
 * Sees to it that Debian packages are installed: by ourselves as root where there is apt-get.
 *
 * @param why what they are needed for: the end of "needed to"
 * @throws Error with the one command to run, where we can't.
 */
export async function installPackages(packages: readonly string[], why: string): Promise<void> {
  const names = packages.join(" ");
  const needed = `${names} not found, but needed to ${why}.`;
  if (process.platform === "darwin") throw new Error(`${needed} Run: xcode-select --install`);
  if (findOnPath("apt-get") === undefined)
    throw new Error(`${needed} Install this with your system's package manager: ${names}`);
  if (process.getuid?.() !== 0)
    throw new Error(`${needed} Run: sudo apt-get update && sudo apt-get install -y ${names}`);
  await withLock(join(cacheFolder(), "apt"), `installing ${names}`, async () => {
    await step("Reading Debian's package lists", () => apt(["update"]));
    await step(`Installing ${names} with apt-get`, () =>
      apt(["install", "-y", "--no-install-recommends", ...packages]),
    );
  });
}

async function apt(args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" };
  await run("apt-get", ["-q", "-o", "DPkg::Lock::Timeout=300", ...args], { env });
}

/** Sees to it that git is there, for the sample repository and for tests about repositories. */
export async function ensureGit(): Promise<void> {
  if (findOnPath("git") === undefined) await installPackages(["git"], "make and read repositories");
}
