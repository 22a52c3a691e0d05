import { Worker } from "node:worker_threads";
import type { ScannedFile, ScanRequest } from "../../facts/scan/scanFiles.js";
import type { ScanWorkerData } from "./scanWorker.js";

/** Scans the files of a folder in a thread of its own, which ends with the scan, and at once when it is cancelled. */
export function scanInWorker(
  script: string,
  folder: string,
  request: ScanRequest,
  onBatch: (files: readonly ScannedFile[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const data: ScanWorkerData = { folder, ...request };
    const worker = new Worker(script, { workerData: data });
    const stop = (): void => {
      void worker.terminate();
    };
    if (signal?.aborted === true) stop();
    signal?.addEventListener("abort", stop, { once: true });
    worker.on("message", (files: readonly ScannedFile[]) => {
      onBatch(files);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => {
      signal?.removeEventListener("abort", stop);
      // `reason` of a controller that was given none is an AbortError.
      if (signal?.aborted === true) reject(signal.reason as Error);
      else if (code === 0) resolve();
      else reject(new Error(`The scan ended with ${String(code)}.`));
    });
  });
}
