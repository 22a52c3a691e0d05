import { randomBytes } from "node:crypto";
import { link, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { UserError } from "../../core/errors.js";

/** A lock that is older than this (ms) belongs to a window that was killed: nobody holds one for longer than a write takes. */
const abandoned = 5_000;
/** How long (ms) between two looks at a lock that another window holds, and how long to wait for it at the most. */
const pause = 5;
const longest = 15_000;

/**
 * Runs a task while no other window runs one with the same lock file. The file exists for as long as the task runs, and is removed by
 * its owner alone; one that a killed window left behind is put aside. The task can ask whether the lock still is ours: on a disk
 * that is slower than any write should be, somebody may have taken us for dead. Rejects with a UserError if it never comes free.
 */
export async function withLock<T>(lock: string, task: (isMine: () => Promise<boolean>) => Promise<T>): Promise<T> {
  const token = `${hostname()} ${String(process.pid)} ${randomBytes(8).toString("hex")}`;
  const until = Date.now() + longest;
  while (!(await take(lock, token))) {
    if (Date.now() > until)
      throw new UserError(`Another window holds ${lock} and does not let go. Close it, then try again.`);
    const holder = await abandonedBy(lock);
    if (holder === undefined) await new Promise((resolve) => setTimeout(resolve, pause));
    else await putAside(lock, holder);
  }
  const isMine = async (): Promise<boolean> => (await unlessGone(readFile(lock, "utf8"))) === token;
  try {
    return await task(isMine);
  } finally {
    if (await isMine()) await rm(lock, { force: true });
  }
}

async function take(lock: string, token: string): Promise<boolean> {
  try {
    await writeFile(lock, token, { flag: "wx" });
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/** What stands in a lock whose owner is gone: killed on this machine, or silent for too long. Undefined if it is held. */
async function abandonedBy(lock: string): Promise<string | undefined> {
  const [holder, found] = await Promise.all([unlessGone(readFile(lock, "utf8")), unlessGone(stat(lock))]);
  if (holder === undefined || found === undefined) return undefined;
  // Far in the future is as good as far in the past: the clocks of a network disk may differ.
  const isOld = Math.abs(Date.now() - found.mtimeMs) > abandoned;
  return isOld || isDead(holder) ? holder : undefined;
}

/** Whether the window that took a lock was on this machine and runs no more. */
function isDead(holder: string): boolean {
  const [host, pid] = holder.split(" ");
  if (host !== hostname() || pid === undefined || !/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return hasCode(error, "ESRCH");
  }
}

/** Of several that wait one puts it aside. If somebody else did so meanwhile and took the lock, they get it back. */
async function putAside(lock: string, holder: string): Promise<void> {
  const aside = lock.replace(/\.tmp$/, `-${randomBytes(8).toString("hex")}.tmp`);
  await unlessGone(rename(lock, aside));
  try {
    const taken = await unlessGone(readFile(aside, "utf8"));
    if (taken !== undefined && taken !== holder) await link(aside, lock);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function unlessGone<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** Whether this is an error of the operating system with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
