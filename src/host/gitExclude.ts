import * as vscode from "vscode";
import { isNotFound, toDiskError } from "./fileErrors.js";

/**
 * Keeps folders out of git by adding them to `.git/info/exclude`, which is nobody's but this clone's: nothing in the client's
 * tree changes. Works on files alone, so also without git and in Restricted Mode. `folders` are seen from `folder`, a
 * folder in the repository or its root. Does nothing where there is no repository.
 */
export async function excludeFromGit(folder: vscode.Uri, folders: readonly string[]): Promise<void> {
  const found = await findExclude(folder, folders);
  const missing = found?.lines.filter((line) => !found.present.includes(line)) ?? [];
  if (!found || missing.length === 0) return;
  const endsOpen = found.bytes.length > 0 && found.bytes.at(-1) !== lineFeed;
  // Behind what is there, byte for byte: it may hold paths in other encodings.
  const added = new TextEncoder().encode(`${endsOpen ? "\n" : ""}${missing.join("\n")}\n`);
  await write(found.file, new Uint8Array([...found.bytes, ...added]));
}

/** Takes our lines for these folders out of `.git/info/exclude`; all other bytes stay. */
export async function includeInGit(folder: vscode.Uri, folders: readonly string[]): Promise<void> {
  const found = await findExclude(folder, folders);
  if (!found || found.present.length === 0) return;
  const kept = linesOf(found.bytes).filter((line) => !found.lines.includes(textOf(line)));
  await write(found.file, new Uint8Array(kept.flatMap((line) => [...line])));
}

/** Whether git is told to leave this folder out; false where there is no repository. */
export async function isExcludedFromGit(folder: vscode.Uri, name: string): Promise<boolean> {
  const found = await findExclude(folder, [name]);
  return found !== undefined && found.present.length > 0;
}

interface Exclude {
  readonly file: vscode.Uri;
  readonly bytes: Uint8Array;
  /** Our lines for the folders, and those of them that stand in the file. */
  readonly lines: readonly string[];
  readonly present: readonly string[];
}

async function findExclude(folder: vscode.Uri, folders: readonly string[]): Promise<Exclude | undefined> {
  const repository = await findRepository(folder);
  if (!repository) return undefined;
  const file = vscode.Uri.joinPath(repository.commonFolder, "info", "exclude");
  const bytes = (await readBytes(file)) ?? new Uint8Array();
  const lines = folders.map((each) => `/${escapePattern(`${repository.prefix}${each}`)}/`);
  const known = new Set(linesOf(bytes).map(textOf));
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

async function write(file: vscode.Uri, bytes: Uint8Array): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, bytes);
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
