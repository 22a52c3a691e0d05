import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopsWithUs } from "./stopping.js";

export interface TemporaryFolder {
  path: string;
  /** Removes the folder and all in it; also done when we are ended. */
  remove: () => Promise<void>;
}

/** A new folder of our own below the system's temporary folder, without symbolic links in its path. */
export async function temporaryFolder(name: string): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(await realpath(tmpdir()), `sendoff-${name}-`));
  // Processes that were just killed may still write for a moment.
  const remove = stopsWithUs(() => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  return { path, remove };
}
