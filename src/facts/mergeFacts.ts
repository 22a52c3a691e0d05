import type { RepoFacts } from "../core/facts.js";
import { openEndsOnce } from "./oneRepository.js";

export const noFacts: RepoFacts = {
  repositories: [],
  languages: [],
  stack: [],
  scripts: [],
  services: [],
  env: [],
  docs: [],
  licences: [],
  openEnds: [],
  secrets: [],
  missing: [],
  manifests: [],
  structure: [],
};

/** The facts of several folders as those of one; with several, evidence begins with the folder's name. */
export function mergeFacts(all: readonly (readonly [name: string, facts: RepoFacts])[]): RepoFacts {
  const [only, ...others] = all;
  if (!only) return noFacts;
  if (others.length === 0) return only[1];
  const openEnds = openEndsOnce(all.map(([, facts]) => facts));
  return all.map(([name, facts], nth) => prefixed(name, { ...facts, openEnds: openEnds[nth] ?? [] })).reduce(joined);
}

function prefixed(name: string, facts: RepoFacts): RepoFacts {
  const place = <T extends { readonly evidence?: { readonly file: string; readonly line?: number } }>(fact: T): T =>
    fact.evidence ? { ...fact, evidence: { ...fact.evidence, file: `${name}/${fact.evidence.file}` } } : fact;
  return {
    ...facts,
    languages: facts.languages.map(place),
    licences: facts.licences.map(place),
    stack: facts.stack.map(place),
    scripts: facts.scripts.map(place),
    services: facts.services.map(place),
    env: facts.env.map(place),
    docs: facts.docs.map(place),
    openEnds: facts.openEnds.map(place),
    secrets: facts.secrets.map(place),
    manifests: facts.manifests.map((each) => ({
      ...place(each),
      lock: each.lock === null ? null : `${name}/${each.lock}`,
    })),
    structure: facts.structure.map((each) => ({ ...each, folder: `${name}/${each.folder}` })),
  };
}

function joined(a: RepoFacts, b: RepoFacts): RepoFacts {
  return {
    repositories: [...a.repositories, ...b.repositories],
    languages: summed(a.languages, b.languages, "name", ["files", "lines"]).sort((x, y) => y.lines - x.lines),
    stack: [...a.stack, ...b.stack],
    scripts: [...a.scripts, ...b.scripts],
    services: [...a.services, ...b.services],
    env: [...a.env, ...b.env],
    docs: [...a.docs, ...b.docs],
    licences: summed(a.licences, b.licences, "licence", ["packages"]).sort((x, y) => y.packages - x.packages),
    openEnds: [...a.openEnds, ...b.openEnds],
    secrets: [...a.secrets, ...b.secrets],
    missing: [...a.missing, ...b.missing],
    manifests: [...a.manifests, ...b.manifests],
    structure: [...a.structure, ...b.structure],
  };
}

/** Two lists as one: what has the same `key` in both stands there once, as in the first, with its `numbers` added up. */
export function summed<T extends object>(
  a: readonly T[],
  b: readonly T[],
  key: keyof T,
  numbers: readonly (keyof T)[],
): T[] {
  const all = new Map(a.map((each) => [each[key], each]));
  for (const each of b) {
    const known = all.get(each[key]);
    const sums = known
      ? Object.fromEntries(numbers.map((field) => [field, Number(known[field]) + Number(each[field])]))
      : {};
    all.set(each[key], { ...each, ...known, ...sums });
  }
  return [...all.values()];
}
