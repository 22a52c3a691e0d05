import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import { isNotFound, toDiskError } from "./fileErrors.js";
import type { Platform } from "./platform.js";
import { fileName, sendoffFolder, sendoffUri } from "./places.js";

/** Which slugs of a workspace folder are taken, by anything at all in its `.sendoff`, in any case. */
export async function takenSlugs(folder: vscode.Uri): Promise<(slug: string) => boolean> {
  const names = await namesIn(folder);
  const taken = new Set(names.map((name) => name.normalize("NFKD").toLowerCase()));
  return (slug) => taken.has(slug.normalize("NFKD").toLowerCase());
}

async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  const uri = sendoffUri(folder);
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) === 0)
      throw new UserError(
        `“${sendoffFolder}” is a file here, and Sendoff needs a folder of that name. Rename the file, then start again.`,
        "folder",
      );
    return (await vscode.workspace.fs.readDirectory(uri)).map(([name]) => name);
  } catch (error) {
    if (isNotFound(error)) return [];
    throw toDiskError(error, uri);
  }
}

/** Creates `.sendoff/<slug>/offboarding.json`; a file that is there already is never overwritten. */
export async function createOffboardingFile(
  platform: Platform,
  folder: vscode.Uri,
  slug: string,
  text: string,
): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(sendoffUri(folder), slug, fileName);
  await createFile(platform, uri, text);
  return uri;
}

/** Creates a text file and the folders above it; rejects with a UserError if there is a file already, or the disk refuses. */
export function createFile(platform: Platform, uri: vscode.Uri, text: string): Promise<void> {
  return createFileBytes(platform, uri, new TextEncoder().encode(text));
}

/** `createFile` for any bytes. */
export async function createFileBytes(platform: Platform, uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
  try {
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uri, ".."));
    if (!(await platform.createFile(uri, bytes)))
      throw new UserError(
        `${vscode.workspace.asRelativePath(uri, true)} is there already, and stays as it is. Move it away, then try again.`,
      );
  } catch (error) {
    throw toDiskError(error, uri);
  }
}

/** Whether there is anything at this URI. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
