import { type DocKind, type EnvFact, type Evidence, type RepoFacts, unknownLicence } from "../../core/facts.js";
import { versionWords } from "../../core/versionWords.js";
import { code, type DayWords, line, place, type Words } from "../words.js";
import { type OpenEndsModel, openEndsModel } from "./openEndsModel.js";
import { publicAddress } from "./projectModel.js";
import { maybe, type Source } from "./source.js";

/*
 * What the repository says, for the next developer. Nothing of this machine is in it: no path of a folder, no uncommitted work, and
 * no people.
 */

/** Something that can be run, and what it does; both as code. */
export interface ScriptModel {
  readonly name: Words;
  /** Null where nothing is said but what is to be made first. */
  readonly does: Words | null;
  /** Where it stands, as `package.json`. */
  readonly where: Words;
}

/** A variable of the environment, as code, and where it is read first. */
export interface EnvModel {
  readonly name: Words;
  readonly documented: boolean;
  readonly where: Words;
}

export interface RepoModel extends OpenEndsModel {
  /** Somebody read the repository; false: all lists are empty, and `missing` says why. */
  readonly known: boolean;
  readonly repositories: readonly {
    readonly name: Words;
    readonly where: Words | null;
    readonly branch: Words | null;
    /** The first letters of the commit that was handed over. */
    readonly commit: Words | null;
    readonly lastTag: { readonly name: Words; readonly on: DayWords } | null;
  }[];
  readonly languages: readonly Words[];
  readonly stack: readonly { readonly name: Words; readonly version: Words | null }[];
  readonly run: readonly ScriptModel[];
  readonly build: readonly ScriptModel[];
  readonly test: readonly ScriptModel[];
  readonly deploy: readonly ScriptModel[];
  /** What can be run besides. */
  readonly scripts: readonly ScriptModel[];
  /** The document that says how to set it up: for that, else the README. */
  readonly setup: Words | null;
  /** The document that says how to operate it. */
  readonly operations: Words | null;
  readonly docs: readonly { readonly kind: string; readonly where: Words }[];
  /** The variables of the environment that the code reads. */
  readonly env: readonly EnvModel[];
  /** Of these, those that have to be set, and those that may be, because the code has a default for them. */
  readonly envToSet: readonly EnvModel[];
  readonly envWithDefault: readonly EnvModel[];
  /** Some are named in an example file or in the README. */
  readonly envDocumented: boolean;
  /** Some are, and some are not: that is said one by one. */
  readonly envExplained: boolean;
  /** `namesKind`: the name says what it is for, such as “Backups”. */
  readonly services: readonly {
    readonly name: Words;
    readonly kind: string;
    readonly namesKind: boolean;
    readonly where: Words;
  }[];
  /** `what` is null where the name of the folder says it. */
  readonly structure: readonly { readonly folder: Words; readonly what: Words | null; readonly files: number }[];
  /** Some folder needs a word more than its name. */
  readonly structureExplained: boolean;
  readonly licences: readonly { readonly name: Words; readonly packages: number }[];
  /** How many packages say nothing of a licence. */
  readonly unlicensed: number;
  readonly missing: readonly { readonly what: Words; readonly why: Words }[];
}

/** The documents in the order in which one reads them. */
const docOrder: readonly DocKind[] = [
  "readme",
  "setup",
  "operations",
  "architecture",
  "contributing",
  "docs",
  "changelog",
  "security",
  "licence",
];

