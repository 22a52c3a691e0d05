import * as z from "zod/mini";
import { onlyYou } from "../core/visibility.js";
import type { KeyValues } from "./keyValues.js";

/** What is kept of one offboarding for the developer alone: why an item is not needed, why the goodbye went out all the same. */
export const privateWords = z.object({
  notNeeded: onlyYou(z.exactOptional(z.record(z.string(), z.string())), "Why an item is not needed, by item."),
  sentAnyway: onlyYou(z.exactOptional(z.string()), "Why the goodbye went out in spite of a hold."),
});

export type PrivateWords = z.infer<typeof privateWords>;

/** A key for each offboarding, by its id, so that it is found again when the repository has moved. */
const keyOf = (offboardingId: string): string => `sendoff.private.${offboardingId}`;

/** The private words of an offboarding; empty if there are none. */
export function readPrivateWords(keyValues: KeyValues, offboardingId: string): PrivateWords {
  const parsed = privateWords.safeParse(keyValues.get(keyOf(offboardingId)));
  return parsed.success ? parsed.data : {};
}

/** Keeps why items are not needed. */
export async function keepWhyNotNeeded(
  keyValues: KeyValues,
  offboardingId: string,
  items: readonly string[],
  why: string,
): Promise<void> {
  const known = readPrivateWords(keyValues, offboardingId).notNeeded;
  const notNeeded = { ...known, ...Object.fromEntries(items.map((item) => [item, why])) };
  await keep(keyValues, offboardingId, { notNeeded });
}

/** Keeps why the goodbye went out in spite of a hold. */
export async function keepWhySentAnyway(keyValues: KeyValues, offboardingId: string, why: string): Promise<void> {
  await keep(keyValues, offboardingId, { sentAnyway: why });
}

/** What a newer Sendoff keeps under the same key stays. */
async function keep(keyValues: KeyValues, offboardingId: string, words: PrivateWords): Promise<void> {
  const stored = keyValues.get(keyOf(offboardingId));
  await keyValues.set(keyOf(offboardingId), { ...(typeof stored === "object" ? stored : {}), ...words });
}
