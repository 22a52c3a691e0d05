import { type Ours, ourPeople, plainPath } from "./people.js";

/** What can be chosen as ours. */
interface Choices {
  readonly people: readonly { readonly name: string; readonly email: string }[];
  readonly folders: readonly string[];
}

/** What was chosen before among these choices, and what of it is none of them: it must not get lost by choosing anew. */
export interface ChosenOurs {
  readonly hasPerson: (name: string, email: string) => boolean;
  readonly hasFolder: (folder: string) => boolean;
  readonly others: { readonly people: readonly string[]; readonly paths: readonly string[] };
}

/** Names and addresses are compared as the facts compare them: in any case, with or without the other. */
export function chosenOurs({ people = [], paths = [] }: Ours, choices: Choices): ChosenOurs {
  const isPerson = ourPeople({ people });
  const isFolder = (path: string, folder: string): boolean => plainPath(path) === plainPath(folder);
  return {
    hasPerson: (name, email) => people.length > 0 && isPerson(name, email),
    hasFolder: (folder) => paths.some((path) => isFolder(path, folder)),
    others: {
      people: people.filter((person) => {
        const isThem = ourPeople({ people: [person] });
        return !choices.people.some(({ name, email }) => isThem(name, email));
      }),
      paths: paths.filter((path) => !choices.folders.some((folder) => isFolder(path, folder))),
    },
  };
}
