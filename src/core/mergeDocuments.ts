import { UserError } from "./errors.js";
import { flow } from "./flow.js";
import { isList, type JsonObject, own } from "./jsonShape.js";
import { withFreshReferences } from "./merge/freshIds.js";
import { type Contradiction, inEach, Judge, type Side, type Three } from "./merge/judge.js";
import { mergePieces } from "./merge/mergePieces.js";
import { mergeObject } from "./merge/mergeValue.js";
import { below, wholeDocument } from "./merge/place.js";
import { type Offboarding, offboarding as offboardingSchema } from "./offboarding.js";

export type { Contradiction };

/** Two versions of one offboarding, and the one that both were made from, if it is known. */
export interface Versions {
  readonly base?: Offboarding;
  readonly ours: Offboarding;
  readonly theirs: Offboarding;
}

/**
 * Two versions as one, by meaning: by key and id, wherever a thing stands. What one side alone changed goes its way; what cannot be
 * decided is a contradiction, and ours until `answers` (by its path) says otherwise. Without a base nothing is taken for
 * removed. Throws a UserError if they are different offboardings.
 */
export function mergeDocuments(
  { base, ours, theirs }: Versions,
  answers: ReadonlyMap<string, Side> = new Map(),
): { readonly merged: Offboarding; readonly contradictions: readonly Contradiction[] } {
  if (ours.id !== theirs.id)
    throw new UserError(
      `these are two different offboardings (${ours.client.name}, ${theirs.client.name}), which cannot be one; keep one of them here and put the other into a folder of its own`,
      "offboarding",
    );
  // A base of another offboarding says nothing about this one.
  const known = base?.id === ours.id ? base : undefined;
  const judge = new Judge(known !== undefined, answers);
  const documents: Three<JsonObject> = {
    base: known ? inOrder(known) : {},
    ours: inOrder(ours),
    theirs: inOrder(theirs),
  };
  const three = { ...documents, theirs: withFreshReferences(judge, documents) };
  const pieces = inEach(three, (document) => {
    const list = own(document, "pieces");
    return isList(list) ? list : [];
  });
  const merged = mergeObject(judge, three, wholeDocument, {
    pieces: () => mergePieces(judge, pieces, below(wholeDocument, "pieces")),
  });
  if (!isOffboarding(merged)) throw new Error("Two valid versions were merged to one that is not.");
  return { merged: inOrder(merged), contradictions: judge.contradictions };
}

/** The email last and the aftercare after it, whatever the file says. */
function inOrder(offboarding: Offboarding): Offboarding {
  return { ...offboarding, pieces: flow(offboarding) };
}

function isOffboarding(value: unknown): value is Offboarding {
  return offboardingSchema.safeParse(value).success;
}
