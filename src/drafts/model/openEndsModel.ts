import type { OpenEnd, OpenEndKind } from "../../core/facts.js";
import { type Words, line } from "../words.js";

/** Something left open, and where, as code. */
export interface OpenEndModel {
  readonly text: Words;
  readonly kind: string;
  readonly where: Words | null;
}

export interface OpenEndsModel {
  /** Branches that are not merged, newest first, but for those of bots: `cakes is not merged (…)`. */
  readonly branches: readonly OpenEndModel[];
  /** How many more there are than are listed. */
  readonly moreBranches: number;
  /** How many branches of bots that update dependencies are not merged. */
  readonly botBranches: number;
  /** Notes in the code, tests that are skipped and the like. */
  readonly openEnds: readonly OpenEndModel[];
  readonly moreOpenEnds: number;
}

/** So many are listed; a list of a thousand notes is read by nobody, and branches leave room for them. */
const fewBranches = 10;
const fewOpenEnds = 15;

/** What is only so on this machine, and nothing to hand over. */
const ofThisMachine: readonly OpenEndKind[] = ["uncommitted", "stash", "unpushed"];

const ofBot = /^(?:dependabot|renovate)\/|\([^(),]*\[bot\],/i;

/** What of the open ends the next developer gets. */
export function openEndsModel(all: readonly OpenEnd[], whereOf: (end: OpenEnd) => Words | null): OpenEndsModel {
  const shared = all.filter(({ kind }) => !ofThisMachine.includes(kind));
  const branches = shared.filter(({ kind }) => kind === "branch");
  const ofPeople = branches.filter(({ text }) => !ofBot.test(text));
  const rest = shared.filter(({ kind }) => kind !== "branch");
  const model = (end: OpenEnd): OpenEndModel => ({ kind: end.kind, text: line(end.text), where: whereOf(end) });
  return {
    branches: ofPeople.slice(0, fewBranches).map(model),
    moreBranches: Math.max(0, ofPeople.length - fewBranches),
    botBranches: branches.length - ofPeople.length,
    openEnds: rest.slice(0, fewOpenEnds).map(model),
    moreOpenEnds: Math.max(0, rest.length - fewOpenEnds),
  };
}
