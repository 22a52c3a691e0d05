import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import type { Archive } from "../private/archives.js";
import { createFileBytes, takenSlugs } from "./createFiles.js";
import { toDiskError } from "./fileErrors.js";
import type { Platform } from "./platform.js";
import { fileName, sendoffUri } from "./places.js";
import { sameBytes } from "./sameBytes.js";

type ArchivedFile = Archive["files"][number];

/** Every file below a folder, as an archive holds them, by path. Rejects if one of them is open with unsaved changes, or is a link. */
export async function readFolder(folder: vscode.Uri): Promise<readonly ArchivedFile[]> {
  const inside = `${folder.toString()}/`;
  const unsaved = vscode.workspace.textDocuments.find(
    (document) => document.isDirty && document.uri.toString().startsWith(inside),
  );
  if (unsaved)
    throw new UserError(
      `${vscode.workspace.asRelativePath(unsaved.uri, true)} has unsaved changes. Save it, then try again.`,
      "offboarding",
    );
  try {
    const paths = (await pathsBelow(folder, "")).toSorted();
    return await Promise.all(
      paths.map(async (path) =>
        toArchived(path, await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, path))),
      ),
    );
  } catch (error) {
    throw toDiskError(error, folder);
  }
}

async function pathsBelow(folder: vscode.Uri, prefix: string): Promise<readonly string[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const found = await Promise.all(
    entries.map(([name, type]) => {
      if ((type & vscode.FileType.SymbolicLink) !== 0)
        throw new UserError(
          `${prefix}${name} is a link. Replace it by what it names, or remove it, then try again.`,
          "offboarding",
        );
      return type === vscode.FileType.Directory
        ? pathsBelow(vscode.Uri.joinPath(folder, name), `${prefix}${name}/`)
        : Promise.resolve([`${prefix}${name}`]);
    }),
  );
  return found.flat();
}

/** Removes a folder if it still holds exactly these files, and `.sendoff` with it if nothing else is there. */
export async function removeFolder(folder: vscode.Uri, files: readonly ArchivedFile[]): Promise<void> {
  if (JSON.stringify(await readFolder(folder)) !== JSON.stringify(files))
    throw new UserError("the files were changed in the meantime, so nothing was removed. Try again.", "offboarding");
  try {
    await vscode.workspace.fs.delete(folder, { recursive: true });
    const parent = vscode.Uri.joinPath(folder, "..");
    if ((await vscode.workspace.fs.readDirectory(parent)).length === 0) await vscode.workspace.fs.delete(parent);
  } catch (error) {
    throw toDiskError(error, folder);
  }
}

/**
 * Writes what an archive holds into `.sendoff` of a folder, under its old name or the next free one; answers with where its
 * offboarding is. `prepare` is told the name before anything is written.
 */
export async function unpackArchive(
  platform: Platform,
  workspaceFolder: vscode.Uri,
  { slug, files }: Archive,
  prepare: (slug: string) => Promise<void>,
): Promise<{ slug: string; uri: vscode.Uri }> {
  const isTaken = await takenSlugs(workspaceFolder);
  let name = slug;
  for (let count = 2; isTaken(name); count++) name = `${slug}-${String(count)}`;
  await prepare(name);
  const folder = vscode.Uri.joinPath(sendoffUri(workspaceFolder), name);
  // The offboarding comes last: until then the folder is nobody's.
  const inOrder = files.toSorted((a, b) => Number(a.path === fileName) - Number(b.path === fileName));
  for (const file of inOrder) {
    const uri = vscode.Uri.joinPath(folder, file.path);
    await createFileBytes(platform, uri, bytesOf(file));
    const written = await vscode.workspace.fs.readFile(uri);
    if (!sameBytes(written, bytesOf(file))) throw new UserError(`${file.path} could not be written as it was.`);
  }
  return { slug: name, uri: vscode.Uri.joinPath(folder, fileName) };
}

function toArchived(path: string, bytes: Uint8Array): ArchivedFile {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  // What does not come back the same is no UTF-8.
  if (sameBytes(new TextEncoder().encode(text), bytes)) return { path, text };
  return { path, base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) };
}

function bytesOf({ text, base64 }: ArchivedFile): Uint8Array {
  if (text !== undefined) return new TextEncoder().encode(text);
  return Uint8Array.from(atob(base64 ?? ""), (character) => character.charCodeAt(0));
}
