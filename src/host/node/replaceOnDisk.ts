import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, link, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isTemporary, temporaryName } from "../temporaryName.js";
import { hasCode, withLock } from "./withLock.js";

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
    const temporary = await writeBeside(target, after, (await stat(target)).mode);
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

/**
 * Creates a file, whole or not at all, in a folder that is there; false if there is one of that name already. It is written as a sibling,
 * and then gets its name, which a link (unlike renaming) never takes from another file.
 */
export async function createOnDisk(path: string, bytes: Uint8Array): Promise<boolean> {
  const target = join(await realpath(dirname(path)), basename(path));
  return withLock(lockOf(target), async (isMine) => {
    const temporary = await writeBeside(target, bytes);
    try {
      await link(temporary, target);
      return true;
    } catch (error) {
      if (hasCode(error, "EEXIST")) return false;
      if (!noLinks.some((code) => hasCode(error, code))) throw error;
      // A disk that has no links. Nobody who knows our lock comes between looking and renaming.
      if ((await readdir(dirname(target))).includes(basename(target)) || !(await isMine())) return false;
      await rename(temporary, target);
      return true;
    } finally {
      await rm(temporary, { force: true });
    }
  });
}

/** How disks say that they know no links. */
const noLinks = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL"];

/** Removes what a window that was killed in the middle of writing a file left beside it; answers whether there was anything. */
export async function clearUnfinished(path: string): Promise<boolean> {
  const folder = dirname(await realpathOfNew(path));
  const lock = lockOf(join(folder, basename(path)));
  const leftBehind = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter((name) => unfinished.some((unique) => isTemporary(name, unique)));
  if ((await leftBehind()).length === 0 && !(await readdir(folder)).includes(basename(lock))) return false;
  // While we hold the lock nobody writes, so all of them are nobody's.
  await withLock(lock, async () => {
    for (const name of await leftBehind()) await rm(join(folder, name), { force: true });
  });
  return true;
}

/** The path that a link names; of a file that is not there (yet), its own. */
async function realpathOfNew(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
    return join(await realpath(dirname(path)), basename(path));
  }
}

function lockOf(target: string): string {
  return join(dirname(target), temporaryName("lock"));
}

/** Writes a new file beside the target, with the given rights, else those that new files have; down to the disk. Answers with its path. */
async function writeBeside(target: string, bytes: Uint8Array, mode?: number): Promise<string> {
  const temporary = join(dirname(target), temporaryName(`write-${randomBytes(6).toString("hex")}`));
  try {
    const file = await open(temporary, "wx", mode);
    try {
      await file.writeFile(bytes);
      // Some disks know no rights, and refuse to be told any.
      if (mode !== undefined && (await file.stat()).mode !== mode) await file.chmod(mode);
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
