import { open, rm, stat } from "node:fs/promises";

/** A lock that is older than this (ms) belongs to a window that was killed: nobody holds one for longer than a write takes. */
const abandoned = 5_000;
/** How long (ms) between two looks at a lock that another window holds. */
const pause = 5;

/**
 * Runs a task while no other window runs one with the same lock file. The file exists for as long as the task runs; one that
 * a killed window left behind is taken over.
 */
export async function withLock<T>(lock: string, task: () => Promise<T>): Promise<T> {
  while (!(await take(lock))) {
    if (await isAbandoned(lock)) await rm(lock, { force: true });
    else await new Promise((resolve) => setTimeout(resolve, pause));
  }
  try {
    return await task();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await (await open(lock, "wx")).close();
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function isAbandoned(lock: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(lock)).mtimeMs > abandoned;
  } catch (error) {
    // Given back in the meantime.
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
