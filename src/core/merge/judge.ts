import type { Json } from "../json.js";
import { sameJson } from "../jsonShape.js";
import { type Place, pathOf, wordsFor } from "./place.js";

/** The same thing in each version; undefined where a version does not have it. */
export interface Three<T = Json | undefined> {
  readonly base: T;
  readonly ours: T;
  readonly theirs: T;
}

export type Side = "ours" | "theirs";

/** Something that a person has to decide. A side that removed the thing has no value. */
export interface Contradiction {
  /** Keys and ids from the document down, joined by `/`; the key of its answer. */
  readonly path: string;
  /** In a person's words, such as `“List the jobs”: due` or `Last day`. */
  readonly what: string;
  readonly ours?: Json;
  readonly theirs?: Json;
}

/** Applies `change` to each version. */
export function inEach<T, R>({ base, ours, theirs }: Three<T>, change: (version: T) => R): Three<R> {
  return { base: change(base), ours: change(ours), theirs: change(theirs) };
}

/** Decides between two versions what can be decided, and notes what cannot. */
export class Judge {
  readonly contradictions: Contradiction[] = [];

  constructor(
    /** Without one, nobody knows what either side had before. */
    readonly hasBase: boolean,
    private readonly answers: ReadonlyMap<string, Side>,
  ) {}

  /**
   * The side that has it its way without a question: both say the same, or only one side changed it. Without a base all is
   * new, so what one side alone has stays.
   */
  settled({ base, ours, theirs }: Three): Side | undefined {
    if (sameJson(ours, theirs)) return "ours";
    return sameJson(ours, base) ? "theirs" : sameJson(theirs, base) ? "ours" : undefined;
  }

  /** The answer that was given; without one, ours. `aspect` says what of the thing is in question, if not its value. */
  ask(place: Place, { ours, theirs }: Omit<Three, "base">, aspect?: string): Side {
    const path = pathOf(place);
    const isRemoved = place.keys.length === 0 && (ours === undefined || theirs === undefined);
    this.contradictions.push({
      path,
      what: wordsFor(place, isRemoved ? "keep or remove" : aspect),
      ...(ours !== undefined && { ours }),
      ...(theirs !== undefined && { theirs }),
    });
    return this.answers.get(path) ?? "ours";
  }
}
