import type { AreaFact, Evidence, Person, RepoFacts, Tag } from "./facts.js";

interface Count {
  readonly name: string;
  readonly commits: number;
}

/** What `sendoff.facts` answers, field by field as the contract (commands.ts) has it. */
interface ContractFacts extends Pick<RepoFacts, "stack" | "scripts" | "services" | "docs" | "missing"> {
  readonly env: readonly { readonly name: string; readonly documented: boolean; readonly evidence: Evidence }[];
  readonly languages: readonly { readonly name: string; readonly files: number; readonly lines: number }[];
  readonly licences: readonly { readonly licence: string; readonly packages: number }[];
  readonly repositories: readonly {
    readonly name: string;
    readonly folder: string;
    readonly head: string;
    readonly range: { readonly from: string | null; readonly to: string };
    readonly commits: number;
    readonly merges: number;
    readonly people: readonly Person[];
    readonly months: readonly { readonly month: string; readonly commits: number }[];
    readonly areas: readonly Count[];
    readonly kinds: readonly Count[];
    readonly tags: readonly Tag[];
    readonly ours: { readonly commits: number; readonly first: string | null; readonly last: string | null };
  }[];
  readonly openEnds: readonly { readonly kind: string; readonly text: string; readonly evidence?: Evidence }[];
  readonly secrets: readonly {
    readonly rule: string;
    readonly masked: string;
    readonly evidence: Evidence;
    readonly inHistory: boolean;
  }[];
}

/** The part of the facts that scripts get: no fingerprints, nothing that may change its shape. */
export function contractFacts(facts: RepoFacts): ContractFacts {
  const { languages, stack, scripts, services, env, docs, licences, missing } = facts;
  return {
    repositories: facts.repositories.map(
      ({ name, folder, head, range, commits, merges, people, months, areas, kinds, tags, ours }) => ({
        name,
        folder,
        head,
        range,
        commits,
        merges,
        people,
        months,
        areas: areas.map(withoutProduct),
        kinds,
        tags,
        ours: { commits: ours.commits, first: ours.first, last: ours.last },
      }),
    ),
    languages: languages.map(({ name, files, lines }) => ({ name, files, lines })),
    stack,
    scripts,
    services,
    env: env.map(({ name, documented, evidence }) => ({ name, documented, evidence })),
    docs,
    licences: licences.map(({ licence, packages }) => ({ licence, packages })),
    openEnds: facts.openEnds.map(({ kind, text, evidence }) => ({ kind, text, ...(evidence && { evidence }) })),
    secrets: facts.secrets.map(({ rule, masked, evidence, inHistory }) => ({ rule, masked, evidence, inHistory })),
    missing: missing.map(({ what, why }) => ({ what, why })),
  };
}

function withoutProduct({ name, commits }: AreaFact): Count {
  return { name, commits };
}
