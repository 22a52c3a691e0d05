import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as vscode from "vscode";
import type { Content, Disk, JournalFile } from "../exports/documents.js";
import { UserError } from "../core/errors.js";
import { isNotFound, toDiskError } from "./fileErrors.js";
import { sendoffFolder } from "./places.js";
import { temporaryName } from "./temporaryName.js";

/** SHA-256 of a text or of bytes, in hex; the same in both hosts. */
export function hashOf(content: Content): string {
  return bytesToHex(sha256(typeof content === "string" ? utf8ToBytes(content) : content));
}

/** Where the last export says what it wrote for a client, seen from the workspace folder. */
export function manifestPathOf(slug: string): string {
  return `${sendoffFolder}/${slug}/export.json`;
}

export function bytesOf(content: Content): Uint8Array {
  return typeof content === "string" ? utf8ToBytes(content) : content;
}

/** What a file holds, as text if it is UTF-8; undefined if there is none, null if there is something that is no file. */
export async function readExisting(uri: vscode.Uri): Promise<Content | null | undefined> {
  const bytes = await readBytes(uri);
  try {
    return bytes && new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return bytes;
    throw error;
  }
}

async function readBytes(uri: vscode.Uri): Promise<Uint8Array | null | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    // A folder in the way is not ours to overwrite.
    if (error instanceof vscode.FileSystemError && error.code === "FileIsADirectory") return null;
    throw toDiskError(error, uri);
  }
}

/** The disk below a workspace folder, for the export's writing. */
export function diskBelow(folder: vscode.Uri): Disk {
  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(folder, path);
  return {
    read: async (path) => (await readBytes(at(path))) ?? undefined,
    write: async (path, bytes) => vscode.workspace.fs.writeFile(at(path), bytes),
    move: async (from, to) => {
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(at(to), ".."));
      await vscode.workspace.fs.rename(at(from), at(to), { overwrite: false });
    },
    remove: (path) => removeIfThere(at(path)),
    hash: hashOf,
  };
}

/** Where the files of an export wait, seen from the workspace folder. */
export function stagingOf(slug: string): string {
  return [sendoffFolder, slug, temporaryName("export")].join("/");
}

/** The journal of an offboarding's export, in the extension's own storage. */
export function journalOf(storage: vscode.Uri, offboarding: string): JournalFile & { readonly uri: vscode.Uri } {
  const uri = vscode.Uri.joinPath(storage, "exports", `${hashOf(offboarding).slice(0, 32)}.json`);
  return {
    uri,
    read: async () => {
      const bytes = await readBytes(uri);
      return bytes ? new TextDecoder().decode(bytes) : undefined;
    },
    write: async (text) => vscode.workspace.fs.writeFile(uri, bytesOf(text)),
    remove: () => removeIfThere(uri),
  };
}

async function removeIfThere(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { recursive: true });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** Throws a UserError if a file, or a link to another place, stands where a folder has to be, at a path below the workspace folder. */
export async function refuseIfBlocked(folder: vscode.Uri, path: string): Promise<void> {
  const parts = path.split("/");
  for (let count = 1; count <= parts.length; count++) {
    const below = parts.slice(0, count).join("/");
    const type = await typeOf(vscode.Uri.joinPath(folder, below));
    if (type === undefined) return;
    // What is said to lie in the client's folder shall lie there, and nothing be overwritten elsewhere.
    if ((type & vscode.FileType.SymbolicLink) !== 0)
      throw new UserError(
        `${below} is a link to another place, so nothing was exported. Put a folder in its place, or choose another one in the setting sendoff.exportFolder.`,
        "sendoff.exportFolder",
      );
    if ((type & vscode.FileType.Directory) === 0)
      throw new UserError(
        `${below} is a file, so no folder can be made there. Move it away, or choose another folder in the setting sendoff.exportFolder.`,
        "sendoff.exportFolder",
      );
  }
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw toDiskError(error, uri);
  }
}
