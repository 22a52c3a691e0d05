import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import * as vscode from "vscode";
import { type Backup, type Backups, type Cause, causes } from "../store/backups.js";
import { isNotFound, toDiskError } from "./fileErrors.js";

/** How many backups of a file are kept. */
const most = 20;

/**
 * Old bytes in the extension's own storage, a folder for each file. In the storage of all workspaces, since the same repository is
 * opened alone and together with others.
 */
export class BackupFiles implements Backups {
  constructor(private readonly storage: vscode.Uri) {}

  async keep(uri: string, bytes: Uint8Array, cause: Cause, at: string): Promise<void> {
    const folder = this.folderOf(uri);
    try {
      const before = await namesIn(folder);
      // Names sort by time. Two windows may keep something in the same second, so chance has the last word.
      const count = before.filter((name) => name.startsWith(compact(at))).length;
      const chance = crypto.randomUUID().slice(0, 6);
      const name = [compact(at), String(count).padStart(3, "0"), chance, cause].join("-");
      await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name + ending), bytes);
      const oldest = [...before, name].sort().slice(0, -most);
      await Promise.all(oldest.map((each) => remove(vscode.Uri.joinPath(folder, each + ending))));
    } catch (error) {
      throw toDiskError(error, folder);
    }
  }

  async list(uri: string): Promise<readonly Backup[]> {
    const names = await namesIn(this.folderOf(uri));
    return names
      .sort()
      .reverse()
      .flatMap((name) => backupOf(name) ?? []);
  }

  async read(uri: string, id: string): Promise<Uint8Array | undefined> {
    // Only what is listed is read: an id is not a path.
    const known = (await namesIn(this.folderOf(uri))).includes(id);
    return known ? vscode.workspace.fs.readFile(this.fileOf(uri, id)) : undefined;
  }

  /** The file of a backup, to look at. */
  fileOf(uri: string, id: string): vscode.Uri {
    return vscode.Uri.joinPath(this.folderOf(uri), id + ending);
  }

  /** Removes all backups of a file; answers with how many there were. */
  async forget(uri: string): Promise<number> {
    const { length } = await namesIn(this.folderOf(uri));
    if (length > 0) await vscode.workspace.fs.delete(this.folderOf(uri), { recursive: true });
    return length;
  }

  private folderOf(uri: string): vscode.Uri {
    const name = bytesToHex(sha256(new TextEncoder().encode(uri))).slice(0, 32);
    return vscode.Uri.joinPath(this.storage, "backups", name);
  }
}

const ending = ".json";

async function namesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.flatMap(([name]) => (name.endsWith(ending) ? [name.slice(0, -ending.length)] : []));
  } catch (error) {
    if (isNotFound(error)) return [];
    throw error;
  }
}

async function remove(file: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(file);
  } catch (error) {
    // Another window may have been faster.
    if (!isNotFound(error)) throw error;
  }
}

/** `2026-11-23T08:15:00Z` as `20261123T081500Z`: a name that every file system takes. */
function compact(at: string): string {
  return at.replace(/[-:]/g, "");
}

function backupOf(name: string): Backup | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-\d{3}-[\da-f]{6}-(\w+)$/.exec(name);
  const cause = causes.find((each) => each === found?.[7]);
  if (!found || !cause) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  return { id: name, at: `${[year, month, day].join("-")}T${[hour, minute, second].join(":")}Z`, cause };
}
