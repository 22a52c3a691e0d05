import { constants } from "node:fs";
import { lstat, open } from "node:fs/promises";
import { plainFile, type PlainFile } from "../../facts/scan/plainFile.js";

/** Neither follows a link nor waits for a pipe that nobody writes to. */
const flags = constants.O_RDONLY | maybe(constants.O_NOFOLLOW) | maybe(constants.O_NONBLOCK);

/** Windows has neither. */
function maybe(flag: number | undefined): number {
  return flag ?? 0;
}

/** A plain file on the disk, by its path; see `Platform.plainFiles`. It is no link itself; those on the way to it are not looked for. */
export async function readPlainOnDisk(path: string, largest: number): Promise<PlainFile | undefined> {
  try {
    // Where opening cannot refuse a link (Windows), it is looked for before.
    if (maybe(constants.O_NOFOLLOW) === 0 && (await lstat(path)).isSymbolicLink()) return undefined;
    const file = await open(path, flags);
    try {
      const status = await file.stat();
      if (!status.isFile()) return undefined;
      if (status.size > largest) return { size: status.size };
      return plainFile(await file.readFile());
    } finally {
      await file.close();
    }
  } catch (error) {
    // Gone since it was listed, a link, or not ours to read.
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}
