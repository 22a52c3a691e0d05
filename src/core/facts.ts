/*
 * What a repository says. `RepoFacts` is what the reader knows; `sendoff.facts` hands out the part of it that the contract names
 * (`contractFacts`), and documents get what they need of the history (`HistoryFacts`).
 */

/** Where a fact stands: a file seen from the folder that was read (with `/`), below the repository's name where several were read. */
export interface Evidence {
  readonly file: string;
  /** Counted from 1. */
  readonly line?: number;
}

/** An author, after `.mailmap`; merges are not counted. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly commits: number;
  readonly bot: boolean;
  readonly ours: boolean;
}

/** A part of the work and how many commits touched it. `product`: a part that the client knows, not tests, tools or setup. */
export interface AreaFact {
  readonly name: string;
  readonly product: boolean;
  readonly commits: number;
}

/** A month, such as 2026-03, and its commits. */
export interface MonthFact {
  readonly month: string;
  readonly commits: number;
}

/** The newest commit of something. */
export interface Newest {
  readonly name: string;
  readonly commit: string;
}

export interface Tag {
  readonly name: string;
  /** ISO day. */
  readonly date: string;
  readonly commit: string;
}

/** Something that could not be read, and why: no git, Restricted Mode, web, a shallow clone, an unreadable object. */
export interface Missing {
  readonly what: string;
  readonly why: string;
  /** What to do about it here. May name what else lies on this machine, as other clients' work: never for a document. */
  readonly here?: string;
}

/** Why something could not be read, with what to do about it here: for the screen. */
export function whyHere({ why, here }: Missing): string {
  return here === undefined ? why : `${why} ${here}`;
}

/** The history of one repository. */
export interface RepositoryFacts {
  readonly name: string;
  /** Path or URI of the folder that was read. */
  readonly folder: string;
  /** Path of the repository's top, with `/`: the same for all folders that lie in it. */
  readonly root: string;
  /** The commit that is checked out; empty where there is none. */
  readonly head: string;
  /** The branch that is checked out; null for a detached HEAD. */
  readonly branch: string | null;
  /** Web address of `origin` without credentials, such as https://github.com/acme/shop; null where there is none. */
  readonly remote: string | null;
  /** Resolved commits, or days as they were given; `from` null is the beginning. */
  readonly range: { readonly from: string | null; readonly to: string };
  /** All of the range, merges in. */
  readonly commits: number;
  readonly merges: number;
  readonly people: readonly Person[];
  /** By author date in UTC; oldest first. */
  readonly months: readonly MonthFact[];
  /** Every commit but merges is in at least one; most commits first. */
  readonly areas: readonly AreaFact[];
  /** When the areas with most commits were worked on, in the order of `areas`. */
  readonly areaMonths: readonly { readonly name: string; readonly months: readonly MonthFact[] }[];
  readonly kinds: readonly { readonly name: string; readonly commits: number }[];
  /** The newest commit in each area and of each kind, by which one can look at it; a name may be missing. */
  readonly areaNewest: readonly Newest[];
  readonly kindNewest: readonly Newest[];
  /** Merged into HEAD, oldest first. */
  readonly tags: readonly Tag[];
  /** Our part of it (merges and bots not counted), with the author days of its first and last commit. */
  readonly ours: {
    readonly commits: number;
    readonly first: string | null;
    readonly last: string | null;
    readonly areas: readonly AreaFact[];
    readonly months: readonly MonthFact[];
  };
  /** Issues (`#12`) and pull or merge requests (`#12` or `!12`) that commits mention, most mentioned first. `url` where the remote tells. */
  readonly references: readonly { readonly name: string; readonly commits: number; readonly url?: string }[];
}

export type DocKind =
  | "readme"
  | "setup"
  | "operations"
  | "changelog"
  | "licence"
  | "contributing"
  | "architecture"
  | "security"
  | "docs";

export type ServiceKind =
  | "ci"
  | "hosting"
  | "container"
  | "infrastructure"
  | "database"
  | "schedule"
  | "migrations"
  | "backup"
  | "monitoring"
  | "payment"
  | "mail"
  | "cms"
  | "other";

/** What would be lost stands first, then what nobody else would know of; open ends are told in this order. */
export const openEndKinds = [
  "uncommitted",
  "unpushed",
  "stash",
  "branch",
  "disabled-job",
  "skipped-test",
  "todo",
  "large-file",
] as const;
export type OpenEndKind = (typeof openEndKinds)[number];

export interface OpenEnd {
  readonly kind: OpenEndKind;
  readonly text: string;
  readonly evidence?: Evidence;
  /** The repository it is in, where it is not a file's. */
  readonly repository: string;
  /** Of a branch: it is the one that all others are merged into, and so is never deleted. */
  readonly isDefault?: true;
}

/** What stands for the licence of a package that names none. */
export const unknownLicence = "unknown";

/** An environment variable that the code reads, and the first place that does. */
export interface EnvFact {
  readonly name: string;
  /** Named in an example file or the README. */
  readonly documented: boolean;
  /** Wherever it is read, the code says what holds where it is not set: nobody has to set it. */
  readonly hasDefault?: true;
  readonly evidence: Evidence;
}

/** A place that looks like a secret; the secret itself is nowhere kept. */
export interface SecretFact {
  readonly rule: string;
  readonly masked: string;
  readonly evidence: Evidence;
  /** Only in the history, no longer in the files. */
  readonly inHistory: boolean;
  /** Salted, so that a place can be allowed without keeping the secret. */
  readonly fingerprint: string;
}

/** All facts of one or several repositories. */
export interface RepoFacts {
  readonly repositories: readonly RepositoryFacts[];
  /** Most lines first; the evidence is the file with most of them. */
  readonly languages: readonly {
    readonly name: string;
    readonly files: number;
    readonly lines: number;
    readonly evidence: Evidence;
  }[];
  readonly stack: readonly { readonly name: string; readonly version?: string; readonly evidence: Evidence }[];
  /** What can be run (`npm run build`), with what it does. */
  readonly scripts: readonly { readonly name: string; readonly command: string; readonly evidence: Evidence }[];
  readonly services: readonly { readonly name: string; readonly kind: ServiceKind; readonly evidence: Evidence }[];
  readonly env: readonly EnvFact[];
  readonly docs: readonly { readonly kind: DocKind; readonly evidence: Evidence }[];
  /** Of the dependencies, SPDX; most packages first; the evidence is the first place that names it. */
  readonly licences: readonly { readonly licence: string; readonly packages: number; readonly evidence: Evidence }[];
  readonly openEnds: readonly OpenEnd[];
  readonly secrets: readonly SecretFact[];
  readonly missing: readonly Missing[];
  /** Lists of dependencies, and the lock file that pins each; null where there is none. */
  readonly manifests: readonly { readonly evidence: Evidence; readonly lock: string | null }[];
  /** The folders at the top, in words, with how many files each holds; for the next developer. */
  readonly structure: readonly { readonly folder: string; readonly what: string; readonly files: number }[];
}

/** What the documents need from the repository's history. Days are ISO days; commits are counted, never named. */
export interface HistoryFacts {
  /** Author day of the first and last commit of the work; null without one. */
  readonly first: string | null;
  readonly last: string | null;
  /** Tags that are part of the history, oldest first. */
  readonly releases: readonly { readonly name: string; readonly date: string }[];
  /** What was worked on, most first. `product`: a part that the client knows, not tests, tools or setup. */
  readonly areas: readonly AreaFact[];
  /** What could not be read, and why: no git, Restricted Mode, web, a shallow clone. */
  readonly missing: readonly Missing[];
}
