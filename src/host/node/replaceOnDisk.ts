import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isTemporary, temporaryName } from "../temporaryName.js";
import { withLock } from "./withLock.js";

/** What is written and not yet renamed, and a lock that was put aside; only who holds the lock makes either. */
const unfinished = ["write-", "lock-"];

/**
 * Replaces the bytes of a file if they still are `before`, by writing a sibling and renaming it over the file, so that whoever reads
 * it, and whatever is killed when, finds a complete file. A lock keeps other windows out between comparing and renaming.
 * Through a link, the file that the link names is replaced. False if the bytes are others, and then nothing was changed.
 */
export async function replaceOnDisk(path: string, before: Uint8Array, after: Uint8Array): Promise<boolean> {
  const target = await realpath(path);
  // Renaming needs the right to write the folder only; a file that was made read-only shall stay as it is.
  await access(target, constants.W_OK);
  return withLock(lockOf(target), async (isMine) => {
    const isAsBefore = async (): Promise<boolean> => (await readFile(target)).equals(before);
    if (!(await isAsBefore())) return false;
    const temporary = await writeBeside(target, after);
    try {
      // Programs that know no lock may have written meanwhile; a slow disk may have cost us ours.
      if (!(await isAsBefore()) || !(await isMine())) return false;
      await rename(temporary, target);
      return true;
    } finally {
      await rm(temporary, { force: true });
    }
  });
}

/** Removes what a window that was killed in the middle of `replaceOnDisk` left beside a file. */
export async function clearUnfinished(path: string): Promise<void> {
  const target = await realpath(path);
  const folder = dirname(target);
  const lock = lockOf(target);
  const leftBehind = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter((name) => unfinished.some((unique) => isTemporary(name, unique)));
  if ((await leftBehind()).length === 0 && !(await readdir(folder)).includes(basename(lock))) return;
  // While we hold the lock nobody writes, so all of them are nobody's.
  await withLock(lock, async () => {
    for (const name of await leftBehind()) await rm(join(folder, name), { force: true });
  });
}

function lockOf(target: string): string {
  return join(dirname(target), temporaryName("lock"));
}

/** Writes a new file beside the target, with the same rights, down to the disk; answers with its path. */
async function writeBeside(target: string, bytes: Uint8Array): Promise<string> {
  const { mode } = await stat(target);
  const temporary = join(dirname(target), temporaryName(`write-${randomBytes(6).toString("hex")}`));
  try {
    const file = await open(temporary, "wx", mode);
    try {
      await file.writeFile(bytes);
      // Some disks know no rights, and refuse to be told any.
      if ((await file.stat()).mode !== mode) await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    return temporary;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
