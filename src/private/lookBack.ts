import type * as z from "zod/mini";
import { checkSet } from "./kept.js";
import { keepWords, readWords } from "./privateWords.js";
import type { KeyValues } from "./keyValues.js";
import { lookBack } from "./lookBackSchema.js";

export type LookBack = z.infer<typeof lookBack>;

/** The look-back of an offboarding; empty if there is none. */
export function readLookBack(keyValues: KeyValues, offboarding: string): LookBack {
  return readWords(keyValues, offboarding).lookBack ?? {};
}

/** Sets fields of the look-back; null removes one. Throws a UserError that names the field, and then nothing is kept. */
export async function setLookBack(
  keyValues: KeyValues,
  offboarding: string,
  set: Readonly<Record<string, unknown>>,
): Promise<LookBack> {
  checkSet(lookBack, set);
  const all = Object.entries<unknown>({ ...readLookBack(keyValues, offboarding), ...set });
  const kept = Object.fromEntries(all.filter(([, value]) => value !== null));
  await keepWords(keyValues, offboarding, { lookBack: Object.keys(kept).length === 0 ? null : kept });
  return readLookBack(keyValues, offboarding);
}
