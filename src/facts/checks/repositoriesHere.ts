import type { Offboarding } from "../../core/offboarding.js";
import { repositoryName } from "../history/remote.js";

/** A folder that is open in this window: its URI, what the window calls it, and what its repository is called where it is hosted. */
export interface OpenFolder {
  readonly uri: string;
  readonly name: string;
  readonly hosted?: string;
}

/**
 * A repository of an offboarding and the open folder that it is; without one it is not open here. `below`: its folder, seen from there;
 * `paths`: the folders in it that belong to the work, all if there are none.
 */
export interface RepositoryHere {
  readonly name: string;
  readonly folder?: OpenFolder;
  readonly below?: string;
  readonly paths?: readonly string[];
}

type Named = NonNullable<Offboarding["project"]["repositories"]>[number];

/**
 * Which open folder is which repository: by its own `folder` (seen from where the offboarding lies, `own`), by its name, or by its remote.
 * `own` is the one that is left over, and the only one where none is named.
 */
export function repositoriesHere(
  named: readonly Named[],
  own: OpenFolder,
  open: readonly OpenFolder[],
): readonly RepositoryHere[] {
  if (named.length === 0) return [{ name: own.name, folder: own }];
  const found = named.map(({ name, remote = "", folder: below, paths = [] }): RepositoryHere => {
    const known = { name, ...(paths.length > 0 && { paths }) };
    if (below !== undefined) return { ...known, folder: own, below };
    const hosted = repositoryName(remote);
    const folder =
      open.find((each) => isSame(each.name, name)) ??
      open.find((each) => each.hosted !== undefined && (isSame(each.hosted, hosted) || isSame(each.hosted, name)));
    return { ...known, ...(folder && { folder }) };
  });
  const unknown = found.filter(({ folder }) => !folder);
  if (unknown.length === 0 || found.some(({ folder }) => folder?.uri === own.uri)) return found;
  if (unknown.length > 1) return [{ name: own.name, folder: own }, ...found];
  return found.map((each) => (each.folder ? each : { ...each, folder: own }));
}

function isSame(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}
