import { randomBytes } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { UserError } from "../../core/errors.js";

/** A lock that is older than this (ms) belongs to a window that was killed: nobody holds one for longer than a write takes. */
const abandoned = 5_000;
/** How long (ms) between two looks at a lock that another window holds, and how long to wait for it at the most. */
const pause = 5;
const longest = 15_000;

/**
 * Runs a task while no other window runs one with the same lock file. The file exists for as long as the task runs, and is removed by
 * its owner alone; one that a killed window left behind is put aside. Rejects with a UserError if it never comes free.
 */
export async function withLock<T>(lock: string, task: () => Promise<T>): Promise<T> {
  const token = randomBytes(8).toString("hex");
  const until = Date.now() + longest;
  while (!(await take(lock, token))) {
    if (Date.now() > until)
      throw new UserError(`Another window holds ${lock} and does not let go. Close it, then try again.`);
    if (await isAbandoned(lock)) await putAside(lock, token);
    else await new Promise((resolve) => setTimeout(resolve, pause));
  }
  try {
    return await task();
  } finally {
    if ((await unlessGone(readFile(lock, "utf8"))) === token) await rm(lock, { force: true });
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

async function isAbandoned(lock: string): Promise<boolean> {
  const found = await unlessGone(stat(lock));
  // Far in the future is as good as far in the past: the clocks of a network disk may differ.
  return found !== undefined && Math.abs(Date.now() - found.mtimeMs) > abandoned;
}

/** Renaming succeeds for one of several that wait. */
async function putAside(lock: string, token: string): Promise<void> {
  const aside = lock.replace(/\.tmp$/, `-${token}.tmp`);
  await unlessGone(rename(lock, aside));
  await rm(aside, { force: true });
}

async function unlessGone<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
