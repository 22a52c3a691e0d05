import { findSecretsDeep } from "../../secrets/deepSecrets.js";
import { fingerprint } from "../../secrets/fingerprint.js";
import { lineAt } from "../files.js";
import type { PlainFile } from "./plainFile.js";
import { type ScannedText, scanText } from "./scanText.js";

/** What is scanned: files seen from a folder, with the salt of the fingerprints. */
export interface ScanRequest {
  readonly paths: readonly string[];
  readonly salt: string;
}

export interface ScannedFile extends ScannedText {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly secrets: readonly ScannedSecret[];
}

export interface ScannedSecret {
  readonly rule: string;
  readonly masked: string;
  readonly line: number;
  readonly fingerprint: string;
}

export type ReadForScan = (path: string) => Promise<PlainFile | undefined>;

const batch = 100;

/** How many files are being read while one is searched: the disk and the processor work at the same time. */
const ahead = 8;

/** Reads all files in their order, and hands out what was found, batch by batch. Lets others go on in between. */
export async function scanFiles(
  { paths, salt }: ScanRequest,
  read: ReadForScan,
  onBatch: (files: readonly ScannedFile[]) => void,
  signal?: AbortSignal,
): Promise<void> {
  let files: ScannedFile[] = [];
  const reading = paths.slice(0, ahead).map((path) => begun(read, path));
  for (const [nth, path] of paths.entries()) {
    signal?.throwIfAborted();
    const next = paths[nth + ahead];
    if (next !== undefined) reading.push(begun(read, next));
    const found = await reading.shift()?.();
    if (found) files.push(await scanned(path, found, salt));
    if (files.length < batch) continue;
    onBatch(files);
    files = [];
  }
  onBatch(files);
}

/** Begins to read; a failure is thrown where the file's turn comes. */
function begun(read: ReadForScan, path: string): () => ReturnType<ReadForScan> {
  const reading = read(path);
  reading.catch(() => undefined);
  return () => reading;
}

async function scanned(path: string, { size, text }: PlainFile, salt: string): Promise<ScannedFile> {
  if (text === undefined) return { path, size, lines: 0, env: [], notes: [], skipped: [], secrets: [] };
  return { path, size, ...scanText(path, text), secrets: await secretsIn(path, text, salt) };
}

/** The secrets of a text with their lines and fingerprints, and without themselves. */
export async function secretsIn(path: string, text: string, salt: string): Promise<readonly ScannedSecret[]> {
  const found = await findSecretsDeep(path, text);
  return found.map(({ rule, masked, offset, secret }) => ({
    rule,
    masked,
    line: lineAt(text, offset),
    fingerprint: fingerprint(salt, secret),
  }));
}
