import type { Evidence, OpenEndKind, RepoFacts } from "../../core/facts.js";
import { code, type DayWords, line, place, type Words } from "../words.js";
import { publicAddress } from "./projectModel.js";
import { maybe, type Source } from "./source.js";

/*
 * What the repository says, for the next developer. Nothing of this machine is in it: no path of a folder, no uncommitted work, and
 * no people.
 */

/** Something that can be run, and what it does; both as code. */
export interface ScriptModel {
  readonly name: Words;
  readonly does: Words;
  /** Where it stands, as `package.json`. */
  readonly where: Words;
}

export interface RepoModel {
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
  readonly env: readonly { readonly name: Words; readonly documented: boolean; readonly where: Words }[];
  /** Some are named nowhere but in the code. */
  readonly envUndocumented: boolean;
  readonly services: readonly { readonly name: Words; readonly kind: string; readonly where: Words }[];
  readonly structure: readonly { readonly folder: Words; readonly what: Words; readonly files: number }[];
  readonly openEnds: readonly { readonly text: Words; readonly kind: string; readonly where: Words | null }[];
  /** How many more there are than are listed. */
  readonly moreOpenEnds: number;
  readonly licences: readonly { readonly name: Words; readonly packages: number }[];
  readonly missing: readonly { readonly what: Words; readonly why: Words }[];
}

/** So many of a kind are listed; a list of a thousand notes is read by nobody. */
const fewOpenEnds = 25;

/** What is only so on this machine, and nothing to hand over. */
const ofThisMachine: readonly OpenEndKind[] = ["uncommitted", "stash", "unpushed"];

/** What of the facts the next developer gets. */
export function repoModel(facts: RepoFacts | null, source: Source): RepoModel {
  const { languages = [], stack = [], env = [], docs = [], services = [], structure = [] } = facts ?? {};
  const openEnds = (facts?.openEnds ?? []).filter(({ kind }) => !ofThisMachine.includes(kind));
  const doc = (...kinds: readonly string[]): Words | null =>
    kinds.reduce<Words | null>((found, kind) => {
      const next = docs.find((each) => each.kind === kind);
      return found ?? (next ? whereOf(next.evidence) : null);
    }, null);
  return {
    known: facts !== null,
    repositories: repositoriesOf(facts, source),
    languages: languages.map(({ name }) => line(name)),
    stack: stack.map(({ name, version }) => ({ name: line(name), version: maybe(line, version) })),
    ...scriptsOf(facts?.scripts ?? []),
    setup: doc("setup", "readme"),
    operations: doc("operations"),
    docs: docs.map(({ kind, evidence }) => ({ kind, where: whereOf(evidence) })),
    env: env.map(({ name, documented, evidence }) => ({ name: code(name), documented, where: whereOf(evidence) })),
    envUndocumented: env.some(({ documented }) => !documented),
    services: services.map(({ name, kind, evidence }) => ({ name: line(name), kind, where: whereOf(evidence) })),
    structure: structure.map(({ folder, what, files }) => ({ folder: code(folder), what: line(what), files })),
    openEnds: openEnds.slice(0, fewOpenEnds).map(({ kind, text, evidence }) => ({
      kind,
      text: line(text),
      where: evidence ? whereOf(evidence) : null,
    })),
    moreOpenEnds: Math.max(0, openEnds.length - fewOpenEnds),
    licences: (facts?.licences ?? []).map(({ licence, packages }) => ({ name: line(licence), packages })),
    missing: (facts?.missing ?? []).map(({ what, why }) => ({ what: line(what), why: line(why) })),
  };
}

function repositoriesOf(facts: RepoFacts | null, { day, offboarding }: Source): RepoModel["repositories"] {
  if (!facts || facts.repositories.length === 0)
    return (offboarding.project.repositories ?? []).map(({ name, remote }) => ({
      name: line(name),
      where: maybe(place, remote === undefined ? undefined : publicAddress(remote)),
      branch: null,
      commit: null,
      lastTag: null,
    }));
  return facts.repositories.map(({ name, remote, branch, head, tags }) => {
    const tag = tags.at(-1);
    return {
      name: line(nameOf(remote) ?? name),
      where: maybe(place, remote === null ? undefined : publicAddress(remote)),
      branch: maybe(code, branch ?? undefined),
      commit: maybe(code, head.slice(0, 10)),
      lastTag: tag ? { name: code(tag.name), on: day(tag.date) } : null,
    };
  });
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
  ["test", /(?:^|[\s:/_-])(?:tests?|spec|e2e|lint|check|typecheck|verify|coverage)(?:$|[\s:/_-])/i],
  ["deploy", /(?:^|[\s:/_-])(?:deploy|release|publish|ship|rollback)(?:$|[\s:/_-])/i],
  ["build", /(?:^|[\s:/_-])(?:build|compile|bundle|dist|package|generate)(?:$|[\s:/_-])/i],
  ["run", /(?:^|[\s:/_-])(?:start|dev|develop|serve|server|watch|up|preview)(?:$|[\s:/_-])/i],
];

type Scripts = Pick<RepoModel, "run" | "build" | "test" | "deploy" | "scripts">;

function scriptsOf(scripts: RepoFacts["scripts"]): Scripts {
  const found: Record<keyof Scripts, ScriptModel[]> = { run: [], build: [], test: [], deploy: [], scripts: [] };
  for (const { name, command, evidence } of scripts) {
    const use = uses.find(([, pattern]) => pattern.test(name))?.[0] ?? "scripts";
    found[use].push({ name: code(name), does: code(command), where: whereOf(evidence) });
  }
  return found;
}

function whereOf({ file, line: at }: Evidence): Words {
  return code(at === undefined ? file : `${file}:${String(at)}`);
}
