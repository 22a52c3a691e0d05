import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type * as factsChunk from "../../facts/facts.js";
import type { ScanRequest } from "../../facts/scan/scanFiles.js";
import { plainFilesOnDisk } from "./plainFilesOnDisk.js";

/*
 * Entry of the worker in which files are read and searched, so that the extension host goes on meanwhile. It is given a folder's path and
 * what to scan, says each batch, and ends.
 */

/** What our own host gives it. */
export interface ScanWorkerData extends ScanRequest {
  readonly folder: string;
}

const largestText = 1024 * 1024;

const { folder, paths, salt } = workerData as ScanWorkerData;
const { scanFiles } = createRequire(__filename)("./facts.js") as typeof factsChunk;
const read = plainFilesOnDisk(folder);
void scanFiles(
  { paths, salt },
  (path) => read(path, largestText),
  (files) => parentPort?.postMessage(files),
);
