import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import { isNotFound, toDiskError } from "./fileErrors.js";
import type { Platform } from "./platform.js";

/**
 * Keeps folders out of git by adding them to `.git/info/exclude`, which is nobody's but this clone's: nothing in the client's
 * tree changes. Works on files alone, so also without git and in Restricted Mode. `folders` are seen from `folder`, a
 * folder in the repository or its root. Does nothing where there is no repository.
 */
export async function excludeFromGit(
  platform: Platform,
  folder: vscode.Uri,
  folders: readonly string[],
): Promise<void> {
  await change(platform, folder, folders, ({ bytes, lines, present }) => {
    const missing = lines.filter((line) => !present.includes(line));
    if (missing.length === 0) return undefined;
    const endsOpen = bytes !== undefined && bytes.length > 0 && bytes.at(-1) !== lineFeed;
    // Behind what is there, byte for byte: it may hold paths in other encodings.
    const added = new TextEncoder().encode(`${endsOpen ? "\n" : ""}${missing.join("\n")}\n`);
    return new Uint8Array([...(bytes ?? []), ...added]);
  });
}

/** Takes our lines for these folders out of `.git/info/exclude`; all other bytes stay. */
export async function includeInGit(platform: Platform, folder: vscode.Uri, folders: readonly string[]): Promise<void> {
  await change(platform, folder, folders, ({ bytes, lines, present }) => {
    if (bytes === undefined || present.length === 0) return undefined;
    const kept = linesOf(bytes).filter((line) => !lines.includes(textOf(line)));
    return new Uint8Array(kept.flatMap((line) => [...line]));
  });
}

/** Whether git is told to leave this folder out; false where there is no repository. */
export async function isExcludedFromGit(folder: vscode.Uri, name: string): Promise<boolean> {
  const found = await findExclude(folder, [name]);
  return found !== undefined && found.present.length > 0;
}

interface Exclude {
  readonly file: vscode.Uri;
  /** Undefined if there is no such file yet. */
  readonly bytes: Uint8Array | undefined;
  /** Our lines for the folders, and those of them that stand in the file. */
  readonly lines: readonly string[];
  readonly present: readonly string[];
}

async function findExclude(folder: vscode.Uri, folders: readonly string[]): Promise<Exclude | undefined> {
  const repository = await findRepository(folder);
  if (!repository) return undefined;
  const file = vscode.Uri.joinPath(repository.commonFolder, "info", "exclude");
  const bytes = await readBytes(file);
  const lines = folders.map((each) => `/${escapePattern(`${repository.prefix}${each}`)}/`);
  const known = new Set(linesOf(bytes ?? new Uint8Array()).map(textOf));
  return { file, bytes, lines, present: lines.filter((line) => known.has(line)) };
}

const lineFeed = 10;

/** The lines of a file, each with its line end. */
function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  while (start < bytes.length) {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    lines.push(bytes.subarray(start, end));
    start = end;
  }
  return lines;
}

function textOf(line: Uint8Array): string {
  return new TextDecoder().decode(line).replace(/\r?\n$/, "");
}

/** How often it is tried again when git or another window was faster. */
const attempts = 5;

/**
 * Writes what `make` makes of the file, whole or not at all; undefined leaves it as it is. Does nothing where there is no repository. It
 * is the client's clone, and the file may be written by other programs at the same time.
 */
async function change(
  platform: Platform,
  folder: vscode.Uri,
  folders: readonly string[],
  make: (exclude: Exclude) => Uint8Array | undefined,
): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const found = await findExclude(folder, folders);
    const after = found && make(found);
    if (!found || !after || (await write(platform, found, after))) return;
  }
  throw new UserError("git's exclude file keeps being changed by another program, so it was left as it is. Try again.");
}

async function write(platform: Platform, { file, bytes }: Exclude, after: Uint8Array): Promise<boolean> {
  try {
    if (bytes) {
      await platform.clearUnfinished(file);
      return await platform.replaceFile(file, bytes, after);
    }
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(file, ".."));
    return await platform.createFile(file, after);
  } catch (error) {
    throw toDiskError(error, file);
  }
}

/** gitignore(5): these characters have a meaning in patterns. */
function escapePattern(path: string): string {
  return path.replace(/[\\*?[\]]/g, "\\$&");
}

interface Repository {
  /** The folder of what all worktrees share: `.git`, or what a linked worktree points to. */
  readonly commonFolder: vscode.Uri;
  /** The asked folder seen from the repository's root, with a `/` at its end; empty for the root. */
  readonly prefix: string;
}

/** Whether a file lies in a git repository. */
export async function isInRepository(file: vscode.Uri): Promise<boolean> {
  return (await findRepository(vscode.Uri.joinPath(file, ".."))) !== undefined;
}

async function findRepository(folder: vscode.Uri): Promise<Repository | undefined> {
  let at = folder;
  let prefix = "";
  for (;;) {
    const commonFolder = await commonFolderOf(vscode.Uri.joinPath(at, ".git"));
    if (commonFolder) return { commonFolder, prefix };
    const parent = vscode.Uri.joinPath(at, "..");
    if (parent.path === at.path) return undefined;
    prefix = `${at.path.slice(at.path.lastIndexOf("/") + 1)}/${prefix}`;
    at = parent;
  }
}

/** `.git` is a folder, or (in worktrees and submodules) a file that names one; see gitrepository-layout(5). */
async function commonFolderOf(dotGit: vscode.Uri): Promise<vscode.Uri | undefined> {
  const type = await typeOf(dotGit);
  if (type === undefined) return undefined;
  if ((type & vscode.FileType.Directory) !== 0) return dotGit;
  const named = /^gitdir: (.+)$/m.exec((await readText(dotGit)) ?? "")?.[1]?.trim();
  if (named === undefined) return undefined;
  const gitFolder = resolve(vscode.Uri.joinPath(dotGit, ".."), named);
  const common = (await readText(vscode.Uri.joinPath(gitFolder, "commondir")))?.trim();
  return common === undefined ? gitFolder : resolve(gitFolder, common);
}

function resolve(base: vscode.Uri, path: string): vscode.Uri {
  const isAbsolute = /^([A-Za-z]:|[\\/])/.test(path);
  return isAbsolute ? base.with({ path: vscode.Uri.file(path).path }) : vscode.Uri.joinPath(base, path);
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw toDiskError(error, uri);
  }
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  const bytes = await readBytes(uri);
  return bytes && new TextDecoder().decode(bytes);
}

async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw toDiskError(error, uri);
  }
}
