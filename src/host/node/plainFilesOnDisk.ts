import { lstat, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { PlainFile } from "../../facts/scan/plainFile.js";
import { readPlainOnDisk } from "./readPlainOnDisk.js";

/** Reads a plain file of a folder, by its path seen from there (with `/`); see `Platform.plainFiles`. */
type ReadPlainFile = (path: string, largest: number) => Promise<PlainFile | undefined>;

/**
 * The plain files of a folder on the disk. No link is followed on the way to a file: git lists what it once had in a folder that may be a
 * link by now. The way to the folder itself may be one; git counts what is above it (`../`) from where that leads to.
 */
export function plainFilesOnDisk(folder: string): ReadPlainFile {
  let asked: Promise<string> | undefined;
  const root = (): Promise<string> => (asked ??= realpath(folder));
  const known = new Map<string, Promise<boolean>>();
  const isReal = (below: string): Promise<boolean> => {
    const found = known.get(below) ?? look(below);
    known.set(below, found);
    return found;
  };
  const look = async (below: string): Promise<boolean> => {
    if (below === "" || /(^|\/)\.\.$/.test(below)) return true;
    return (await isReal(folderOf(below))) && !(await lstat(join(await root(), below))).isSymbolicLink();
  };
  return async (path, largest) => {
    try {
      return (await isReal(folderOf(path))) ? await readPlainOnDisk(join(await root(), path), largest) : undefined;
    } catch (error) {
      // A folder that has gone since it was listed, or is not ours to look into.
      if (error instanceof Error && "code" in error) return undefined;
      throw error;
    }
  };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
