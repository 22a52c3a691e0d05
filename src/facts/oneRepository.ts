import type { OpenEnd, OpenEndKind, RepoFacts, RepositoryFacts } from "../core/facts.js";

/*
 * Several folders may lie in one repository. Git tells each of them all that holds for the whole.
 */

/** What git says of a whole repository, whichever folder in it is read. */
const ofWholeRepository: readonly OpenEndKind[] = ["uncommitted", "unpushed", "stash", "branch"];

/** The repositories, each once; of the folders in one, that which leaves out most of Sendoff's own commits. */
export function eachOnce(repositories: readonly RepositoryFacts[]): readonly RepositoryFacts[] {
  const found = new Map<string, RepositoryFacts>();
  for (const repository of repositories) {
    const known = found.get(repository.root);
    if (!known || repository.commits < known.commits) found.set(repository.root, repository);
  }
  return [...found.values()];
}

/** The open ends of each folder, those of a repository only in one of its folders: where they stand in a file of it, or else the first. */
export function openEndsOnce(all: readonly RepoFacts[]): readonly (readonly OpenEnd[])[] {
  const best = new Map<string, { readonly nth: number; readonly hasPlace: boolean }>();
  const keyOf = ({ repositories: [repository] }: RepoFacts, { kind, text }: OpenEnd): string | undefined =>
    repository && ofWholeRepository.includes(kind) ? JSON.stringify([repository.root, kind, text]) : undefined;
  all.forEach((facts, nth) => {
    for (const end of facts.openEnds) {
      const key = keyOf(facts, end);
      const known = key === undefined ? undefined : best.get(key);
      const hasPlace = end.evidence !== undefined;
      if (key !== undefined && (!known || (hasPlace && !known.hasPlace))) best.set(key, { nth, hasPlace });
    }
  });
  return all.map((facts, nth) =>
    facts.openEnds.filter((end) => {
      const key = keyOf(facts, end);
      return key === undefined || best.get(key)?.nth === nth;
    }),
  );
}
