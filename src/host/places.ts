import * as vscode from "vscode";
import type { Place } from "../store/textFiles.js";
import { isNotFound } from "./fileErrors.js";

export const sendoffFolder = ".sendoff";
export const fileName = "offboarding.json";

/** The URI of a workspace folder's `.sendoff`. */
export function sendoffUri(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, sendoffFolder);
}

/** Whether a URI is an `offboarding.json` at its place, `<folder>/.sendoff/<slug>/offboarding.json`. */
export function isOffboardingFile({ path }: vscode.Uri): boolean {
  return /\/\.sendoff\/[^/]+\/offboarding\.json$/.test(path);
}

/**
 * All offboardings below the open workspace folders, by folder and slug. Listing a folder finds what git ignores, too. Of a folder
 * that cannot be listed right now those that were `known` stay: reading them says why, and the other folders go on.
 */
export async function findPlaces(known: readonly Place[]): Promise<readonly Place[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.allSettled(folders.map(({ uri }) => placesIn(uri)));
  return found.flatMap((each, index) =>
    each.status === "fulfilled" ? each.value : known.filter((place) => place.folder === folders[index]?.uri.toString()),
  );
}

async function placesIn(folder: vscode.Uri): Promise<readonly Place[]> {
  const names = await folderNames(sendoffUri(folder));
  return names
    .filter((name) => !name.startsWith(".") && name !== "templates")
    .sort()
    .map((slug) => ({
      uri: vscode.Uri.joinPath(sendoffUri(folder), slug, fileName).toString(),
      slug,
      folder: folder.toString(),
    }));
}

/** The names of the folders in a folder (links to folders too); none if there is no such folder. */
export async function folderNames(uri: vscode.Uri): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries.filter(([, type]) => (type & vscode.FileType.Directory) !== 0).map(([name]) => name);
  } catch (error) {
    // A `.sendoff` that is a file holds no offboardings; start says so when it is in the way.
    if (isNotFound(error) || (error instanceof vscode.FileSystemError && error.code === "FileNotADirectory")) return [];
    throw error;
  }
}
