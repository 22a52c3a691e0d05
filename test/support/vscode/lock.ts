import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./say.js";
import { isMissing } from "./projectRoot.js";
import { stopsWithUs } from "./stopping.js";

const beatMs = 2_000;
/** A holder that has not touched its lock for this long is gone (killed, or its machine was). */
const staleMs = 15_000;

/**
 * Does `work` while no other process does the same: the lock is the folder `${path}.lock`, whose owner touches it
 * every other second. Waits for another owner as long as that one is alive, and takes over from a dead one.
 */
export async function withLock<T>(path: string, title: string, work: () => Promise<T>): Promise<T> {
  const lock = `${path}.lock`;
  const owner = randomUUID();
  await mkdir(dirname(path), { recursive: true });
  for (let told = false; !(await take(lock, owner)); told = true) {
    if (!told) say(`Another run is ${title}; waiting for it …`);
    await sleep(500);
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch((error: unknown) => {
      say(`Lock ${lock}: ${String(error)}`);
    });
  }, beatMs);
  const release = stopsWithUs(async () => {
    clearInterval(beat);
    if ((await ownerOf(lock)) === owner) await rm(lock, { recursive: true, force: true });
  });
  try {
    return await work();
  } finally {
    await release();
  }
}

async function take(lock: string, owner: string): Promise<boolean> {
  try {
    await mkdir(lock);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    await removeIfStale(lock);
    return false;
  }
  await writeFile(join(lock, "owner"), owner);
  return true;
}

/** Moves a dead owner's lock out of the way; of several who try, the one whose rename succeeds does. */
async function removeIfStale(lock: string): Promise<void> {
  try {
    if (Date.now() - (await stat(lock)).mtimeMs < staleMs) return;
    const aside = `${lock}-${randomUUID()}`;
    await rename(lock, aside);
    await rm(aside, { recursive: true, force: true });
  } catch (error) {
    // Its owner, or another who waits, was faster.
    if (!isMissing(error)) throw error;
  }
}

async function ownerOf(lock: string): Promise<string | undefined> {
  try {
    return await readFile(join(lock, "owner"), "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
