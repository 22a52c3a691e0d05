import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type * as factsChunk from "../../facts/facts.js";
import type { ReadForScan, ScanRequest } from "../../facts/scan/scanFiles.js";

/*
 * Entry of the worker in which files are read and searched, so that the extension host goes on meanwhile. It is given a folder's path and
 * what to scan, says each batch, and ends.
 */

/** What our own host gives it. */
export interface ScanWorkerData extends ScanRequest {
  readonly folder: string;
}

const largestText = 1024 * 1024;

/** Neither follows a link nor waits for a pipe that nobody writes to. */
const flags = constants.O_RDONLY | maybe(constants.O_NOFOLLOW) | maybe(constants.O_NONBLOCK);

/** Windows has neither. */
function maybe(flag: number | undefined): number {
  return flag ?? 0;
}

function readBelow(folder: string): ReadForScan {
  return async (path) => {
    try {
      const file = await open(join(folder, path), flags);
      try {
        const status = await file.stat();
        if (!status.isFile()) return undefined;
        if (status.size > largestText) return { size: status.size };
        const bytes = await file.readFile();
        return bytes.subarray(0, 8_000).includes(0)
          ? { size: status.size }
          : { size: status.size, text: bytes.toString("utf8") };
      } finally {
        await file.close();
      }
    } catch (error) {
      // Gone since it was listed, a link, or not ours to read.
      if (error instanceof Error && "code" in error) return undefined;
      throw error;
    }
  };
}

const { folder, paths, salt } = workerData as ScanWorkerData;
const { scanFiles } = createRequire(__filename)("./facts.js") as typeof factsChunk;
void scanFiles({ paths, salt }, readBelow(folder), (files) => parentPort?.postMessage(files));
