import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { hasCode } from "../../src/host/node/withLock.js";
import type { Disk, JournalFile } from "../../src/exports/transaction.js";
import { exportPlan } from "../../src/exports/exportPlan.js";
import { handoffOutputs } from "../../src/exports/handoff.js";
import { readManifest, writeManifest } from "../../src/exports/manifest.js";
import type { Content, Output } from "../../src/exports/output.js";
import type { Change } from "../../src/exports/transaction.js";
import { firstVersion, fullOffboarding, modelOf } from "./builders.js";

/** Where the handoff, what is remembered of it, and what is staged stand below the folder. */
export const places = { base: "handoff/acme", manifest: ".sendoff/acme/export.json", staging: ".sendoff/acme/staging" };

/** A real disk below a folder, used as VS Code uses it for an extension: a file is emptied first, then filled. */
export function realDisk(folder: string): Disk {
  const at = (path: string): string => join(folder, path);
  const intoFolder = (path: string): Promise<unknown> => mkdir(dirname(at(path)), { recursive: true });
  return {
    read: (path) => readIfThere(at(path)),
    write: async (path, bytes) => {
      await intoFolder(path);
      await writeFile(at(path), bytes);
    },
    move: async (from, to) => {
      await intoFolder(to);
      await rename(at(from), at(to));
    },
    remove: (path) => rm(at(path), { recursive: true, force: true }),
    hash: hashOf,
  };
}

/** The journal as a file on the same disk. */
export function realJournal(file: string): JournalFile {
  return {
    read: async () => (await readIfThere(file))?.toString(),
    write: (text) => writeFile(file, text),
    remove: () => rm(file, { force: true }),
  };
}

/** The files of the export of this number. Every second one is that of a pause, which has no acceptance; each is of another size. */
export function outputsOf(number: number): readonly Output[] {
  const offboarding = fullOffboarding({
    reason: number % 2 === 0 ? "complete" : "paused",
    flavor: `number ${String(number)}`,
    project: { name: `Shop ${String(number)}`, lastDay: "2026-12-11" },
  });
  const input = { model: modelOf(offboarding), view: offboarding, drafts: {}, versionOf: firstVersion };
  const pdf: Output = {
    path: "handover.pdf",
    content: new Uint8Array(200_000 + number).fill(number % 251),
    format: "pdf",
    reader: "owner",
  };
  return [pdf, ...handoffOutputs(input, ["html", "markdown", "ics"])];
}

/** What the export of this number changes on the disk, worked out as the extension does. */
export async function changesOf(disk: Disk, number: number): Promise<readonly Change[]> {
  const { base } = places;
  const manifest = readManifest((await disk.read(places.manifest))?.toString());
  const outputs = outputsOf(number);
  const paths = [...new Set([...outputs.map(({ path }) => path), ...Object.keys(manifest.files)])];
  const existing = new Map<string, Content | undefined>();
  for (const path of paths) existing.set(path, await textOrBytes(disk, `${base}/${path}`));
  const plan = exportPlan(outputs, existing, manifest, {
    hash: (content) => hashOf(Buffer.from(content)),
    formats: ["pdf", "html", "markdown", "ics"],
    onConflict: "keep",
  });
  return [
    ...plan.write.map(({ path, content }) => ({ path: `${base}/${path}`, bytes: Buffer.from(content) })),
    ...plan.removed.map((path) => ({ path: `${base}/${path}`, bytes: null })),
    { path: places.manifest, bytes: Buffer.from(writeManifest(plan.manifest)) },
  ];
}

/** All files below a folder with the hash of what they hold, in the order of their paths. */
export async function hashesBelow(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(
    files.sort().map(async (file) => [file.slice(folder.length + 1), hashOf(await readFile(file))] as const),
  );
  return Object.fromEntries(found);
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function textOrBytes(disk: Disk, path: string): Promise<Content | undefined> {
  const bytes = await disk.read(path);
  return bytes && path.endsWith(".pdf") ? bytes : bytes?.toString();
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}
