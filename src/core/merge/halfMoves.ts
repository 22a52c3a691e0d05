import type { Json } from "../json.js";
import { idOf, sameJson } from "../jsonShape.js";
import type { Judge, Three } from "./judge.js";
import { nameOf } from "./place.js";

/** An item, and the key of the piece in which it stands (for a piece itself, nothing). */
export interface Standing {
  readonly piece: string;
  readonly item: Json;
}

type Lists = Three<readonly Standing[]>;

/**
 * Versions that were rebuilt from conflict markers may hold an item or a piece twice: one side moved it, which git took over at
 * its new place, and the other side changed it, which is a conflict at the old one. Here what that side changed goes to the
 * new place.
 */
export function withoutHalfMoves(judge: Judge, lists: Lists): Lists {
  const once = withoutHalves(judge, lists);
  const twice = withoutHalves(judge, { base: once.base, ours: once.theirs, theirs: once.ours });
  return { base: twice.base, ours: twice.theirs, theirs: twice.ours };
}

/** Where ours moved an item, and theirs holds it twice. */
function withoutHalves(judge: Judge, lists: Lists): Lists {
  let { base, theirs } = lists;
  for (const id of repeatedIds(theirs)) {
    const [moved, ...more] = copiesOf(id, lists.ours);
    if (!moved || more.length > 0) continue;
    const halves = halvesOf(copiesOf(id, theirs), moved);
    const before = halvesOf(copiesOf(id, base), moved);
    // Without a base it may also be a copy that somebody made by hand; that one has another name.
    if (!halves || (judge.hasBase ? !before : nameOf(halves.left.item) !== nameOf(moved.item))) continue;
    theirs = joined(theirs, halves);
    if (before) base = joined(base, before);
  }
  return { base, ours: lists.ours, theirs };
}

/** The copy that git took over, and the one that the version has of itself. */
interface Halves {
  readonly taken: Standing;
  readonly left: Standing;
}

function halvesOf(copies: readonly Standing[], moved: Standing): Halves | undefined {
  const taken = copies.find(({ piece, item }) => piece === moved.piece && sameJson(item, moved.item));
  const left = copies.find((copy) => copy !== taken);
  return taken && left && { taken, left };
}

function joined(list: readonly Standing[], { taken, left }: Halves): readonly Standing[] {
  return list.flatMap((each) => (each === left ? [] : each === taken ? [{ ...taken, item: left.item }] : [each]));
}

function copiesOf(id: string, list: readonly Standing[]): readonly Standing[] {
  return list.filter(({ item }) => idOf(item) === id);
}

function repeatedIds(list: readonly Standing[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { item } of list) {
    const id = idOf(item) ?? "";
    if (seen.has(id)) repeated.add(id);
    seen.add(id);
  }
  return repeated;
}
