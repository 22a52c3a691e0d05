import type { Problem } from "./problem.js";
import { locator } from "./parseText.js";
import type { Entry } from "./store.js";

/**
 * The entries, with a problem at each that has the id of one before it: a copied folder. Both would share what is kept of the
 * offboarding on the user's machine. Nearly always there is none, and the same map comes back.
 */
export function copiesMarked(
  entries: ReadonlyMap<string, Entry>,
  textOf: (uri: string) => string,
): ReadonlyMap<string, Entry> {
  const first = new Map<string, Entry>();
  const marked = new Map<string, Entry>();
  for (const entry of entries.values()) {
    const id = entry.offboarding?.id;
    const original = id === undefined ? undefined : first.get(id);
    if (id !== undefined && !original) first.set(id, entry);
    if (original) marked.set(entry.uri, withProblem(entry, original, textOf(entry.uri)));
  }
  return marked.size === 0 ? entries : new Map([...entries].map(([uri, entry]) => [uri, marked.get(uri) ?? entry]));
}

function withProblem(entry: Entry, { slug, folder }: Entry, text: string): Entry {
  const where = folder === entry.folder ? slug : `${slug} in another folder`;
  const problem: Problem = {
    ...locator(text)(["id"]),
    severity: "warning",
    code: "same-document",
    message: `This has the id of ${where}, so both share the private notes on your machine. If it is a copy, give it an id of its own.`,
  };
  return { ...entry, problems: [...entry.problems, problem] };
}