/** What of the facts the next developer gets. */
export function repoModel(facts: RepoFacts | null, source: Source): RepoModel {
  const { languages = [], stack = [], env = [], services = [], licences = [] } = facts ?? {};
  const docs = [...(facts?.docs ?? [])].sort((a, b) => docOrder.indexOf(a.kind) - docOrder.indexOf(b.kind));
  const structure = (facts?.structure ?? []).map(folderModel);
  const doc = (...kinds: readonly string[]): Words | null =>
    kinds.reduce<Words | null>((found, kind) => {
      const next = docs.find((each) => each.kind === kind);
      return found ?? (next ? whereOf(next.evidence) : null);
    }, null);
  return {
    known: facts !== null,
    repositories: repositoriesOf(facts, source),
    languages: languages.map(({ name }) => line(name)),
    stack: stack.map(({ name, version }) => ({
      name: line(name),
      version: maybe(line, version && versionWords(version)),
    })),
    ...scriptsOf(facts?.scripts ?? []),
    setup: doc("setup", "readme"),
    operations: doc("operations"),
    docs: docs.map(({ kind, evidence }) => ({ kind, where: whereOf(evidence) })),
    env: env.map(envModel),
    envToSet: env.filter(({ hasDefault }) => !hasDefault).map(envModel),
    envWithDefault: env.filter(({ hasDefault }) => hasDefault).map(envModel),
    envDocumented: env.some(({ documented }) => documented),
    envExplained: new Set(env.map(({ documented }) => documented)).size > 1,
    services: services.map(({ name, kind, evidence }) => ({
      name: line(name),
      kind,
      namesKind: name.toLowerCase().includes(kind),
      where: whereOf(evidence),
    })),
    structure,
    structureExplained: structure.some(({ what }) => what !== null),
    ...openEndsModel(facts?.openEnds ?? [], ({ evidence }) => (evidence ? whereOf(evidence) : null)),
    licences: licences
      .filter(({ licence }) => licence !== unknownLicence)
      .map(({ licence, packages }) => ({ name: line(licence), packages })),
    unlicensed: licences.find(({ licence }) => licence === unknownLicence)?.packages ?? 0,
    missing: (facts?.missing ?? []).map(({ what, why }) => ({ what: line(what), why: line(why) })),
  };
}

function envModel({ name, documented, evidence }: EnvFact): EnvModel {
  return { name: code(name), documented, where: whereOf(evidence) };
}

/** A folder, and what is in it if its name does not say so. */
function folderModel({ folder, what, files }: RepoFacts["structure"][number]): RepoModel["structure"][number] {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const isSaid = plain(folder.split("/").at(-1) ?? "") === plain(what);
  return { folder: code(folder), what: isSaid ? null : line(what), files };
}

function repositoriesOf(facts: RepoFacts | null, { day, offboarding }: Source): RepoModel["repositories"] {
  const named = offboarding.project.repositories ?? [];
  const read = (facts?.repositories ?? []).map(({ name, remote, branch, head, tags }) => {
    const tag = tags.at(-1);
    const told = named.find((each) => each.name === name);
    return {
      name: line(told ? name : (nameOf(remote) ?? name)),
      where: whereHosted(remote ?? told?.remote),
      branch: maybe(code, branch ?? undefined),
      commit: maybe(code, head.slice(0, 10)),
      lastTag: tag ? { name: code(tag.name), on: day(tag.date) } : null,
    };
  });
  const unread = named
    .filter(({ name }) => !facts?.repositories.some((each) => each.name === name))
    .map(({ name, remote }) => ({
      name: line(name),
      where: whereHosted(remote),
      branch: null,
      commit: null,
      lastTag: null,
    }));
  return [...read, ...unread];
}

function whereHosted(remote: string | undefined): Words | null {
  return maybe(place, remote && publicAddress(remote));
}

/** What everybody calls a repository that has a public address; its folder is called otherwise on each machine. */
function nameOf(remote: string | null): string | undefined {
  const address = remote === null ? undefined : publicAddress(remote);
  return address
    ?.replace(/^[a-z]+:\/\//, "")
    .split("/")
    .slice(1)
    .findLast((part) => part !== "");
}

/** What a script is for, by the words of its name; the first that fits. */
const uses: readonly (readonly [use: "test" | "deploy" | "build" | "run", pattern: RegExp])[] = [
  ["test", /(?:^|[\s:/_-])(?:tests?|spec|e2e|lint|check|typecheck|verify|coverage)(?:$|[\s:/_.-])/i],
  ["deploy", /(?:^|[\s:/_-])(?:deploy|release|publish|ship|rollback)(?:$|[\s:/_.-])/i],
  ["build", /(?:^|[\s:/_-])(?:build|compile|bundle|dist|package|generate)(?:$|[\s:/_.-])/i],
  ["run", /(?:^|[\s:/_-])(?:start|dev|develop|serve|server|watch|up|preview)(?:$|[\s:/_.-])/i],
];

type Scripts = Pick<RepoModel, "run" | "build" | "test" | "deploy" | "scripts">;

function scriptsOf(scripts: RepoFacts["scripts"]): Scripts {
  const found: Record<keyof Scripts, ScriptModel[]> = { run: [], build: [], test: [], deploy: [], scripts: [] };
  for (const { name, command, evidence } of scripts) {
    const use = uses.find(([, pattern]) => pattern.test(name))?.[0] ?? "scripts";
    found[use].push({ name: code(name), does: maybe(code, command), where: whereOf(evidence) });
  }
  return found;
}

function whereOf({ file, line: at }: Evidence): Words {
  return code(at === undefined ? file : `${file}:${String(at)}`);
}
