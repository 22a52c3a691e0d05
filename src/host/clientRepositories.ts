import * as vscode from "vscode";
import type { Offboarding } from "../core/offboarding.js";
import { type OpenFolder, repositoriesHere } from "../facts/checks/repositoriesHere.js";
import { type Ours, plainPath } from "../facts/history/people.js";
import type { Entry } from "../store/store.js";
import type { History } from "./history.js";

/** A repository of a client that is open here, and what in it is ours; paths are seen from `uri`. */
export interface ClientRepository {
  readonly name: string;
  readonly uri: vscode.Uri;
  readonly ours: Ours;
}

/** The repositories of a client; of those that are not open here there are only the names. */
export interface ClientRepositories {
  readonly open: readonly ClientRepository[];
  readonly closed: readonly string[];
}

/** The folders that are open in this window; what they are hosted as is asked only if an offboarding names repositories, once for all. */
export async function openFolders(
  history: History,
  offboardings: readonly Offboarding[],
): Promise<readonly OpenFolder[]> {
  const areNamed = offboardings.some(({ project }) => (project.repositories ?? []).length > 0);
  return Promise.all(
    (vscode.workspace.workspaceFolders ?? []).map(async ({ name, uri }): Promise<OpenFolder> => {
      const hosted = areNamed ? await history.repositoryName(uri) : undefined;
      return { name, uri: uri.toString(), ...(hosted !== undefined && { hosted }) };
    }),
  );
}

/** The repositories that belong to an offboarding, each with the open folder that it is; its own folder if it names none. */
export function clientRepositories(
  folders: readonly OpenFolder[],
  { folder: at }: Pick<Entry, "folder">,
  { project }: Offboarding,
): ClientRepositories {
  const { repositories = [], ours = {} } = project;
  const own = folders.find(({ uri }) => uri === at) ?? { name: lastPart(at), uri: at };
  const open: ClientRepository[] = [];
  const closed: string[] = [];
  for (const { name, folder, below = "", paths = [] } of repositoriesHere(repositories, own, folders)) {
    const uri = folder && vscode.Uri.joinPath(vscode.Uri.parse(folder.uri), plainPath(below));
    // What a file says must not lead out of what is open here.
    if (uri && [own, ...folders].some((each) => isWithin(uri, each))) {
      const around = folder.uri === at ? seenFrom(below, ours.paths ?? []) : [];
      open.push({ name, uri, ours: toOurs(ours.people ?? [], [...around, ...paths]) });
    } else closed.push(name);
  }
  return { open, closed };
}

/** What is ours, in the one way in which a history is remembered by it: without what means all, and nothing twice. */
export function toOurs(people: readonly string[], paths: readonly string[]): Ours {
  return {
    ...(people.length > 0 && { people: [...new Set(people)] }),
    ...(paths.length > 0 && { paths: [...new Set(paths)] }),
  };
}

function isWithin(uri: vscode.Uri, folder: OpenFolder): boolean {
  return `${uri.toString()}/`.startsWith(`${folder.uri.replace(/\/$/, "")}/`);
}

/** Our paths, seen from a folder below: those that hold all of it, and those beside it, say nothing of it. */
function seenFrom(below: string, paths: readonly string[]): readonly string[] {
  const start = plainPath(below);
  if (start === "" || start === ".") return paths;
  return paths.map(plainPath).flatMap((path) => (path.startsWith(`${start}/`) ? [path.slice(start.length + 1)] : []));
}

function lastPart(uri: string): string {
  const { path } = vscode.Uri.parse(uri);
  return path.slice(path.lastIndexOf("/") + 1);
}
